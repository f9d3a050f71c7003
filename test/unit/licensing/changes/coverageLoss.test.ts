import { describe, expect, it } from 'vitest';
import { takesCoverage } from '../../../../src/licensing/changes/coverageLoss';
import type { Gap } from '../../../../src/licensing/coverage';
import type { Reach } from '../../../../src/licensing/changes/deleteConsequences';
import { day } from '../rows';

const OVER: Reach = { kind: 'over' };
const ENDLESS: Reach = { kind: 'endless' };
const SOONER: Reach = { kind: 'until', day: day('2027-01-26') };
const LATER: Reach = { kind: 'until', day: day('2028-01-26') };
const GAP: Gap = { from: day('2027-01-20'), to: day('2027-01-26') };

describe('a delete takes coverage', () => {
  it.each<[string, Reach, Reach, readonly Gap[], boolean]>([
    ['that ends today', SOONER, OVER, [], true],
    ['that ends earlier', LATER, SOONER, [], true],
    ['that had no end', ENDLESS, LATER, [], true],
    ['where nothing is left of one without an end', ENDLESS, OVER, [], true],
    ['that has a gap then', LATER, LATER, [GAP], true],
    ['not where it ends on the same day', LATER, LATER, [], false],
    ['not where it still has no end', ENDLESS, ENDLESS, [], false],
    ['not where it was over', OVER, OVER, [], false],
  ])('%s', (_name, reachBefore, reachAfter, newGaps, expected) => {
    expect(takesCoverage({ reachBefore, reachAfter, newGaps })).toBe(expected);
  });
});
