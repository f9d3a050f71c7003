import { describe, expect, it } from 'vitest';
import { license } from '../../../gitlab/server';
import type { LicenseRow } from '../../../gitlab/server';
import { add, call, currentId, start } from '../calls';

type Rows = readonly (readonly [id: number, startsAt: string, expiresAt: string | null])[];

function rows(given: Rows): LicenseRow[] {
  return given.map(([id, starts_at, expires_at]) => license({ id, starts_at, expires_at }));
}

const RENEWED: Rows = [
  [1, '2026-01-27', '2027-01-27'],
  [2, '2027-01-27', '2028-01-27'],
];
const WITH_GAP: Rows = [
  [1, '2026-01-27', '2027-01-27'],
  [2, '2027-02-04', '2028-02-04'],
];

describe('the current license', () => {
  it.each<[string, Rows, string, number | null]>([
    ['one in its time', [[1, '2026-06-01', '2027-06-01']], '2027-01-01', 1],
    ['on its last day', [[1, '2026-02-01', '2027-02-01']], '2027-01-31', 1],
    ['on the day of expiry, though expired', [[1, '2026-02-01', '2027-02-01']], '2027-02-01', 1],
    ['from the day of its start', [[1, '2027-01-01', '2028-01-01']], '2027-01-01', 1],
    ['none a day before the start', [[1, '2027-01-02', '2028-01-02']], '2027-01-01', null],
    ['none without licenses', [], '2027-01-01', null],
    ['one without an end', [[1, '2020-01-01', null]], '2027-01-01', 1],
    ['the old one until the renewal starts', RENEWED, '2027-01-26', 1],
    ['the renewal from its start', RENEWED, '2027-01-27', 2],
    ['the expired one inside a gap', WITH_GAP, '2027-01-30', 1],
    [
      'the older one again when the newer one has expired',
      [
        [1, '2026-06-01', '2027-06-01'],
        [2, '2027-01-01', '2027-02-01'],
      ],
      '2027-02-01',
      1,
    ],
    [
      'the highest id that is in force',
      [
        [4, '2026-01-27', '2027-01-27'],
        [5, '2027-01-27', '2028-01-27'],
        [6, '2027-01-15', '2027-03-01'],
      ],
      '2027-02-20',
      6,
    ],
    [
      'never one that starts and expires on the same day',
      [
        [1, '2026-06-01', '2027-06-01'],
        [2, '2027-01-20', '2027-01-20'],
      ],
      '2027-01-20',
      1,
    ],
  ])('is %s', async (_, given, today, expected) => {
    expect(await currentId(await start({ today, licenses: rows(given) }))).toBe(expected);
  });

  it('is none of a cancelled subscription, but the expired cancellation itself', async () => {
    const key = { type: 'online_cloud', subscriptionId: 'A-S1' } as const;
    const licenses = [
      license({ id: 1, starts_at: '2026-06-01', expires_at: '2027-06-01', key }),
      license({
        id: 3,
        starts_at: '2026-06-01',
        expires_at: '2027-01-15',
        key: { ...key, fromCancellation: true },
      }),
    ];
    const gitlab = await start({ today: '2027-01-20', licenses });
    expect(await currentId(gitlab)).toBe(3);
    gitlab.state.licenses.push(license({ id: 2, starts_at: '2026-06-01', expires_at: '2027-06-01' }));
    expect(await currentId(gitlab)).toBe(2);
  });

  it('is looked for among the newest hundred only', async () => {
    const later = Array.from({ length: 100 }, (_, index) =>
      license({ id: index + 2, starts_at: '2030-01-01', expires_at: '2031-01-01' }),
    );
    const first = license({ id: 1, starts_at: '2026-06-01', expires_at: '2027-06-01' });
    const gitlab = await start({ today: '2027-01-20', licenses: [first, ...later] });
    expect(await currentId(gitlab)).toBeNull();
    gitlab.state.licenses.pop();
    expect(await currentId(gitlab)).toBe(1);
  });

  it('may be the old one for a minute where another node has it cached', async () => {
    let now = new Date('2027-01-10T12:00:00Z');
    const before = license({ id: 1, starts_at: '2026-06-01', expires_at: '2027-06-01' });
    const gitlab = await start({ today: () => now, licenses: [before] });
    gitlab.state.cacheCurrentLicense = true;
    expect(await currentId(gitlab)).toBe(1);
    expect((await add(gitlab, gitlab.licenseKey({ issued_at: '2027-01-10' }))).json).toMatchObject({ id: 2 });
    now = new Date('2027-01-10T12:00:59Z');
    expect(await currentId(gitlab)).toBe(1);
    now = new Date('2027-01-10T12:01:00Z');
    expect(await currentId(gitlab)).toBe(2);
  });
});

