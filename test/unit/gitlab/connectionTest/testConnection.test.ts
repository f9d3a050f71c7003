import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import { STEP_IDS } from '../../../../src/gitlab/connectionTest/steps';
import { READ_PERMISSIONS } from '../../../../src/gitlab/tokenScopes';
import type { InstanceUrl } from '../../../../src/instances/address';
import {
  fineGrained,
  startTestGitLab,
  type TestGitLab,
  type TestGitLabOptions,
} from '../../../gitlab/server';
import { newAuthority } from '../certificates';
import { html, json } from '../connection';
import { outcomes, stepsOf } from './tester';

const authority = newAuthority();
const open: TestGitLab[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((gitlab) => gitlab.close()));
});

async function started(options: TestGitLabOptions = {}): Promise<TestGitLab> {
  const gitlab = await startTestGitLab(options);
  open.push(gitlab);
  return gitlab;
}

function instanceOf(url: string, caFile?: string) {
  return { url: url as InstanceUrl, ...(caFile !== undefined && { caFile }) };
}

const WAY_OF_HTTP = { name: 'ok', tcp: 'ok', proxy: 'direct', tls: 'notEncrypted', http: 'ok' };
const WAY_OF_HTTPS = { ...WAY_OF_HTTP, tls: 'ok' };

function after(step: string, ...done: readonly string[]): Record<string, string> {
  const left = STEP_IDS.filter((id) => !done.includes(id) && id !== step);
  return Object.fromEntries(left.map((id) => [id, `after ${step}`]));
}

