import { describe, expect, it } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import { predictCoverage, type Coverage } from '../../../src/licensing/coverage';
import { licenseRows } from '../../../src/licensing/licenseRow';
import { addDays } from '../../../src/licensing/plainDate';
import { renewalOf, type Renewal, type RenewalFlaw } from '../../../src/licensing/renewal';
import { isConfirmed, waitingLicenses, type WaitingSubscription } from '../../../src/licensing/waiting';
import { day } from './rows';

const TODAY = day('2027-01-10');
const BILLABLE = 180;
const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };
const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon of that day. */
const NOW = Date.parse('2027-01-10T12:00:00Z');

/** The current license ends in ten days. */
const END = addDays(TODAY, 10);

function today(plan: string): License {
  return { id: 5, plan, starts_at: addDays(END, -365), expires_at: END, user_limit: 200 };
}

interface Next {
  readonly plan: string;
  readonly seats: number;
  /** Days after the end of today's license. */
  readonly from?: number;
  readonly until?: number;
}

function renewal({ plan, seats, from = 0, until = 365 }: Next): License {
  return {
    id: 6,
    plan,
    starts_at: addDays(END, from),
    expires_at: addDays(END, until),
    user_limit: seats,
  };
}

function coverageOf(licenses: readonly License[]): Coverage {
  return predictCoverage(licenseRows(licenses), TODAY, THRESHOLDS);
}

/** "as good", "worse: lowerPlan, gap" or "none". */
function judge(licenses: readonly License[], unconfirmed: readonly License[] = []): string {
  const judged = renewalOf(licenses, coverageOf(licenses), BILLABLE, unconfirmed);
  return judged.kind === 'worse' ? `worse: ${judged.flaws.map(({ kind }) => kind).join(', ')}` : judged.kind;
}

function flawsOf(judged: Renewal): readonly RenewalFlaw[] {
  return judged.kind === 'worse' ? judged.flaws : [];
}

describe('renewalOf, with 180 billable users', () => {
  it.each<[string, string, Next, string]>([
    ['W1: the same', 'premium', { plan: 'premium', seats: 200 }, 'asGood'],
    ['W2: a higher plan', 'premium', { plan: 'ultimate', seats: 200 }, 'asGood'],
    ['W3: a lower plan', 'ultimate', { plan: 'premium', seats: 200 }, 'worse: lowerPlan'],
    ['W4: fewer seats, but enough', 'premium', { plan: 'premium', seats: 190 }, 'asGood'],
    ['exactly enough seats', 'premium', { plan: 'premium', seats: 180 }, 'asGood'],
    ['one seat too few', 'premium', { plan: 'premium', seats: 179 }, 'worse: tooFewSeats'],
    ['W5: 30 over on its first day', 'premium', { plan: 'premium', seats: 150 }, 'worse: tooFewSeats'],
    ['W6: unlimited seats', 'premium', { plan: 'premium', seats: 0 }, 'asGood'],
    ['W7: a gap of two days', 'premium', { plan: 'premium', seats: 200, from: 2 }, 'worse: gap'],
    ['W8: an unknown plan', 'premium', { plan: 'platinum-max', seats: 200 }, 'worse: unknownPlan'],
    ['an unknown plan, the same as today', 'platinum-max', { plan: 'Platinum-Max', seats: 200 }, 'asGood'],
    [
      'W9: it ends before the present one',
      'premium',
      { plan: 'premium', seats: 200, from: -5, until: -2 },
      'worse: addsNothing',
    ],
    [
      'it ends with the present one',
      'premium',
      { plan: 'premium', seats: 200, from: -5, until: 0 },
      'worse: addsNothing',
    ],
    ['it overlaps', 'premium', { plan: 'premium', seats: 200, from: -5 }, 'asGood'],
    [
      'everything at once',
      'ultimate',
      { plan: 'premium', seats: 150, from: 1 },
      'worse: tooFewSeats, lowerPlan, gap',
    ],
  ])('%s', (_name, plan, next, expected) => {
    expect(judge([renewal(next), today(plan)])).toBe(expected);
  });

  it('says by how much it falls short', () => {
    const licenses = [renewal({ plan: 'premium', seats: 150, from: 2 }), today('premium')];
    expect(flawsOf(renewalOf(licenses, coverageOf(licenses), BILLABLE))).toEqual([
      { kind: 'tooFewSeats', limit: 150, billable: 180, over: 30 },
      { kind: 'gap', from: END, to: addDays(END, 1) },
    ]);
  });

  it('finds none where nothing follows, and none is needed where there is no end', () => {
    expect(judge([today('premium')])).toBe('none');
    expect(judge([{ ...today('premium'), expires_at: null }, renewal({ plan: 'starter', seats: 1 })])).toBe(
      'none',
    );
    expect(judge([])).toBe('none');
  });

  it('judges what follows first, not what follows later', () => {
    const later = { ...renewal({ plan: 'starter', seats: 1, from: 365, until: 730 }), id: 7 };
    expect(judge([later, renewal({ plan: 'premium', seats: 200 }), today('premium')])).toBe('asGood');
  });
});

