import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { license as gitlabLicense } from '../../../gitlab/server';
import { gitlabAndClient } from '../../gitlab/openGitLab';
import { DELETE_CASES, EXPIRED_BEHIND } from './casesOfDelete';
import { consequences, idOf, TODAY } from './deletions';
import { rowsOf } from '../rows';

describe('what is told of a delete is what GitLab does', () => {
  it.each(DELETE_CASES)('%s', async (_name, rows, deleted) => {
    const licenses = rowsOf(rows).map(({ id, startsAt, expiresAt }) =>
      gitlabLicense({ id, starts_at: startsAt, expires_at: expiresAt ?? null }),
    );
    const { client } = await gitlabAndClient({ today: TODAY, licenses });
    const current = await client.current();
    const { currentAfterwards } = consequences(deleted, await client.licenses(), { current: current?.id });
    await client.delete(deleted);
    const now = await client.current();
    expect(idOf(currentAfterwards)).toBe(now?.id);
    expect(currentAfterwards.kind === 'expiredTakesOver').toBe(
      now?.expired === true && now.id !== current?.id,
    );
  });

  it('with any licenses', async () => {
    const { gitlab, client } = await gitlabAndClient({ today: TODAY });
    const around = fc.integer({ min: -40, max: 40 });
    const row = fc.record({ start: around, days: fc.integer({ min: 0, max: 40 }) });
    const days = (count: number) =>
      new Date(Date.parse(TODAY) + count * 86_400_000).toISOString().slice(0, 10);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 5 }), fc.nat(4), async (rows, chosen) => {
        gitlab.state.licenses = rows.map(({ start, days: length }, index) =>
          gitlabLicense({ id: index + 1, starts_at: days(start), expires_at: days(start + length) }),
        );
        const deleted = (chosen % rows.length) + 1;
        const [current, licenses] = [await client.current(), await client.licenses()];
        const { currentAfterwards } = consequences(deleted, licenses, { current: current?.id });
        await client.delete(deleted);
        expect(idOf(currentAfterwards)).toBe((await client.current())?.id);
      }),
      { numRuns: 60 },
    );
  });

  it('of the expired licenses that stand between an instance and Free, all have to go', async () => {
    const rows = rowsOf(`${EXPIRED_BEHIND}; 3: 2024-01-27 → 2025-01-27`);
    const licenses = rows.map(({ id, startsAt, expiresAt }) =>
      gitlabLicense({ id, starts_at: startsAt, expires_at: expiresAt! }),
    );
    const { client } = await gitlabAndClient({ today: TODAY, licenses });
    const { currentAfterwards } = consequences(2, await client.licenses(), { current: 2 });
    const toFree = currentAfterwards.kind === 'expiredTakesOver' ? currentAfterwards.toFree : [];
    for (const id of [2, ...toFree]) {
      expect(await client.current()).toBeDefined();
      await client.delete(id);
    }
    expect(await client.current()).toBeUndefined();
  });

  it('with add-ons and stored subscriptions', async () => {
    const addOnProducts = { duo_enterprise: [{ quantity: 50 }] };
    const licenses = [
      gitlabLicense({ id: 1, key: { type: 'offline_cloud', addOnProducts } }),
      gitlabLicense({ id: 2, starts_at: '2030-01-01' }),
    ];
    const { gitlab, client } = await gitlabAndClient({ licenses });
    gitlab.state.addOnPurchases = addOnProducts;
    gitlab.state.futureSubscriptions = ['next year'];
    await client.delete(2);
    expect(gitlab.state).toMatchObject({ addOnPurchases: addOnProducts, futureSubscriptions: ['next year'] });
    await client.delete(1);
    expect(gitlab.state).toMatchObject({ addOnPurchases: {}, futureSubscriptions: [] });
  });
});