describe('a test of the connection', () => {
  test('says of every step that all is well, and changes nothing', async () => {
    const gitlab = await started({ tls: authority.issue() });
    const steps = await stepsOf({
      instance: instanceOf(gitlab.url, authority.file),
      token: gitlab.adminToken,
    });
    expect(outcomes(steps)).toEqual({
      ...WAY_OF_HTTPS,
      ...{ gitlab: 'ok', token: 'ok', adminMode: 'ok', currentLicense: 'ok', license: 'ok', licenses: 'ok' },
      ...{ usageExport: 'ok', users: 'ok', changes: 'ok', graphql: 'ok' },
    });
    expect(steps.get('users')).toMatchObject({ facts: { tellsSeats: true } });
    expect(steps.get('changes')).toMatchObject({ facts: { isAllowed: true } });
    expect(steps.get('gitlab')).toMatchObject({ facts: { version: '18.10.1-ee' } });
    expect(steps.get('token')).toMatchObject({
      facts: { username: 'root', rights: { kind: 'legacy', scopes: ['api'] } },
    });
    expect(steps.get('tls')).toMatchObject({
      facts: {
        encryption: {
          protocol: 'TLSv1.3',
          chain: [
            {
              subject: 'CN=server',
              issuer: 'CN=Test CA',
              names: expect.arrayContaining(['DNS:localhost']) as string[],
            },
          ],
        },
      },
    });
    // GraphQL has its questions in a POST.
    const written = gitlab.requests.filter(({ method }) => method !== 'HEAD' && method !== 'GET');
    expect(written.every(({ path }) => path === '/api/graphql')).toBe(true);
    expect(gitlab.requests.some(({ path }) => path.includes('usage_export'))).toBe(false);
  });

  test('looks at the certificate without a token', async () => {
    const gitlab = await started({ tls: authority.issue() });
    await stepsOf({ instance: instanceOf(gitlab.url, authority.file), token: gitlab.adminToken });
    const looks = gitlab.requests.filter(({ method }) => method === 'HEAD');
    expect(looks).toHaveLength(1);
    expect(JSON.stringify(looks[0]?.headers)).not.toContain(gitlab.adminToken);
  });

  test('tells which authority is missing, and sends no token', async () => {
    const gitlab = await started({ tls: authority.issue() });
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: gitlab.adminToken });
    expect(outcomes(steps)).toEqual({
      ...{ name: 'ok', tcp: 'ok', proxy: 'direct', tls: 'failed: certificate' },
      ...after('tls', 'name', 'tcp', 'proxy'),
    });
    expect(steps.get('tls')).toMatchObject({
      failure: { code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE' },
      encryption: { chain: [{ issuer: 'CN=Test CA' }] },
    });
    expect(gitlab.requests.map(({ method }) => method)).toEqual(['HEAD']);
  });

  test.each([
    ['has expired', { days: 0.5 }, 'CERT_HAS_EXPIRED'],
    ['is for another host', { host: 'other.example.com' }, 'ERR_TLS_CERT_ALTNAME_INVALID'],
  ])('shows a certificate that %s', async (_name, issued, code) => {
    const gitlab = await started({ tls: authority.issue(issued) });
    const steps = await stepsOf({ instance: instanceOf(gitlab.url, authority.file) });
    expect(steps.get('tls')).toMatchObject({
      ...{ outcome: 'failed', failure: { kind: 'certificate', code } },
      encryption: { chain: [{ subject: 'CN=server' }] },
    });
  });

  test('names a CA file that is of no use', async () => {
    const gitlab = await started({ tls: authority.issue() });
    const steps = await stepsOf({ instance: instanceOf(gitlab.url, '/nowhere/ca.pem') });
    expect(steps.get('tls')).toMatchObject({ outcome: 'failed', failure: { kind: 'caFile' } });
  });

  test('stops at a name that nobody has', async () => {
    const steps = await stepsOf({ instance: instanceOf('https://gitlab.invalid') });
    expect(outcomes(steps)).toEqual({ name: 'failed: dns', ...after('name') });
  });

  test('stops at a port where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    server.close();
    const steps = await stepsOf({ instance: instanceOf(`https://127.0.0.1:${port}`) });
    expect(outcomes(steps)).toEqual({
      name: 'ok',
      tcp: 'failed: refused',
      proxy: 'direct',
      ...after('tcp', 'name', 'proxy'),
    });
  });

  test('stops at TLS where the server speaks none', async () => {
    const gitlab = await started();
    const steps = await stepsOf({ instance: instanceOf(gitlab.url.replace('http:', 'https:')) });
    expect(steps.get('tls')).toMatchObject({ outcome: 'failed', failure: { kind: 'tls' } });
  });

  test('stops at a server that is no GitLab', async () => {
    const gitlab = await started();
    gitlab.intercept(() => html(200, '<h1>Welcome</h1>'));
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: gitlab.adminToken });
    expect(outcomes(steps)).toEqual({
      ...{ ...WAY_OF_HTTP, gitlab: 'failed: notGitLab' },
      ...after('gitlab', ...Object.keys(WAY_OF_HTTP)),
    });
  });

  test('without a token ends before what needs one', async () => {
    const gitlab = await started();
    const steps = await stepsOf({ instance: instanceOf(gitlab.url) });
    const done = { ...WAY_OF_HTTP, gitlab: 'ok', token: 'noToken' };
    expect(outcomes(steps)).toEqual({ ...done, ...after('token', ...Object.keys(done)) });
  });

  test.each<[string, (gitlab: TestGitLab) => string, string]>([
    ['nobody knows', () => 'glpat-unknown', 'unauthorized'],
    ['of a user without rights', ({ userToken }) => userToken, 'notAdmin'],
    ['without a scope', (gitlab) => gitlab.token({ scopes: ['read_user'] }), 'insufficientScope'],
  ])('names what is wrong with a token %s', async (_name, tokenOf, kind) => {
    const gitlab = await started();
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: tokenOf(gitlab) });
    expect(outcomes(steps)).toMatchObject({
      gitlab: 'ok',
      token: `failed: ${kind}`,
      licenses: 'after token',
    });
  });

  test('says whether the token may change licenses, and tries nothing', async () => {
    const gitlab = await started();
    const token = gitlab.token({ scopes: ['read_api'] });
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token });
    expect(steps.get('changes')).toMatchObject({ outcome: 'ok', facts: { isAllowed: false } });
  });

  test('names a server that is too old for a usage export', async () => {
    const gitlab = await started({ profile: '15' });
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: gitlab.adminToken });
    expect(steps.get('usageExport')).toMatchObject({ failure: { kind: 'notSupported', since: '16.4' } });
  });

  test('asks for no license by its id where there is none', async () => {
    const gitlab = await started();
    gitlab.intercept(({ path }) => (path === '/api/v4/license' ? json(200, null) : 'pass'));
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: gitlab.adminToken });
    expect(outcomes(steps)).toMatchObject({ currentLicense: 'ok', license: 'noLicense', licenses: 'ok' });
  });

  test('names Admin Mode', async () => {
    const gitlab = await started();
    gitlab.state.adminMode = true;
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token: gitlab.adminToken });
    expect(outcomes(steps)).toMatchObject({ token: 'ok', adminMode: 'failed: adminMode' });
  });

  test('lets GitLab name what a fine-grained token lacks', async () => {
    const gitlab = await started({ profile: '19' });
    const permissions = READ_PERMISSIONS.filter((permission) => permission !== 'License: Read');
    const token = gitlab.token(fineGrained(permissions));
    const steps = await stepsOf({ instance: instanceOf(gitlab.url), token });
    expect(outcomes(steps)).toMatchObject({
      ...{ token: 'ok', adminMode: 'fineGrained', license: 'after currentLicense' },
    });
    expect(steps.get('licenses')).toMatchObject({
      outcome: 'failed',
      failure: { serverMessage: expect.stringContaining('License: Read') as string },
    });
  });

  test('tells nothing more once it is canceled', async () => {
    const gitlab = await started();
    const cancellation = new AbortController();
    const { testConnection } = await import('../../../../src/gitlab/connectionTest/testConnection');
    const told: string[] = [];
    const instance = instanceOf(gitlab.url);
    await testConnection(
      {
        ...{ instance, token: undefined, proxies: [] },
        connect: () => Promise.reject(new Error('asked')),
        lookUp: () => Promise.resolve({ addresses: ['127.0.0.1'] }),
        contact: () => {
          cancellation.abort();
          return Promise.resolve({ kind: 'failed', code: 'ABORT_ERR' });
        },
      },
      ({ id }) => told.push(id),
      cancellation.signal,
    );
    expect(told).toEqual([]);
  });
});
