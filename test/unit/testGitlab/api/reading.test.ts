import { describe, expect, it } from 'vitest';
import { dailyCounts, license } from '../../../gitlab/server';
import { call, start } from '../calls';

const NO_LICENSE = { licenses: [] };

describe('GET /license', () => {
  it('answers the current license with its fields in GitLab’s order', async () => {
    const gitlab = await start({ licenses: [license({ id: 4 })] });
    const { status, headers, json } = await call(gitlab, '/license');
    expect(status).toBe(200);
    expect(headers.get('content-type')).toBe('application/json');
    expect(Object.keys(json as object)).toEqual([
      'id',
      'plan',
      'created_at',
      'starts_at',
      'expires_at',
      'historical_max',
      'maximum_user_count',
      'licensee',
      'add_ons',
      'expired',
      'overage',
      'user_limit',
      'active_users',
    ]);
  });

  it('answers 200 and null without a license', async () => {
    const reply = await call(await start(NO_LICENSE), '/license');
    expect([reply.status, reply.text]).toEqual([200, 'null']);
  });

  it('says null for expired where there is no end', async () => {
    const gitlab = await start({ licenses: [license({ expires_at: null })] });
    expect((await call(gitlab, '/license')).json).toMatchObject({ expires_at: null, expired: null });
  });

  it('keeps fields of other versions and leaves out what old ones do not have', async () => {
    const gitlab = await start({ licenses: [license({ extra: { seats_kind: 'named' }, omit: ['id'] })] });
    const { json } = await call(gitlab, '/license');
    expect(json).toMatchObject({ seats_kind: 'named' });
    expect(json).not.toHaveProperty('id');
  });
});

describe('GET /licenses', () => {
  it('answers an empty array without licenses', async () => {
    const reply = await call(await start(NO_LICENSE), '/licenses');
    expect([reply.status, reply.text]).toEqual([200, '[]']);
  });

  it('answers all rows, the highest id first, without pages and without active_users', async () => {
    const rows = Array.from({ length: 120 }, (_, index) => license({ id: index + 1 }));
    const gitlab = await start({ licenses: rows });
    const { json, headers } = await call(gitlab, '/licenses?per_page=2&page=3');
    const listed = json as Record<string, unknown>[];
    expect(listed).toHaveLength(120);
    expect(listed[0]).toMatchObject({ id: 120 });
    expect(listed[0]).not.toHaveProperty('active_users');
    expect(headers.has('x-total')).toBe(false);
    expect(headers.has('link')).toBe(false);
  });

  it('fails as a whole when one row cannot be decrypted, while the current license still answers', async () => {
    const gitlab = await start({ licenses: [license({ id: 1 }), license({ id: 2, unreadable: true })] });
    const list = await call(gitlab, '/licenses');
    expect([list.status, list.text]).toEqual([500, '{"message":"500 Internal Server Error"}']);
    expect((await call(gitlab, '/license')).json).toMatchObject({ id: 1 });
    expect((await call(gitlab, '/license/2')).status).toBe(500);
  });
});

describe('GET /license/:id', () => {
  it('answers any row, with active_users of the instance', async () => {
    const gitlab = await start({ licenses: [license({ id: 1, user_limit: 3 }), license({ id: 2 })] });
    expect((await call(gitlab, '/license/1')).json).toMatchObject({ id: 1, user_limit: 3, active_users: 90 });
  });

  it('answers 404 with a capital F to an unknown id', async () => {
    const reply = await call(await start(), '/license/77');
    expect([reply.status, reply.text]).toEqual([404, '{"message":"404 Not Found"}']);
  });

  it.each(['GET', 'DELETE'])('answers %s with an id that is no integer', async (method) => {
    const reply = await call(await start(), '/license/twelve', { method });
    expect([reply.status, reply.text]).toEqual([400, '{"error":"id is invalid"}']);
  });
});

describe('the figures', () => {
  it('takes historical_max from the days of the license and maximum_user_count from the last count too', async () => {
    const gitlab = await start({
      today: '2027-01-20',
      licenses: [license({ starts_at: '2027-01-05', expires_at: '2027-01-10', user_limit: 10 })],
    });
    gitlab.state.historicalData = dailyCounts('2027-01-04', [99, 11, 12, null, 13, 9, 14, 98]);
    gitlab.state.activeUsers = 20;
    expect((await call(gitlab, '/license')).json).toMatchObject({
      historical_max: 14,
      maximum_user_count: 20,
      expired: true,
      overage: 10,
    });
  });

  it('knows no overage without a limit', async () => {
    const gitlab = await start({ licenses: [license({ user_limit: 0 })] });
    expect((await call(gitlab, '/license')).json).toMatchObject({ user_limit: 0, overage: 0 });
  });
});

describe('paths and verbs', () => {
  it('answers unknown paths with Grape’s 404, also without a token', async () => {
    const reply = await call(await start(), '/nothing/here', { token: null });
    expect([reply.status, reply.text]).toEqual([404, '{"error":"404 Not Found"}']);
  });

  it.each([
    ['DELETE', '/license'],
    ['POST', '/licenses'],
    ['PUT', '/license/1'],
    ['GET', '/license/1/refresh_billable_users'],
  ])('has no route for %s %s', async (method, path) => {
    const reply = await call(await start(), path, { method });
    expect([reply.status, reply.text]).toEqual([404, '{"error":"404 Not Found"}']);
  });

  it('answers HEAD like GET, without a body', async () => {
    const reply = await call(await start(), '/licenses', { method: 'HEAD' });
    expect([reply.status, reply.text]).toEqual([200, '']);
  });
});

describe('other editions and versions', () => {
  it.each(['/license', '/licenses', '/license/1', '/license/usage_export.csv'])(
    'Community Edition answers 404 to %s',
    async (path) => {
      const reply = await call(await start({ profile: 'ce' }), path);
      expect([reply.status, reply.text]).toEqual([404, '{"error":"404 Not Found"}']);
    },
  );

  it.each([
    ['PUT', '/license/1/refresh_billable_users'],
    ['GET', '/license/1/refresh_billable_users'],
  ])('version 15 does not know %s %s', async (method, path) => {
    const reply = await call(await start({ profile: '15' }), path, { method });
    expect([reply.status, reply.text]).toEqual([404, '{"error":"404 Not Found"}']);
  });
});
