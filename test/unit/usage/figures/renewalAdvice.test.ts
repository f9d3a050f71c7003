import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { coverageOf } from '../../../../src/licensing/coverage';
import { licenseRows } from '../../../../src/licensing/licenseRow';
import type { Forecast } from '../../../../src/usage/figures/forecast';
import { isEnough, renewalAdvice, type RenewalAdvice } from '../../../../src/usage/figures/renewalAdvice';
import { knownRenewal, type KnownRenewal } from '../../../../src/usage/figures/renewalInPlace';
import { day } from '../reading/exports';

const TODAY = day('2027-01-10');
const START = '2026-01-27';
const END = '2027-01-27';
const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

/** 180 users today, and 0.1 more a day: 218 on 2028-01-26. */
const GROWING: Forecast = {
  kind: 'trend',
  method: 'theilSen',
  from: { on: day('2026-07-15'), count: 162 },
  last: { on: TODAY, count: 180 },
  counts: 180,
  perDay: { expected: 0.1, low: 0.05, high: 0.2 },
};
const NO_FORECAST: Forecast = { kind: 'none', reason: 'noCounts' };
const SHRINKING: Forecast = { ...GROWING, perDay: { expected: -0.1, low: -0.2, high: 0 } };

const CURRENT = license(1, { starts_at: START, expires_at: END });

function license(id: number, values: Partial<License>): License {
  return { id, plan: 'premium', licensee: {}, user_limit: 200, ...values };
}

/** The license after the current one, seamless unless said. */
function renewal(values: Partial<License> = {}): License {
  return license(2, { starts_at: END, expires_at: '2028-01-27', ...values });
}

function renewalAmong(licenses: readonly License[], currentId = 1): KnownRenewal {
  const answer = { id: currentId, at: 0, on: TODAY, since: 0 };
  return knownRenewal(licenses, coverageOf(licenseRows(licenses), answer, TODAY, THRESHOLDS));
}

interface Case {
  readonly renewal: KnownRenewal;
  readonly forecast?: Forecast;
  readonly limit?: number;
}

function advice({ renewal, forecast = GROWING, limit = 200 }: Case): RenewalAdvice {
  const now = { on: TODAY, count: 180 };
  const peak = { on: day('2026-12-01'), count: 191 };
  return renewalAdvice({ now, peak, forecast }, { today: TODAY, endsOn: day(END), limit, renewal });
}

/** The figures of an advice in a few words. */
function inShort(given: RenewalAdvice): string {
  switch (given.kind) {
    case 'none':
      return given.reason;
    case 'order':
      return `order ${given.order.seats} (${given.order.because}), ${given.renewal.kind}`;
    case 'renewed':
      return given.renewals
        .map((one) => {
          const { renewal: found, missing } = one;
          const gap = found.gap && `gap ${found.gap.from} ${found.gap.to}`;
          const plan = found.plan.kind === 'notLower' ? undefined : `${found.plan.kind} plan`;
          const parts = [`${found.license.id} of ${one.limit}: ${one.needed} (${one.because})`];
          return [...parts, `missing ${missing}`, gap, plan, isEnough(one) ? 'enough' : 'not enough']
            .filter((part) => part !== undefined)
            .join(', ');
        })
        .join('; ');
  }
}

