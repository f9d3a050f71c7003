import { describe, expect, it } from 'vitest';
import type { AccessToken, TestGitLab } from '../../../gitlab/server';
import { call, start } from '../calls';

const FORBIDDEN = '{"message":"403 Forbidden"}';
const SCOPE =
  '{"error":"insufficient_scope","error_description":"The request requires higher privileges than provided by the access token.","scope":"api read_api"}';

async function bodyWith(gitlab: TestGitLab, token: Partial<AccessToken>, method = 'GET') {
  const reply = await call(gitlab, method === 'GET' ? '/license' : '/license/1', {
    method,
    token: gitlab.token(token),
  });
  return [reply.status, reply.text];
}

describe('tokens', () => {
  it('are taken from PRIVATE-TOKEN and from Authorization', async () => {
    const gitlab = await start();
    expect((await call(gitlab, '/license')).status).toBe(200);
    const headers = { Authorization: `Bearer ${gitlab.adminToken}` };
    expect((await call(gitlab, '/license', { token: null, headers })).status).toBe(200);
  });

  it.each([
    ['missing', null],
    ['unknown', 'glpat-unknown'],
  ])('401 when %s', async (_, token) => {
    const reply = await call(await start(), '/license', { token });
    expect([reply.status, reply.text]).toEqual([401, '{"message":"401 Unauthorized"}']);
  });

  it('401 when expired, from the day of expiry on', async () => {
    const gitlab = await start({ today: '2027-01-10' });
    expect((await bodyWith(gitlab, { expires_at: '2027-01-11' }))[0]).toBe(200);
    expect(await bodyWith(gitlab, { expires_at: '2027-01-10' })).toEqual([
      401,
      '{"error":"invalid_token","error_description":"Token is expired. You can either do re-authorization or token refresh."}',
    ]);
  });

  it('401 when revoked, with a challenge', async () => {
    const gitlab = await start();
    const reply = await call(gitlab, '/license', { token: gitlab.token({ revoked: true }) });
    expect([reply.status, reply.text]).toEqual([
      401,
      '{"error":"invalid_token","error_description":"Token was revoked. You have to re-authorize from the user."}',
    ]);
    expect(reply.headers.get('www-authenticate')).toContain('error="invalid_token"');
  });

  it('401 when an impersonation token while impersonation is disabled', async () => {
    const gitlab = await start();
    expect((await bodyWith(gitlab, { type: 'impersonation' }))[0]).toBe(200);
    gitlab.state.impersonationEnabled = false;
    expect(await bodyWith(gitlab, { type: 'impersonation' })).toEqual([
      401,
      '{"error":"invalid_token","error_description":"Token is an impersonation token but impersonation was disabled."}',
    ]);
  });
});

describe('rights', () => {
  it('403 to a user who is no administrator', async () => {
    const gitlab = await start();
    const reply = await call(gitlab, '/license', { token: gitlab.userToken });
    expect([reply.status, reply.text]).toEqual([403, FORBIDDEN]);
  });

  it('403 to an administrator without admin_mode where Admin Mode is on; /user still says is_admin', async () => {
    const gitlab = await start();
    gitlab.state.adminMode = true;
    expect(await bodyWith(gitlab, {})).toEqual([403, FORBIDDEN]);
    expect((await bodyWith(gitlab, { scopes: ['api', 'admin_mode'] }))[0]).toBe(200);
    expect((await call(gitlab, '/user')).json).toMatchObject({ is_admin: true });
  });

  it('403 to a blocked user', async () => {
    const gitlab = await start();
    gitlab.state.users[0]!.state = 'blocked';
    expect(await bodyWith(gitlab, {})).toEqual([
      403,
      '{"message":"403 Forbidden - Your account has been blocked."}',
    ]);
  });
});

describe('scopes', () => {
  it('read_api suffices for every reading route', async () => {
    const gitlab = await start();
    const token = gitlab.token({ scopes: ['read_api'] });
    for (const path of ['/license', '/licenses', '/license/1', '/license/usage_export.csv']) {
      expect((await call(gitlab, path, { token })).status, path).toBe(200);
    }
  });

  it.each([
    ['POST', '/license'],
    ['DELETE', '/license/1'],
    ['PUT', '/license/1/refresh_billable_users'],
  ])('403 to %s %s with read_api, naming all registered scopes', async (method, path) => {
    const gitlab = await start();
    const reply = await call(gitlab, path, { method, token: gitlab.token({ scopes: ['read_api'] }) });
    expect([reply.status, reply.text]).toEqual([403, SCOPE]);
    expect(gitlab.state.licenses).toHaveLength(1);
  });

  it('403 to reading with a scope of neither', async () => {
    expect(await bodyWith(await start(), { scopes: ['read_user', 'admin_mode'] })).toEqual([403, SCOPE]);
  });
});

describe('probes', () => {
  it('GET /user says is_admin only of administrators', async () => {
    const gitlab = await start();
    const read = gitlab.token({ scopes: ['read_user'] });
    expect((await call(gitlab, '/user', { token: read })).json).toMatchObject({ is_admin: true });
    const user = (await call(gitlab, '/user', { token: gitlab.userToken })).json;
    expect(user).toMatchObject({ username: 'sidney_jones' });
    expect(user).not.toHaveProperty('is_admin');
  });

  it('GET /personal_access_tokens/self answers any scope with the token’s own', async () => {
    const gitlab = await start();
    const token = gitlab.token({ scopes: ['read_repository'], name: 'nothing much', expires_at: null });
    expect((await call(gitlab, '/personal_access_tokens/self', { token })).json).toMatchObject({
      name: 'nothing much',
      scopes: ['read_repository'],
      revoked: false,
      active: true,
      expires_at: null,
    });
  });

  it('GET /personal_access_tokens/self refuses an OAuth token', async () => {
    const gitlab = await start();
    const reply = await call(gitlab, '/personal_access_tokens/self', {
      token: gitlab.token({ type: 'oauth' }),
    });
    expect([reply.status, reply.text]).toEqual([
      400,
      '{"message":"400 Bad request - This endpoint requires token type to be a personal access token"}',
    ]);
  });

  it.each(['/metadata', '/version'])('GET %s names version and edition', async (path) => {
    expect((await call(await start(), path)).json).toMatchObject({ version: '18.10.1-ee', enterprise: true });
    const ce = await start({ profile: 'ce' });
    expect((await call(ce, path)).json).toMatchObject({ version: '18.10.1', enterprise: false });
    expect((await call(ce, path, { token: null })).status).toBe(401);
  });
});
