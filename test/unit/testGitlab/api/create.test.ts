import { describe, expect, it } from 'vitest';
import type { TestGitLab } from '../../../gitlab/server';
import { add, call, start } from '../calls';
import type { CallOptions } from '../calls';

type Sender = (gitlab: TestGitLab, key: string) => Promise<number>;

async function post(gitlab: TestGitLab, path: string, options: CallOptions = {}): Promise<number> {
  return (await call(gitlab, path, { method: 'POST', ...options })).status;
}

describe('the parameter license', () => {
  it.each<[string, Sender]>([
    ['in the query', (gitlab, key) => post(gitlab, `/license?license=${encodeURIComponent(key)}`)],
    [
      'as a form field',
      (gitlab, key) => post(gitlab, '/license', { body: new URLSearchParams({ license: key }) }),
    ],
    [
      'as a multipart text field',
      (gitlab, key) => {
        const body = new FormData();
        body.set('license', key);
        return post(gitlab, '/license', { body });
      },
    ],
    ['in JSON', async (gitlab, key) => (await add(gitlab, key)).status],
  ])('is read %s', async (_, send) => {
    const gitlab = await start();
    const key = gitlab.licenseKey({ licensee: { Name: 'Zoë Ångström' } });
    expect(await send(gitlab, key)).toBe(201);
    expect(gitlab.state.licenses[1]?.licensee).toEqual({ Name: 'Zoë Ångström' });
    expect(gitlab.state.licenses[1]?.key.text).toContain(key.trim().slice(0, 50));
  });

  it('is missing', async () => {
    const gitlab = await start();
    const headers = { 'Content-Type': 'application/json' };
    for (const body of ['', '{}', '{"licence":"x"}']) {
      const reply = await call(gitlab, '/license', { method: 'POST', headers, body });
      expect([reply.status, reply.text]).toEqual([400, '{"error":"license is missing"}']);
    }
  });

  it('is no string', async () => {
    const reply = await call(await start(), '/license', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: '{"license":{"data":"x"}}',
    });
    expect([reply.status, reply.text]).toEqual([400, '{"error":"license is invalid"}']);
  });

  it('is an uploaded file, which is no string', async () => {
    const gitlab = await start();
    const body = new FormData();
    body.set('license', new Blob([gitlab.licenseKey()]), 'Gitlab.gitlab-license');
    const reply = await call(gitlab, '/license', { method: 'POST', body });
    expect([reply.status, reply.text]).toEqual([400, '{"error":"license is invalid"}']);
  });

  it('stands in broken JSON, or in a type that is not supported', async () => {
    const gitlab = await start();
    const send = (type: string) =>
      post(gitlab, '/license', { headers: { 'Content-Type': type }, body: '{"license":' });
    expect(await send('application/json')).toBe(400);
    expect(await send('application/xml')).toBe(415);
  });

  it('has spaces for the plus signs of a query that is not escaped', async () => {
    const gitlab = await start();
    expect(await post(gitlab, `/license?license=+${encodeURIComponent(gitlab.licenseKey())}`)).toBe(201);
    expect(gitlab.state.licenses[1]?.key.text?.startsWith(' ')).toBe(true);
  });

  it('makes the address too long', async () => {
    const reply = await call(await start(), `/license?license=${'A'.repeat(9000)}`, { method: 'POST' });
    expect(reply.status).toBe(414);
    expect(reply.headers.get('content-type')).toContain('text/html');
  });
});

describe('a license that was added', () => {
  it('is answered with what its key says', async () => {
    const gitlab = await start({ today: '2027-01-10' });
    const reply = await add(
      gitlab,
      gitlab.licenseKey({
        issued_at: '2027-01-10',
        expires_at: '2028-01-10',
        licensee: { Name: 'Ada', Company: 'Example, Inc.' },
        restrictions: { plan: 'premium', active_user_count: 95, add_ons: { GitLab_Geo: 1 } },
      }),
    );
    expect(reply.json).toEqual({
      id: 2,
      plan: 'premium',
      created_at: '2027-01-10T12:00:00.000Z',
      starts_at: '2027-01-10',
      expires_at: '2028-01-10',
      historical_max: 0,
      maximum_user_count: 90,
      licensee: { Name: 'Ada', Company: 'Example, Inc.' },
      add_ons: { GitLab_Geo: 1 },
      expired: false,
      overage: 0,
      user_limit: 95,
      active_users: 90,
    });
  });

  it('is a starter without plan, unlimited without seats', async () => {
    const gitlab = await start();
    const reply = await add(gitlab, gitlab.licenseKey({ restrictions: {} }));
    expect(reply.json).toMatchObject({ plan: 'starter', user_limit: 0, overage: 0, add_ons: {} });
  });

  it('with zero seats is over its limit, though the limit looks like none', async () => {
    const gitlab = await start();
    const restrictions = { active_user_count: 0, previous_user_count: 0, reconciliation_completed: true };
    gitlab.state.activeUsers = 0;
    expect((await add(gitlab, gitlab.licenseKey({ restrictions }))).status).toBe(201);
    gitlab.state.activeUsers = 5;
    expect((await call(gitlab, '/license')).json).toMatchObject({ user_limit: 0, overage: 5 });
  });

  it('is counted anew by servers of 18.11 and later, once it has started', async () => {
    const gitlab = await start();
    gitlab.state.features.recountAfterCreate = true;
    gitlab.state.billableUsers = 97;
    await add(gitlab, gitlab.licenseKey());
    await expect.poll(async () => (await call(gitlab, '/license')).json).toMatchObject({ active_users: 97 });
  });
});
