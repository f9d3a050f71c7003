import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { coverageOf } from '../../../../src/licensing/coverage';
import {
  consequencesOfDelete,
  type DeleteConsequences,
  type DeletedSubscription,
} from '../../../../src/licensing/changes/deleteConsequences';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import { waitingLicenses } from '../../../../src/licensing/waiting';
import { deleteDetail } from '../../../../src/words/changes/deleteQuestion';
import { day, lastingAnswer } from '../rows';
import { licensesOf, THRESHOLDS, TODAY } from './deletions';

const LICENSES = licensesOf('1: 2025-01-27 → 2026-01-27; 2: 2026-01-27 → 2027-01-27');
const RENEWAL = { plan: 'ultimate', startsAt: day('2027-01-27'), expiresAt: day('2028-01-27'), seats: 120 };

function subscriptionOf(more: Partial<DeletedSubscription> = {}): DeletedSubscription {
  const waiting = waitingLicenses({ at: 0, waiting: [RENEWAL] }, LICENSES);
  return { waiting, isConfirmed: true, details: { id: 2, type: 'onlineCloud' }, addOns: [], ...more };
}

function consequences(id: number, given: DeletedSubscription): DeleteConsequences {
  const counted: readonly License[] = given.isConfirmed ? given.waiting : [];
  const rows = licenseRows([...LICENSES, ...counted]);
  const coverage = coverageOf(rows, lastingAnswer(2, TODAY), day(TODAY), THRESHOLDS);
  const current = LICENSES.find((license) => license.id === 2);
  return consequencesOfDelete(id, {
    ...{ licenses: LICENSES, current, coverage, thresholds: THRESHOLDS, deletedSubscription: given },
  })!;
}

describe('a delete where a subscription waits', () => {
  it('of the current license removes it, and says which', () => {
    const found = consequences(2, subscriptionOf());
    expect(found.reachBefore).toEqual({ kind: 'until', day: '2028-01-26' });
    expect(found.reachAfter).toEqual({ kind: 'over' });
    expect(found.currentAfterwards).toMatchObject({ kind: 'expiredTakesOver', license: { id: 1 } });
    expect(found.sideEffects.map(({ kind }) => kind)).toEqual(['onlineCloud', 'waitingRemoved']);
    expect(deleteDetail(found)).toContain(
      'This removes the waiting Ultimate subscription (starts 2027-01-27, expires 2028-01-27, 120 seats).',
    );
  });

  it('of a past license changes nothing about it', () => {
    const found = consequences(1, subscriptionOf());
    expect(found).toMatchObject({ reachAfter: found.reachBefore, newGaps: [], sideEffects: [] });
  });

  it('names it even when it no longer counts', () => {
    const found = consequences(2, subscriptionOf({ isConfirmed: false }));
    expect(found.reachBefore).toEqual({ kind: 'until', day: '2027-01-26' });
    expect(found.sideEffects.map(({ kind }) => kind)).toEqual(['onlineCloud', 'waitingRemoved']);
  });

  it.each<[string, Partial<DeletedSubscription>, string[]]>([
    ['a legacy license', { details: { id: 2, type: 'legacy' }, waiting: [] }, []],
    ['an offline license', { details: { id: 2, type: 'offlineCloud' }, waiting: [] }, []],
    [
      'an offline license with add-ons',
      {
        details: { id: 2, type: 'offlineCloud' },
        waiting: [],
        addOns: [{ name: 'duo_pro', purchased: 5 }],
      },
      ['addOns'],
    ],
    ['a license of which GraphQL tells nothing', { details: undefined, waiting: [] }, ['perhapsCloud']],
  ])('knows what goes with %s, whose key nobody has read', (_name, more, expected) => {
    expect(consequences(2, subscriptionOf(more)).sideEffects.map(({ kind }) => kind)).toEqual(expected);
  });
});
