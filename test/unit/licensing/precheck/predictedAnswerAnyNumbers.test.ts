import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { LicenseKeyContent } from '../../../../src/licensing/key/licenseKeyContent';
import { predictAnswer } from '../../../../src/licensing/precheck/predictedAnswer';
import type { WellFormedKey } from '../../../gitlab/keys/parsedKey';
import { historicalMaxBetween } from '../../../gitlab/licenses/figures';
import { refusalOf } from '../../../gitlab/licenses/validation';
import { dailyCounts, license, type GitLabState } from '../../../gitlab/server';
import { createState } from '../../../gitlab/state';
import { situationWith, TODAY } from './precheckWorld';
import { day } from '../rows';

const DAYS = ['2026-01-09', '2026-01-10', '2026-06-15', TODAY, '2027-01-11', '2027-06-01'].map(day);

const count = fc.oneof(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 900, max: 1500 }));
const maybe = <T>(values: fc.Arbitrary<T>) => fc.option(values, { nil: undefined });

const numbers = fc.record({
  past: count,
  now: count,
  seats: maybe(count),
  previousSeats: maybe(count),
  periodSeats: maybe(count),
  quantity: maybe(count),
  from: fc.constantFrom(...DAYS),
  to: fc.constantFrom(...DAYS),
  isReconciled: fc.boolean(),
  isOffline: fc.boolean(),
  expiresAt: fc.constantFrom(...DAYS),
  hasExport: fc.boolean(),
});

type Numbers = typeof numbers extends fc.Arbitrary<infer T> ? T : never;

it('is never another answer than the server’s, whatever the numbers', () => {
  let foretold = 0;
  fc.assert(
    fc.property(numbers, (given) => {
      const state = stateOf(given);
      const refusal = refusalOf(state, keyOf(given));
      const answer = predictAnswer(
        { kind: 'read', content: contentOf(given), reader: 'x' },
        situationOf(state, given),
      );
      if (answer.kind === 'unknown') {
        expect(answer.why).toBe('trueUpPeriod');
        return;
      }
      foretold += 1;
      const message = answer.kind === 'refused' ? answer.message : undefined;
      if (answer.kind === 'refused' && answer.otherWordsPossible) {
        expect(refusal).toBeDefined();
      } else {
        expect(message).toBe(refusal);
      }
    }),
    { numRuns: 1000 },
  );
  expect(foretold).toBeGreaterThan(750);
});

function stateOf({ past, now }: Numbers): GitLabState {
  const row = license({ starts_at: '2026-01-10', expires_at: '2027-06-01' });
  const state = createState({
    profile: '18.10',
    now: () => new Date(`${TODAY}T12:00:00Z`),
    licenses: [row],
  });
  state.historicalData = dailyCounts('2026-06-15', [past]);
  state.activeUsers = now;
  return state;
}

function situationOf(state: GitLabState, { past, now, hasExport }: Numbers) {
  return situationWith({
    current: { historical_max: past, active_users: now },
    ...(hasExport && { highestCount: (from, to) => historicalMaxBetween(state, from, to) }),
  });
}

function contentOf(given: Numbers): LicenseKeyContent {
  const { seats, previousSeats, periodSeats, quantity, from, to } = given;
  return {
    type: given.isOffline ? 'offlineCloud' : 'legacy',
    plan: 'ultimate',
    startsAt: day('2026-01-01'),
    expiresAt: given.expiresAt,
    licensee: { Name: 'Ada' },
    isTrial: false,
    isFromCancellation: false,
    isTemporaryExtension: false,
    isReconciled: given.isReconciled,
    hasRestrictions: true,
    ...(seats !== undefined && { seats }),
    ...(previousSeats !== undefined && { previousSeats }),
    ...(quantity !== undefined && {
      trueUp: { quantity, from, to, ...(periodSeats !== undefined && { periodSeats }) },
    }),
    addOnPurchases: [],
    addOns: {},
  };
}

function keyOf(given: Numbers): WellFormedKey {
  const { seats, previousSeats, periodSeats, quantity, from, to } = given;
  return {
    kind: 'wellFormed',
    text: '',
    licensee: { Name: 'Ada' },
    startsAt: '2026-01-01',
    expiresAt: given.expiresAt,
    type: given.isOffline ? 'offline_cloud' : 'legacy_license',
    fromCancellation: false,
    restrictions: {
      plan: 'ultimate',
      active_user_count: seats,
      previous_user_count: previousSeats,
      reconciliation_completed: given.isReconciled,
      ...(quantity !== undefined && { trueup_quantity: quantity, trueup_from: from, trueup_to: to }),
      trueup_period_seat_count: periodSeats,
    },
  };
}
