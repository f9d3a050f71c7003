import { describe, expect, it } from 'vitest';
import {
  activeOn,
  currentOn,
  hasEnded,
  hasStarted,
  isInForce,
  type LicenseRow,
} from '../../../src/licensing/currentLicense';
import { day, rowsOf } from './rows';

describe('a license on a day', () => {
  const [license] = rowsOf('1: 2026-01-27 → 2027-01-27');
  const [endless] = rowsOf('1: 2026-01-27 → never');
  const [empty] = rowsOf('1: 2026-01-27 → 2026-01-27');

  it('counts from its start', () => {
    expect(isInForce(license!, day('2026-01-26'))).toBe(false);
    expect(isInForce(license!, day('2026-01-27'))).toBe(true);
    expect(hasStarted(license!, day('2026-01-26'))).toBe(false);
    expect(hasStarted(license!, day('2026-01-27'))).toBe(true);
  });

  it('no longer counts on the day it expires', () => {
    expect(isInForce(license!, day('2027-01-26'))).toBe(true);
    expect(isInForce(license!, day('2027-01-27'))).toBe(false);
    expect(hasEnded(license!, day('2027-01-26'))).toBe(false);
    expect(hasEnded(license!, day('2027-01-27'))).toBe(true);
  });

  it('never ends without an expiry', () => {
    expect(isInForce(endless!, day('9999-12-31'))).toBe(true);
  });

  it('never counts when it starts and expires on the same day', () => {
    expect(isInForce(empty!, day('2026-01-26'))).toBe(false);
    expect(isInForce(empty!, day('2026-01-27'))).toBe(false);
  });
});

describe('the license GitLab uses', () => {
  it.each([
    ['the highest id in force, not the longest', '1: 2026-01-01 → never; 2: 2026-06-01 → 2027-06-01', 2, 2],
    [
      'the highest id in force, not the latest start',
      '1: 2026-12-31 → 2027-12-31; 2: 2020-01-01 → 2028-01-01',
      2,
      2,
    ],
    ['the same whatever the order of the rows', '2: 2026-06-01 → 2027-06-01; 1: 2026-01-01 → never', 2, 2],
    [
      'an older one in force before a newer one that has expired',
      '1: 2026-01-01 → never; 2: 2026-06-01 → 2027-01-01',
      1,
      1,
    ],
    [
      'the highest id that has started when none is in force',
      '1: 2025-01-01 → 2026-12-01; 2: 2024-01-01 → 2025-01-01',
      undefined,
      2,
    ],
    [
      'an expired one before one that has not started',
      '1: 2025-01-01 → 2026-01-01; 2: 2027-02-01 → 2028-02-01',
      undefined,
      1,
    ],
    ['none when none has started', '1: 2027-01-21 → 2028-01-21', undefined, undefined],
    ['none when there is none', '', undefined, undefined],
  ])('is %s', (_, rows, active, current) => {
    expect(activeOn(rowsOf(rows), day('2027-01-20'))?.id).toBe(active);
    expect(currentOn(rowsOf(rows), day('2027-01-20'))?.id).toBe(current);
  });

  it('is sought among the newest 100 ids only', () => {
    const valid = rowsOf('1: 2026-01-01 → never');
    const ended = idsFrom(2, 99, '2025-01-01 → 2026-01-01');
    const upcoming = idsFrom(2, 100, '2030-01-01 → never');

    expect(activeOn([...valid, ...ended], day('2027-01-20'))?.id).toBe(1);
    expect(
      activeOn([...valid, ...ended, ...idsFrom(500, 1, '2025-01-01 → 2026-01-01')], day('2027-01-20')),
    ).toBe(undefined);
    expect(currentOn([...valid, ...upcoming], day('2027-01-20'))).toBe(undefined);
  });

  it('is told without changing the rows', () => {
    const rows = Object.freeze(rowsOf('1: 2026-01-01 → never; 2: 2026-06-01 → 2027-06-01'));
    expect(currentOn(rows, day('2027-01-20'))).toBe(rows[1]);
  });
});

function idsFrom(first: number, count: number, dates: string): LicenseRow[] {
  return rowsOf(Array.from({ length: count }, (_, index) => `${first + index}: ${dates}`).join(';'));
}