const WAITING: WaitingSubscription = {
  plan: 'premium',
  startsAt: END,
  expiresAt: addDays(END, 365),
  seats: 200,
};

describe('a waiting subscription', () => {
  const current = today('premium');

  it('W10: is a renewal as good as a license when it was told an hour ago', () => {
    const told = { at: NOW - HOUR, waiting: [WAITING] };
    expect(isConfirmed(told, NOW)).toBe(true);
    const licenses = [current, ...waitingLicenses(told, [current])];
    expect(judge(licenses)).toBe('asGood');
    expect(coverageOf(licenses)).toMatchObject({
      coveredUntil: addDays(END, 364),
      daysLeft: 375,
      severity: 'ok',
      gaps: [],
    });
  });

  it('W11: no longer counts when it was told three days ago, which is said', () => {
    const told = { at: NOW - 3 * DAY, waiting: [WAITING] };
    expect(isConfirmed(told, NOW)).toBe(false);
    expect(judge([current], waitingLicenses(told, [current]))).toBe('worse: unconfirmed');
    expect(coverageOf([current])).toMatchObject({ daysLeft: 10, severity: 'warning' });
  });

  it('counts for two days to the moment', () => {
    expect(isConfirmed({ at: NOW - 2 * DAY }, NOW)).toBe(true);
    expect(isConfirmed({ at: NOW - 2 * DAY - 1 }, NOW)).toBe(false);
  });

  it('is judged by plan, seats and gap as a license is', () => {
    const judgeWaiting = (waiting: Partial<WaitingSubscription>) => {
      const told = { at: NOW, waiting: [{ ...WAITING, ...waiting }] };
      return judge([current, ...waitingLicenses(told, [current])]);
    };
    expect(judgeWaiting({ seats: null })).toBe('asGood');
    expect(judgeWaiting({ seats: 150 })).toBe('worse: tooFewSeats');
    expect(judgeWaiting({ plan: 'starter' })).toBe('worse: lowerPlan');
    expect(judgeWaiting({ startsAt: addDays(END, 2) })).toBe('worse: gap');
  });

  it('has an id above those of all licenses, the later its start the higher', () => {
    const later = { ...WAITING, startsAt: addDays(END, 365), expiresAt: addDays(END, 730) };
    const licenses = waitingLicenses({ at: NOW, waiting: [later, WAITING] }, [current, { id: 90 }]);
    expect(licenses.map(({ id, starts_at }) => [id, starts_at])).toEqual([
      [91, END],
      [92, addDays(END, 365)],
    ]);
  });

  it('takes over from a license that would still be in force on its first day', () => {
    const longer = { ...current, expires_at: addDays(END, 30) };
    const coverage = coverageOf([longer, ...waitingLicenses({ at: NOW, waiting: [WAITING] }, [longer])]);
    expect(coverage.chain).toEqual([
      { id: 5, from: TODAY },
      { id: 6, from: END },
    ]);
  });

  it('is no longer one once it is among the licenses', () => {
    const arrived = {
      id: 9,
      plan: 'premium',
      starts_at: END,
      expires_at: addDays(END, 365),
      user_limit: 200,
    };
    const told = { at: NOW, waiting: [WAITING] };
    expect(waitingLicenses(told, [arrived, current])).toEqual([]);
    expect(waitingLicenses(told, [{ ...arrived, user_limit: 210 }, current])).toHaveLength(1);
  });
});
