import { afterEach, describe, expect, it } from 'vitest';
import { failureOf, type Failure } from '../../../src/gitlab/errors';
import { connect } from '../../../src/gitlab/connect';
import { findInstance } from '../../../src/gitlab/findInstance';
import { tokenPage } from '../../../src/gitlab/tokenPage';
import type { InstanceUrl } from '../../../src/instances/address';
import { startTestGitLab, type TestGitLab, type TestGitLabOptions } from '../../gitlab/server';

const running: TestGitLab[] = [];
afterEach(async () => {
  await Promise.all(running.splice(0).map((gitlab) => gitlab.close()));
});

async function start(options?: TestGitLabOptions): Promise<TestGitLab> {
  const gitlab = await startTestGitLab(options);
  running.push(gitlab);
  return gitlab;
}

async function ask(url: InstanceUrl): Promise<Failure | undefined> {
  const environment = {
    fetch,
    timeoutSeconds: 2,
    userAgent: 'test',
    importCustomCa: () => Promise.reject(new Error()),
  };
  try {
    await (await connect({ url }, undefined, environment)).version();
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

const find = (url: string) => findInstance(url as InstanceUrl, ask);

describe('the GitLab that an address belongs to', () => {
  it('is looked for at ten parents at most, those near the root', async () => {
    const asked: string[] = [];
    const url = `https://a.example/${'x/'.repeat(400)}y` as InstanceUrl;
    await findInstance(url, (address) => {
      asked.push(address);
      return Promise.resolve({ kind: 'notGitLab', reason: 'notJson', status: 404 });
    });
    expect(asked).toHaveLength(11);
    expect(asked.at(-1)).toBe('https://a.example');
  });

  it.each<TestGitLabOptions>([
    { profile: '15' },
    { profile: '17' },
    { profile: '18.10' },
    { profile: 'ce' },
    { root: '/a/b' },
  ])('is found at the address itself (%j)', async (options) => {
    const gitlab = await start(options);
    await expect(find(gitlab.url)).resolves.toEqual({ kind: 'found', url: gitlab.url });
  });

  it('is found above a page of it', async () => {
    const gitlab = await start({ root: '/gitlab' });
    await expect(find(`${gitlab.url}/group/project`)).resolves.toEqual({ kind: 'found', url: gitlab.url });
  });

  it('is found in maintenance mode and while it throttles', async () => {
    const gitlab = await start();
    gitlab.intercept(() => ({
      status: 429,
      headers: { 'Content-Type': 'text/plain', 'Retry-After': '900' },
      body: 'Retry later\n',
    }));
    await expect(find(gitlab.url)).resolves.toEqual({ kind: 'found', url: gitlab.url });
  });

  it('is found where its old address redirects to', async () => {
    const [old, moved] = [await start(), await start()];
    old.intercept(({ path }) => ({ status: 301, headers: { Location: moved.url + path }, body: '' }));
    await expect(find(old.url)).resolves.toEqual({ kind: 'found', url: moved.url });
  });

  it('is never asked for with a token', async () => {
    const gitlab = await start();
    await find(`${gitlab.url}/group`);
    expect(gitlab.requests.length).toBeGreaterThan(0);
    expect(gitlab.requests.filter(({ headers }) => 'private-token' in headers)).toEqual([]);
  });

  it('is not found in something else, and the failure is that of the address itself', async () => {
    const wiki = await start();
    wiki.intercept(() => ({
      status: 200,
      headers: { 'Content-Type': 'text/html' },
      body: '<title>Wiki</title>',
    }));
    await expect(find(`${wiki.url}/page`)).resolves.toMatchObject({
      kind: 'notFound',
      url: `${wiki.url}/page`,
      failure: { kind: 'notGitLab', reason: 'html' },
    });
  });

  it('is not looked for above an address where nobody answers', async () => {
    const gitlab = await startTestGitLab();
    await gitlab.close();
    await expect(find(`${gitlab.url}/a/b/c`)).resolves.toMatchObject({ failure: { kind: 'refused' } });
  });

  it('is not followed around in a circle', async () => {
    const [one, other] = [await start(), await start()];
    one.intercept(({ path }) => ({ status: 302, headers: { Location: other.url + path }, body: '' }));
    other.intercept(({ path }) => ({ status: 302, headers: { Location: one.url + path }, body: '' }));
    await expect(find(one.url)).resolves.toMatchObject({ kind: 'notFound', failure: { kind: 'redirect' } });
    expect(one.requests.length + other.requests.length).toBe(3);
  });
});

describe('the page that makes a token', () => {
  const wanted = { name: 'My token', scopes: ['read_api', 'admin_mode'] };

  it.each([
    ['15', '/-/profile/personal_access_tokens'],
    ['17', '/-/user_settings/personal_access_tokens'],
    ['18.10', '/-/user_settings/personal_access_tokens'],
  ] as const)('of GitLab %s is %s, filled in', async (profile, path) => {
    const gitlab = await start({ profile, root: '/gitlab' });
    const page = new URL(await tokenPage(gitlab.url as InstanceUrl, wanted, fetch));
    expect(page.pathname).toBe(`/gitlab${path}`);
    expect(page.searchParams.get('name')).toBe('My token');
    expect(page.searchParams.get('scopes')).toBe('read_api,admin_mode');
    expect(gitlab.requests.every(({ headers }) => !('private-token' in headers))).toBe(true);
  });

  it('is the one that all versions know when nobody answers', async () => {
    const fail = () => Promise.reject(new TypeError('fetch failed'));
    await expect(tokenPage('https://gitlab.invalid' as InstanceUrl, wanted, fail)).resolves.toContain(
      '/-/profile/',
    );
  });
});