describe('what to order', () => {
  it.each<[string, Case, string]>([
    ['without a renewal', { renewal: { kind: 'none' } }, 'order 218 (expected), none'],
    [
      'for a saved export, which does not name other licenses',
      { renewal: { kind: 'unknown', reason: 'savedExport' } },
      'order 218 (expected), unknown',
    ],
    ['without a limit', { renewal: { kind: 'none' }, limit: 0 }, 'unlimited'],
    [
      'W1: nothing, where a seamless renewal is as large',
      { renewal: renewalAmong([CURRENT, renewal()]), forecast: NO_FORECAST },
      '2 of 200: 180 (now), missing 0, enough',
    ],
    [
      'W1: what is missing by the forecast, although it is enough today',
      { renewal: renewalAmong([CURRENT, renewal()]) },
      '2 of 200: 218 (expected), missing 18, not enough',
    ],
    [
      'nothing for the maximum of the term before: GitLab has accepted the key',
      { renewal: renewalAmong([CURRENT, renewal({ user_limit: 185 })]), forecast: SHRINKING },
      '2 of 185: 180 (now), missing 0, enough',
    ],
    [
      'W2: a higher plan is as good',
      { renewal: renewalAmong([CURRENT, renewal({ plan: 'ultimate', user_limit: 220 })]) },
      '2 of 220: 218 (expected), missing 0, enough',
    ],
    [
      'W3: a lower plan is not, whatever its seats',
      { renewal: renewalAmong([{ ...CURRENT, plan: 'ultimate' }, renewal({ user_limit: 220 })]) },
      '2 of 220: 218 (expected), missing 0, lower plan, not enough',
    ],
    [
      'W5: what is missing today',
      { renewal: renewalAmong([CURRENT, renewal({ user_limit: 150 })]), forecast: NO_FORECAST },
      '2 of 150: 180 (now), missing 30, not enough',
    ],
    [
      'W6: nothing, where it is unlimited',
      { renewal: renewalAmong([CURRENT, renewal({ user_limit: 0 })]) },
      '2 of 0: 218 (expected), missing 0, enough',
    ],
    [
      'W7: a gap is named',
      { renewal: renewalAmong([CURRENT, renewal({ starts_at: '2027-01-29', user_limit: 220 })]) },
      '2 of 220: 218 (expected), missing 0, gap 2027-01-27 2027-01-28, not enough',
    ],
    [
      'W8: an unknown plan is said',
      { renewal: renewalAmong([CURRENT, renewal({ plan: 'platinum-max', user_limit: 220 })]) },
      '2 of 220: 218 (expected), missing 0, unknown plan, not enough',
    ],
    [
      'W9: one that ends before the present one adds nothing',
      { renewal: renewalAmong([CURRENT, renewal({ starts_at: '2027-01-20', expires_at: '2027-01-25' })]) },
      'order 218 (expected), none',
    ],
    [
      'an extension of three weeks renews nothing',
      { renewal: renewalAmong([CURRENT, renewal({ expires_at: '2027-02-17' })]) },
      'order 218 (expected), none',
    ],
    [
      'its seats unknown, nobody knows what is missing',
      { renewal: renewalAmong([CURRENT, renewal({ user_limit: null })]) },
      '2 of undefined: 218 (expected), missing undefined, not enough',
    ],
    [
      'two in a row, each for its own term',
      {
        renewal: renewalAmong([
          CURRENT,
          renewal({ user_limit: 220 }),
          license(3, { starts_at: '2028-01-27', expires_at: '2029-01-27', user_limit: 220 }),
        ]),
      },
      '2 of 220: 218 (expected), missing 0, enough; 3 of 220: 255 (expected), missing 35, not enough',
    ],
    [
      'one without an end is measured a year after its start',
      { renewal: renewalAmong([CURRENT, renewal({ expires_at: null, user_limit: 220 })]) },
      '2 of 220: 218 (expected), missing 0, enough',
    ],
    [
      'a current license without an end needs no renewal',
      { renewal: renewalAmong([{ ...CURRENT, expires_at: null }, renewal()]) },
      'order 218 (expected), none',
    ],
  ])('%s', (_name, given, expected) => {
    expect(inShort(advice(given))).toBe(expected);
  });

  it('is not known without counts', () => {
    const nothing = { now: undefined, peak: undefined, forecast: NO_FORECAST };
    const situation = { today: TODAY, endsOn: day(END), limit: 200 };
    for (const renewal of [{ kind: 'none' } as const, renewalAmong([CURRENT])]) {
      expect(renewalAdvice(nothing, { ...situation, renewal })).toEqual({ kind: 'none', reason: 'noCounts' });
    }
  });
});