describe('what follows a delete', () => {
  const today = '2027-01-20';

  it.each<[string, Rows, number, number | null]>([
    ['the only license: none is left', [[1, '2026-06-01', '2027-06-01']], 1, null],
    [
      'the current one before an expired one: that becomes current',
      [
        [1, '2025-01-27', '2026-01-27'],
        [2, '2026-01-27', '2027-01-27'],
      ],
      2,
      1,
    ],
    ['an upcoming one: nothing seems to happen', RENEWED, 2, 1],
    ['the only one, expired: none is left', [[1, '2025-01-27', '2026-01-27']], 1, null],
    [
      'a past one: only history is lost',
      [
        [1, '2024-01-27', '2025-01-27'],
        [2, '2026-01-27', '2027-01-27'],
      ],
      1,
      2,
    ],
    [
      'one of two copies: the other one takes over',
      [
        [1, '2026-06-01', '2027-06-01'],
        [2, '2026-06-01', '2027-06-01'],
      ],
      2,
      1,
    ],
  ])('of %s', async (_, given, deleted, expected) => {
    const gitlab = await start({ today, licenses: rows(given) });
    const reply = await call(gitlab, `/license/${deleted}`, { method: 'DELETE' });
    expect([reply.status, reply.text]).toEqual([204, '']);
    expect(await currentId(gitlab)).toBe(expected);
    expect((await call(gitlab, '/licenses')).json).toHaveLength(given.length - 1);
  });

  it('of the current online cloud license: stored future subscriptions are emptied', async () => {
    const licenses = [
      license({ id: 1, key: { type: 'online_cloud' } }),
      license({ id: 2, starts_at: '2030-01-01' }),
    ];
    const gitlab = await start({ licenses });
    gitlab.state.futureSubscriptions = ['next year'];
    await call(gitlab, '/license/2', { method: 'DELETE' });
    expect(gitlab.state.futureSubscriptions).toEqual(['next year']);
    await call(gitlab, '/license/1', { method: 'DELETE' });
    expect(gitlab.state.futureSubscriptions).toEqual([]);
  });

  it('of the current offline cloud license with add-ons: they end at once', async () => {
    const gitlab = await start();
    const add_on_products = { duo_enterprise: [{ quantity: 50 }] };
    const restrictions = { plan: 'ultimate', active_user_count: 100, add_on_products };
    const flags = { cloud_licensing_enabled: true, offline_cloud_licensing_enabled: true };
    const added = await add(gitlab, gitlab.licenseKey({ ...flags, restrictions }));
    expect(gitlab.state.addOnPurchases).toEqual(add_on_products);
    await call(gitlab, `/license/${(added.json as { id: number }).id}`, { method: 'DELETE' });
    expect(gitlab.state.addOnPurchases).toEqual({});
  });

  it('of an unknown id: 404 with a small f', async () => {
    const reply = await call(await start(), '/license/77', { method: 'DELETE' });
    expect([reply.status, reply.text]).toEqual([404, '{"message":"404 Not found"}']);
  });

  it('the id is not given out again', async () => {
    const gitlab = await start({ licenses: [license({ id: 8 })] });
    await call(gitlab, '/license/8', { method: 'DELETE' });
    expect((await add(gitlab, gitlab.licenseKey())).json).toMatchObject({ id: 9 });
  });

  it('the answer can be the JSON of the old documentation', async () => {
    const gitlab = await start({ profile: '15', licenses: [license({ id: 2, plan: 'gold' })] });
    gitlab.state.deleteAnswer = 'license-json';
    const reply = await call(gitlab, '/license/2', { method: 'DELETE' });
    expect(reply.status).toBe(200);
    expect(reply.json).toMatchObject({ id: 2, plan: 'gold' });
    expect(gitlab.state.licenses).toEqual([]);
  });
});
