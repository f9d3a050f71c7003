import { describe, expect, it } from 'vitest';
import { license, typeFlags } from '../../gitlab/server';
import type { TestGitLab } from '../../gitlab/server';
import { add, call, start } from './calls';
import type { CallOptions } from './calls';
import { CSV_EXAMPLE, documentedExample, documentedRow } from './documented';

/** Every statement of the License API's documentation, in the wording of each version that has it. */
const VERSIONS = ['15', '17', '18.10'] as const;
const SINCE_17 = ['17', '18.10'] as const;
const TODAY = '2020-01-01';

const readers = ['/license', '/licenses', '/license/1'];

function documented(profile: (typeof VERSIONS)[number]): Promise<TestGitLab> {
  return start({ profile, today: TODAY, licenses: [documentedRow(profile, 1), documentedRow(profile, 2)] });
}

async function statusOf(gitlab: TestGitLab, path: string, options: CallOptions = {}): Promise<number> {
  return (await call(gitlab, path, options)).status;
}

describe.each(VERSIONS)('docs %s', (profile) => {
  it(`docs ${profile}: GET /license retrieves information about the current license (example response)`, async () => {
    const { json } = await call(await documented(profile), '/license');
    expect(json).toEqual(documentedExample(profile, { id: 2, active_users: 300 }));
  });

  it(`docs ${profile}: GET /licenses retrieves information about all licenses (example response)`, async () => {
    const { json } = await call(await documented(profile), '/licenses');
    expect(json).toEqual([documentedExample(profile, { id: 2 }), documentedExample(profile, { id: 1 })]);
  });

  it(`docs ${profile}: GET /license/:id retrieves information about a single license (example response)`, async () => {
    const gitlab = await documented(profile);
    gitlab.state.licenses[0]!.active_users = 50;
    expect((await call(gitlab, '/license/1')).json).toEqual(
      documentedExample(profile, { id: 1, active_users: 50 }),
    );
  });

  it(`docs ${profile}: you need to authenticate yourself as an administrator`, async () => {
    const gitlab = await documented(profile);
    for (const path of readers) {
      expect(await statusOf(gitlab, path, { token: null }), path).toBe(401);
      expect(await statusOf(gitlab, path), path).toBe(200);
    }
  });

  it(`docs ${profile}: overage is the difference between the number of billable users and the licensed number of users`, async () => {
    const gitlab = await start({ profile, licenses: [license({ user_limit: 100 })] });
    gitlab.state.activeUsers = 300;
    expect((await call(gitlab, '/license')).json).toMatchObject({ overage: 200 });
  });

  it(`docs ${profile}: if the license has expired, it uses the historical maximum billable user count`, async () => {
    const row = license({ starts_at: '2018-01-27', expires_at: '2019-01-27', historical_max: 300 });
    const gitlab = await start({ profile, today: TODAY, licenses: [row] });
    expect((await call(gitlab, '/license')).json).toMatchObject({ expired: true, overage: 200 });
  });

  it(`docs ${profile}: if the license has not expired, it uses the current billable users count`, async () => {
    const row = license({ starts_at: '2018-01-27', expires_at: '2022-01-27', historical_max: 300 });
    const gitlab = await start({ profile, today: TODAY, licenses: [row] });
    gitlab.state.activeUsers = 120;
    expect((await call(gitlab, '/license')).json).toMatchObject({ expired: false, overage: 20 });
  });

  it(`docs ${profile}: 200 OK with response containing the licenses in JSON format`, async () => {
    const reply = await call(await documented(profile), '/licenses');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'application/json']);
    expect(reply.json).toHaveLength(2);
  });

  it(`docs ${profile}: this is an empty JSON array if there are no licenses`, async () => {
    expect((await call(await start({ profile, licenses: [] }), '/licenses')).json).toEqual([]);
  });

  it.each(readers)(
    `docs ${profile}: 403 Forbidden if the current user is not permitted to read the licenses (%s)`,
    async (path) => {
      const gitlab = await documented(profile);
      expect(await statusOf(gitlab, path, { token: gitlab.userToken })).toBe(403);
    },
  );

  it(`docs ${profile}: GET /license/:id answers 404 Not Found: the requested license doesn't exist`, async () => {
    expect(await statusOf(await documented(profile), '/license/3')).toBe(404);
  });

  it(`docs ${profile}: id, integer, required, is the ID of the GitLab license`, async () => {
    const gitlab = await documented(profile);
    expect((await call(gitlab, '/license/2')).json).toMatchObject({ id: 2 });
    expect(await statusOf(gitlab, '/license/second')).toBe(400);
  });

  it(`docs ${profile}: license, string, required, is the license string (in the query as in the example)`, async () => {
    const gitlab = await documented(profile);
    const key = gitlab.licenseKey({ issued_at: TODAY, restrictions: { plan: 'ultimate' } });
    const path = `/license?license=${encodeURIComponent(key)}`;
    expect(await statusOf(gitlab, path, { method: 'POST' })).toBe(201);
    expect(await statusOf(gitlab, '/license', { method: 'POST' })).toBe(400);
  });

  it(`docs ${profile}: 201 Created if the license is successfully added (example response)`, async () => {
    const gitlab = await start({ profile, today: TODAY, licenses: [] });
    gitlab.state.activeUsers = 300;
    gitlab.state.historicalData = [{ recorded_at: '2018-05-01T12:00:00Z', active_user_count: 300 }];
    const { plan, licensee, add_ons } = documentedRow(profile, 2);
    const key = gitlab.licenseKey({
      // Only a cloud license is accepted with as many users over its limit as the example has.
      ...typeFlags('offline_cloud'),
      issued_at: '2018-01-27',
      expires_at: '2022-01-27',
      licensee,
      restrictions: { plan, add_ons, active_user_count: 100 },
    });
    const reply = await add(gitlab, key);
    expect(reply.status).toBe(201);
    const added = { id: 1, created_at: '2020-01-01T12:00:00.000Z', active_users: 300 };
    expect(reply.json).toEqual(documentedExample(profile, added));
  });

  it(`docs ${profile}: 400 Bad Request if the license couldn't be added, with an error message explaining the reason`, async () => {
    const reply = await add(await documented(profile), 'eyJkYXRhIjoiMHM5Q');
    expect(reply.status).toBe(400);
    expect(reply.json).toEqual({
      message: 'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.',
    });
  });

  it(`docs ${profile}: 204 No Content if the license is successfully deleted`, async () => {
    const reply = await call(await documented(profile), '/license/1', { method: 'DELETE' });
    expect([reply.status, reply.text]).toEqual([204, '']);
  });

  it(`docs ${profile}: 403 Forbidden if the current user is not permitted to delete the license`, async () => {
    const gitlab = await documented(profile);
    expect(await statusOf(gitlab, '/license/1', { method: 'DELETE', token: gitlab.userToken })).toBe(403);
    expect(gitlab.state.licenses).toHaveLength(2);
  });

  it(`docs ${profile}: 404 Not Found if the license to delete could not be found`, async () => {
    expect(await statusOf(await documented(profile), '/license/3', { method: 'DELETE' })).toBe(404);
  });
});

