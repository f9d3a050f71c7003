import { describe, expect, it } from 'vitest';
import { coverageOf } from '../../../../src/licensing/coverage';
import {
  consequencesOfDelete,
  type DeleteConsequences,
  type DeletedKey,
  type Reach,
} from '../../../../src/licensing/changes/deleteConsequences';
import { DELETE_CASES, ONE } from './casesOfDelete';
import { consequences, licensesOf, sayCurrent, THRESHOLDS, TODAY } from './deletions';
import { day, lastingAnswer } from '../rows';

function sayReach(reach: Reach): string {
  return reach.kind === 'until' ? reach.day : reach.kind;
}

function summary({ currentAfterwards, reachBefore, reachAfter, newGaps, loss }: DeleteConsequences) {
  const before = sayReach(reachBefore);
  const after = sayReach(reachAfter);
  return {
    current: sayCurrent(currentAfterwards),
    reach: before === after ? 'same' : `${before} → ${after}`,
    gaps: newGaps.map(({ from, to }) => `${from}…${to}`).join(', '),
    loss: `${loss.kind}${loss.inUsageExport ? ' in export' : ''}`,
  };
}

describe('what follows when a license is deleted', () => {
  it.each(DELETE_CASES)('%s', (_name, rows, deleted, current, expected) => {
    expect(summary(consequences(deleted, licensesOf(rows), { current }))).toEqual(expected);
  });

  it('counts the billable users above the seats of the license that takes over', () => {
    const licenses = licensesOf('1: 2026-06-01 → 2027-06-01; 2: 2027-01-01 → 2027-02-01', {
      1: { user_limit: 80 },
    });
    expect(sayCurrent(consequences(2, licenses, { current: 2, users: 94 }).currentAfterwards)).toBe(
      '1, 14 over',
    );
    const unlimited = licenses.map((license) => ({ ...license, user_limit: 0 }));
    expect(sayCurrent(consequences(2, unlimited, { current: 2, users: 94 }).currentAfterwards)).toBe('1');
  });

  it('looks at the newest hundred licenses, as GitLab does', () => {
    const later = Array.from({ length: 100 }, (_, index) => `${index + 2}: 2030-01-01 → 2031-01-01`);
    const licenses = licensesOf([ONE, ...later].join(';'));
    expect(sayCurrent(consequences(50, licenses, { current: undefined }).currentAfterwards)).toBe('1');
  });

  it('tells how many licenses were left out of it', () => {
    const licenses = licensesOf(ONE);
    const coverage = coverageOf([], lastingAnswer(undefined, day(TODAY)), day(TODAY), THRESHOLDS);
    const unreadOf = (unreadable?: readonly unknown[]) =>
      consequencesOfDelete(1, { licenses, unreadable, current: undefined, coverage, thresholds: THRESHOLDS })
        ?.unread;
    expect(unreadOf()).toBe(0);
    expect(unreadOf([{}, {}])).toBe(2);
  });

  it('names what tells the same as the deleted license', () => {
    const licenses = licensesOf(
      '1: 2026-06-01 → 2027-06-01; 2: 2026-06-01 → 2027-06-01; 3: 2026-06-01 → 2027-06-01',
      {
        1: { licensee: { Name: 'Jane', Company: 'GitLab' } },
        2: { licensee: { Company: 'GitLab', Name: 'Jane' } },
        3: { licensee: { Company: 'GitLab', Name: 'Joe' } },
      },
    );
    expect(consequences(2, licenses, { current: 3 }).copies.map(({ id }) => id)).toEqual([1]);
    expect(consequences(3, licenses, { current: 3 }).copies).toEqual([]);
  });

  it('names the licenses that GitLab passes over, since they may count again', () => {
    const licenses = licensesOf('1: 2026-06-01 → 2027-06-01; 3: 2026-06-01 → 2027-01-10');
    const found = consequences(3, licenses, { current: 3 });
    expect(found.passedOver.map(({ id }) => id)).toEqual([1]);
    expect(sayCurrent(found.currentAfterwards)).toBe('none, leaves read-only');
  });

  it('keeps to the choice of the server where the dates would make another one', () => {
    const licenses = licensesOf(
      '1: 2026-06-01 → 2027-06-01; 2: 2026-06-01 → 2027-06-01; 3: 2024-06-01 → 2025-06-01',
    );
    const answer = { id: 1, since: 0, at: 0, on: day(TODAY) };
    expect(sayCurrent(consequences(3, licenses, { current: 1, answer }).currentAfterwards)).toBe(
      '1, unchanged',
    );
  });

  it('is not known of a license that is not there', () => {
    const situation = { licenses: [], current: undefined, thresholds: THRESHOLDS };
    const coverage = coverageOf([], lastingAnswer(undefined, TODAY), day(TODAY), THRESHOLDS);
    expect(consequencesOfDelete(7, { ...situation, coverage })).toBeUndefined();
  });

  it('is nothing but the loss of its key for a license without a start', () => {
    const licenses = [...licensesOf(ONE), { id: 2, plan: 'premium' }];
    expect(consequences(2, licenses, { current: 1 })).toMatchObject({
      role: undefined,
      currentAfterwards: { kind: 'same' },
      loss: { kind: 'key', inUsageExport: false },
    });
  });
});

describe('what else ends with the current license', () => {
  const both = '1: 2026-06-01 → 2027-06-01; 2: 2027-01-01 → 2027-02-01';

  it.each<[string, string, number, DeletedKey | undefined, unknown]>([
    ['depends on its key where nobody has read it', ONE, 1, undefined, [{ kind: 'perhapsCloud' }]],
    ['is nothing for a legacy license', ONE, 1, { type: 'legacy', hasAddOns: true }, []],
    [
      'are stored subscriptions for an online cloud license',
      ONE,
      1,
      { type: 'onlineCloud', hasAddOns: true },
      [{ kind: 'onlineCloud' }],
    ],
    [
      'are the add-ons of an offline cloud license',
      ONE,
      1,
      { type: 'offlineCloud', hasAddOns: true },
      [{ kind: 'addOns', unlessNextHasThem: false }],
    ],
    [
      'are its add-ons unless the next license has them',
      both,
      2,
      { type: 'offlineCloud', hasAddOns: true },
      [{ kind: 'addOns', unlessNextHasThem: true }],
    ],
    [
      'is nothing for an offline cloud license without',
      ONE,
      1,
      { type: 'offlineCloud', hasAddOns: false },
      [],
    ],
    ['is nothing with any other license', both, 1, { type: 'onlineCloud', hasAddOns: true }, []],
  ])('%s', (_name, rows, deleted, key, expected) => {
    const current = rows === both ? 2 : 1;
    expect(consequences(deleted, licensesOf(rows), { current, ...(key && { key }) }).sideEffects).toEqual(
      expected,
    );
  });
});
