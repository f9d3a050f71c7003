import type { Socket } from 'node:net';
import { describe, expect, test } from 'vitest';
import type { InstanceUrl } from '../../../../src/instances/address';
import { failureText } from '../../../../src/words/failures/failures';
import { startTestGitLab } from '../../../gitlab/server';
import { clientOf, failureFrom, redirect } from '../connection';
import { gitlabAndClient } from '../openGitLab';

const INSTANCE = { url: 'https://gitlab.example.com' as InstanceUrl };

/** Redirects `GET /license`; what comes from following it is up to the test. */
async function gitlabThatRedirects(location: (url: string) => string, status = 302) {
  const { client, gitlab } = await gitlabAndClient({ root: '/gitlab' });
  gitlab.intercept(({ path }) =>
    path === '/gitlab/api/v4/license' ? redirect(location(gitlab.url), status) : 'pass',
  );
  return { client, gitlab };
}

describe('a read', () => {
  test.each([301, 302, 303, 307, 308])('is followed below the own root, after a %i', async (status) => {
    const { client, gitlab } = await gitlabThatRedirects((url) => `${url}/api/v4/license/1`, status);
    expect((await client.current())?.id).toBe(1);
    expect(gitlab.requests).toHaveLength(2);
  });

  test('is followed to an address without origin', async () => {
    const { client } = await gitlabThatRedirects(() => '/gitlab/api/v4/license/1');
    expect((await client.current())?.id).toBe(1);
  });

  test('is not sent to another root of the same origin', async () => {
    const { client, gitlab } = await gitlabThatRedirects(
      (url) => `${new URL(url).origin}/other/api/v4/license`,
    );
    const address = `${new URL(gitlab.url).origin}/other`;
    expect(await failureFrom(client.current())).toEqual({ kind: 'redirect', address });
    expect(gitlab.requests).toHaveLength(1);
  });

  test('is not sent to a path that only begins like the root', async () => {
    const { client } = await gitlabThatRedirects(() => '/gitlab-old/api/v4/license');
    expect((await failureFrom(client.current())).kind).toBe('redirect');
  });

  test('is not sent up from the root', async () => {
    const { client, gitlab } = await gitlabThatRedirects(() => '/gitlab/../secret');
    expect((await failureFrom(client.current())).kind).toBe('notGitLab');
    expect(gitlab.requests).toHaveLength(1);
  });

  test('is never sent to another origin, whose instance is named instead', async () => {
    const elsewhere = await startTestGitLab({ root: '/new' });
    const { client } = await gitlabThatRedirects(() => `${elsewhere.url}/api/v4/license`);
    const failure = await failureFrom(client.current());
    await elsewhere.close();
    expect(failure).toEqual({ kind: 'redirect', address: elsewhere.url });
    expect(elsewhere.requests).toHaveLength(0);
    expect(failureText(failure, INSTANCE)).toEqual({
      summary: 'Moved to another address',
      message:
        `gitlab.example.com has moved to ${elsewhere.url}. The token wasn't sent there. ` +
        'If that address is correct, edit the instance to use it, and enter the token again.',
      action: 'editInstance',
    });
  });

  test.each([
    ['https://NEW.example.com:443/api/v4/license?x=1', 'https://new.example.com'],
    ['https://user:password@new.example.com/git/api/v4/license', 'https://new.example.com/git'],
    ['https://new.example.com/', 'https://new.example.com'],
  ])('to %s names %s', async (location, address) => {
    const { client } = await gitlabThatRedirects(() => location);
    expect(await failureFrom(client.current())).toEqual({ kind: 'redirect', address });
  });

  test.each([
    ['https://sso.example.com/login?rd=https%3A%2F%2Fgitlab', 'https://sso.example.com/login'],
    ['https://auth.example.com/?rd=gitlab', 'https://auth.example.com/'],
    ['https://sso.example.com/start#state', 'https://sso.example.com/start'],
    ['http://[', 'http://['],
  ])('to a page such as %s is no address of an instance', async (location, page) => {
    const { client, gitlab } = await gitlabThatRedirects(() => location);
    const failure = await failureFrom(client.current());
    expect(failure).toEqual({ kind: 'notGitLab', reason: 'redirected', location: page });
    expect(gitlab.requests).toHaveLength(1);
    expect(failureText(failure, INSTANCE)).toMatchObject({
      summary: 'Redirected to another page',
      action: 'openInstance',
    });
    expect(failureText(failure, INSTANCE).message).toContain(
      `gitlab.example.com redirects to ${page} instead of responding.`,
    );
  });

  test('to the page where people sign in ends at that page', async () => {
    const { client, gitlab } = await gitlabThatRedirects((url) => `${url}/users/sign_in`);
    expect(await failureFrom(client.current())).toMatchObject({ kind: 'notGitLab', reason: 'html' });
    expect(gitlab.requests).toHaveLength(2);
  });

  test('in a circle ends after three redirects', async () => {
    const { client, gitlab } = await gitlabThatRedirects((url) => `${url}/api/v4/license`);
    expect(await failureFrom(client.current())).toMatchObject({ kind: 'notGitLab', reason: 'redirected' });
    expect(gitlab.requests).toHaveLength(4);
  });

  test('leaves the body of the redirect unread, and the connection with it', async () => {
    const { client, gitlab } = await gitlabAndClient();
    let redirecting: Socket | undefined;
    gitlab.intercept(({ path }, response) => {
      if (path !== '/api/v4/license') {
        return 'pass';
      }
      redirecting = response.socket ?? undefined;
      response.writeHead(302, { Location: '/api/v4/license/1', 'Content-Length': 1_000_000 });
      response.write('The license has ');
      return 'taken';
    });
    expect((await client.current())?.id).toBe(1);
    await expect.poll(() => redirecting?.destroyed).toBe(true);
  });

  test('without a target is a refusal', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(() => ({ status: 302, headers: {}, body: '' }));
    expect(await failureFrom(client.current())).toEqual({ kind: 'rejected', status: 302 });
  });
});

test('a write is not followed anywhere', async () => {
  const { gitlab } = await gitlabAndClient();
  const client = clientOf(gitlab.url, gitlab.adminToken);
  gitlab.intercept(() => redirect(`${gitlab.url}/api/v4/license`, 307));
  const writes = [() => client.add('key'), () => client.delete(1), () => client.refreshBillableUsers(1)];
  for (const write of writes) {
    expect(await failureFrom(write())).toMatchObject({ kind: 'notGitLab', reason: 'redirected' });
  }
  expect(gitlab.requests).toHaveLength(3);
});

test('a write to http is told the address with https', async () => {
  const { client, gitlab } = await gitlabAndClient();
  gitlab.intercept(({ path }) => redirect(`https://gitlab.example.com${path}`, 301));
  expect(await failureFrom(client.add('key'))).toEqual({
    kind: 'redirect',
    address: 'https://gitlab.example.com',
  });
  expect(gitlab.requests).toHaveLength(1);
});