it('docs 15: example response of DELETE /license/:id (a state of the server, no version’s own behaviour)', async () => {
  const gitlab = await documented('15');
  gitlab.state.deleteAnswer = 'license-json';
  const reply = await call(gitlab, '/license/2', { method: 'DELETE' });
  expect([reply.status, reply.json]).toEqual([200, documentedExample('15', { id: 2 })]);
});

describe.each(SINCE_17)('docs %s, since 15.7 and 16.4', (profile) => {
  const path = '/license/1/refresh_billable_users';

  it(`docs ${profile}: 202 Accepted if the request to refresh billable users is successfully initiated (example response)`, async () => {
    const reply = await call(await documented(profile), path, { method: 'PUT' });
    expect([reply.status, reply.json]).toEqual([202, { success: true }]);
  });

  it(`docs ${profile}: success, boolean, says whether the request succeeded or not`, async () => {
    const gitlab = await documented(profile);
    gitlab.state.refresh.success = false;
    expect((await call(gitlab, path, { method: 'PUT' })).json).toEqual({ success: false });
  });

  it(`docs ${profile}: 403 Forbidden if the current user is not permitted to refresh billable users for the license`, async () => {
    const gitlab = await documented(profile);
    expect(await statusOf(gitlab, path, { method: 'PUT', token: gitlab.userToken })).toBe(403);
  });

  it(`docs ${profile}: 404 Not Found if the license could not be found`, async () => {
    const unknown = '/license/3/refresh_billable_users';
    expect(await statusOf(await documented(profile), unknown, { method: 'PUT' })).toBe(404);
  });

  it(`docs ${profile}: 200 OK: response contains the license usage in CSV format (example response)`, async () => {
    const row = { ...documentedRow(profile, 1), ...CSV_EXAMPLE.row };
    const gitlab = await start({ profile, today: () => CSV_EXAMPLE.now, licenses: [row] });
    gitlab.state.historicalData = [...CSV_EXAMPLE.history];
    const reply = await call(gitlab, '/license/usage_export.csv');
    expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/csv']);
    expect(reply.text).toBe(CSV_EXAMPLE.text);
  });

  it(`docs ${profile}: 403 Forbidden if the current user is not permitted to view license usage`, async () => {
    const gitlab = await documented(profile);
    expect(await statusOf(gitlab, '/license/usage_export.csv', { token: gitlab.userToken })).toBe(403);
  });
});
