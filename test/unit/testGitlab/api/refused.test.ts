import { describe, expect, it } from 'vitest';
import { typeFlags } from '../../../gitlab/server';
import { add } from '../calls';
import { TODAY, INVALID, EXPIRED, TRUE_UP, legacy, world, currently, during, trueUpRefusal } from '../world';
import type { Json, World } from '../world';

describe('a key that is refused, with the first message', () => {
  it.each<[string, World, Json, string]>([
    [
      'one over the tolerance',
      { past: 111, now: 90 },
      legacy({ active_user_count: 100 }),
      during('111 active users', '100', '11 users', '111 users'),
    ],
    [
      'previous count covers the past, and today one more',
      { past: 100, now: 111 },
      legacy({ active_user_count: 100, previous_user_count: 100 }),
      currently('111 active users', '100', '11 users', '111 users'),
    ],
    [
      'downgrade without previous count',
      { past: 100, now: 70 },
      legacy({ active_user_count: 80 }),
      during('100 active users', '80', '20 users', '100 users'),
    ],
    [
      'no tolerance below ten seats; singular "1 user"',
      { past: 9, now: 10 },
      legacy({ active_user_count: 9, previous_user_count: 9 }),
      currently('10 active users', '9', '1 user', '10 users'),
    ],
    [
      'zero seats are a real limit in a key',
      { past: 0, now: 1 },
      legacy({ active_user_count: 0, previous_user_count: 0 }),
      currently('1 active user', '0', '1 user', '1 user'),
    ],
    [
      'thousands separators',
      { past: 1234, now: 900 },
      legacy({ active_user_count: 1000 }),
      during('1,234 active users', '1,000', '234 users', '1,234 users'),
    ],
    [
      'true-up one short',
      { past: 123, now: 100 },
      legacy({ active_user_count: 150, trueup_quantity: 20, ...TRUE_UP }),
      trueUpRefusal(20, 23),
    ],
    [
      'true-up numbers have no thousands separator',
      { past: 4500, now: 100 },
      legacy({
        active_user_count: 5000,
        trueup_quantity: 1000,
        ...TRUE_UP,
        trueup_period_seat_count: 3000,
      }),
      trueUpRefusal(1000, 1500),
    ],
    [
      'true-up with one of the three fields missing is no true-up',
      { past: 140, now: 90 },
      legacy({ active_user_count: 100, trueup_quantity: 50, ...TRUE_UP, trueup_to: undefined }),
      during('140 active users', '100', '40 users', '140 users'),
    ],
    [
      'a true-up quantity of 0 is a true-up',
      { past: 101, now: 90 },
      legacy({ active_user_count: 150, trueup_quantity: 0, ...TRUE_UP }),
      trueUpRefusal(0, 1).replace('1 users', '1 user'),
    ],
    [
      'a true-up that fits with too few seats for today',
      { past: 122, now: 166 },
      legacy({ active_user_count: 150, trueup_quantity: 20, ...TRUE_UP }),
      currently('166 active users', '150', '16 users', '166 users'),
    ],
    [
      'a true-up date that is none is replaced by the current license’s',
      { past: 123, now: 100 },
      legacy({
        active_user_count: 150,
        trueup_quantity: 20,
        ...TRUE_UP,
        trueup_from: 'soon',
        trueup_to: 'late',
      }),
      trueUpRefusal(20, 23),
    ],
    [
      'true-up with the previous count as period seats',
      { past: 123, now: 100 },
      legacy({
        active_user_count: 150,
        trueup_quantity: 20,
        ...TRUE_UP,
        trueup_period_seat_count: undefined,
        previous_user_count: 100,
      }),
      trueUpRefusal(20, 23),
    ],
    [
      'reconciled, too many today',
      { past: 1000, now: 111 },
      legacy({ active_user_count: 100, reconciliation_completed: true }),
      currently('111 active users', '100', '11 users', '111 users'),
    ],
    [
      'expires today',
      { past: 50, now: 50 },
      legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: TODAY }),
      EXPIRED,
    ],
    [
      'offline cloud, expired',
      { past: 50, now: 50 },
      legacy(
        { active_user_count: 100 },
        { ...typeFlags('offline_cloud'), issued_at: '2025-01-10', expires_at: '2026-01-10' },
      ),
      EXPIRED,
    ],
    [
      'too few seats and expired: the seats come first',
      { past: 111, now: 50 },
      legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: TODAY }),
      during('111 active users', '100', '11 users', '111 users'),
    ],
    [
      'online cloud, decrypted, a date is malformed',
      { past: 1, now: 1 },
      legacy({}, { ...typeFlags('online_cloud'), issued_at: '2027-02-30' }),
      'The license key is invalid.',
    ],
    [
      'offline flag without cloud flag',
      { past: 1, now: 1 },
      legacy({}, { offline_cloud_licensing_enabled: true }),
      INVALID,
    ],
    ['no licensee', { past: 1, now: 1 }, legacy({}, { licensee: {} }), INVALID],
    ['a licensee that is no object', { past: 1, now: 1 }, legacy({}, { licensee: 'John' }), INVALID],
    ['no start', { past: 1, now: 1 }, { issued_at: undefined, expires_at: '2028-01-10' }, INVALID],
  ])('%s', async (_, given, key, message) => {
    const gitlab = await world(given);
    const reply = await add(gitlab, gitlab.licenseKey(key));
    expect([reply.status, reply.json]).toEqual([400, { message }]);
    expect(gitlab.state.licenses).toHaveLength(1);
  });
});
