import { describe, expect, it } from 'vitest';
import { license, typeFlags } from '../../../gitlab/server';
import { add, currentId } from '../calls';
import { TRUE_UP, legacy, world } from '../world';
import type { Json, World } from '../world';

describe('a key that is accepted is current at once', () => {
  const offline = typeFlags('offline_cloud');
  const online = typeFlags('online_cloud');

  it.each<[string, World, Json]>([
    [
      'prior maximum inside the tolerance; today’s count is not looked at',
      { past: 110, now: 500 },
      legacy({ active_user_count: 100 }),
    ],
    ['seats and past both fine', { past: 100, now: 105 }, legacy({ active_user_count: 100 })],
    [
      'previous count covers the past: today’s count decides, at the limit',
      { past: 100, now: 110 },
      legacy({ active_user_count: 100, previous_user_count: 100 }),
    ],
    [
      'downgrade to fewer seats with previous count',
      { past: 100, now: 85 },
      legacy({ active_user_count: 80, previous_user_count: 100 }),
    ],
    [
      'ten seats tolerate one',
      { past: 10, now: 11 },
      legacy({ active_user_count: 10, previous_user_count: 10 }),
    ],
    ['unlimited (no seat number, but a plan)', { past: 99_999, now: 99_999 }, legacy({})],
    [
      'offline cloud key: counts are never checked',
      { past: 500, now: 500 },
      legacy({ active_user_count: 10 }, offline),
    ],
    ['online cloud key', { past: 500, now: 500 }, legacy({ active_user_count: 10 }, online)],
    [
      'true-up: 10 % of the true-up quantity, not of the seats; fits exactly',
      { past: 122, now: 165 },
      legacy({ active_user_count: 150, trueup_quantity: 20, ...TRUE_UP }),
    ],
    [
      'true-up without any period seat count: only seats',
      { past: 900, now: 165 },
      legacy({
        active_user_count: 150,
        trueup_quantity: 20,
        ...TRUE_UP,
        trueup_period_seat_count: undefined,
      }),
    ],
    [
      'reconciled: past and true-up are ignored',
      { past: 1000, now: 110 },
      legacy({
        active_user_count: 100,
        trueup_quantity: 1,
        ...TRUE_UP,
        trueup_period_seat_count: 0,
        reconciliation_completed: true,
      }),
    ],
    [
      'expires tomorrow',
      { past: 50, now: 50 },
      legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: '2027-01-11' }),
    ],
    [
      'true-up over a period without data',
      { past: 100, now: 100 },
      legacy({
        active_user_count: 150,
        trueup_quantity: 20,
        ...TRUE_UP,
        trueup_from: '2024-01-10',
        trueup_to: '2025-01-09',
      }),
    ],
  ])('%s', async (_, given, key) => {
    const gitlab = await world(given);
    const reply = await add(gitlab, gitlab.licenseKey(key));
    expect(reply.status).toBe(201);
    expect(reply.json).toMatchObject({ id: 2, active_users: given.now });
    expect(await currentId(gitlab)).toBe(2);
  });

  it('online cloud key, made by a cancellation, expired: its subscription stops counting', async () => {
    const subscription_id = 'A-S1';
    const gitlab = await world({ past: 50, now: 50 });
    gitlab.state.licenses = [
      license({ starts_at: '2026-01-10', key: { type: 'online_cloud', subscriptionId: subscription_id } }),
    ];
    const reply = await add(
      gitlab,
      gitlab.licenseKey({
        ...legacy({ active_user_count: 100, subscription_id }, online),
        generated_from_cancellation: true,
        issued_at: '2025-01-10',
        expires_at: '2026-01-10',
      }),
    );
    expect(reply.status).toBe(201);
    expect(await currentId(gitlab)).toBe(2);
  });
});
