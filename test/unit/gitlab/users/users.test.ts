import { describe, expect, test } from 'vitest';
import { failureOf } from '../../../../src/gitlab/errors';
import type { LicenseClient } from '../../../../src/gitlab/client';
import type { UserPage } from '../../../../src/gitlab/users/userPages';
import { fineGrained, listedUser, manyUsers } from '../../../gitlab/server';
import { USER_STATES } from '../../../gitlab/users/listedUsers';
import { clientOf, failureFrom } from '../connection';
import { gitlabAndClient } from '../openGitLab';

async function pagesOf(client: LicenseClient, signal?: AbortSignal): Promise<UserPage[]> {
  const pages: UserPage[] = [];
  for await (const page of client.users(signal)) {
    pages.push(page);
  }
  return pages;
}

function idsOf(pages: readonly UserPage[]): (number | undefined)[] {
  return pages.flatMap(({ users }) => users.map(({ id }) => id));
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

describe('the users of an instance', () => {
  test('come page after page by keyset, each once', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(250).reverse();
    const pages = await pagesOf(client);
    expect(pages.map(({ users }) => users.length)).toEqual([100, 100, 50]);
    expect(idsOf(pages)).toEqual(ids(250));
    expect(gitlab.requests.map(({ path }) => path)).toHaveLength(3);
    expect(gitlab.requests[1]?.path).toContain('id_after=100');
  });

  test('are asked for while those before are handled', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(250);
    const requests: number[] = [];
    for await (const page of client.users()) {
      expect(page.users.length).toBeGreaterThan(0);
      await expect.poll(() => gitlab.requests.length).toBe(Math.min(3, requests.length + 2));
      requests.push(gitlab.requests.length);
    }
    expect(requests).toEqual([2, 3, 3]);
  });

  test('are asked for no further, and what was is ended, when somebody stops reading', async () => {
    const { gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(250);
    const asked: (AbortSignal | null | undefined)[] = [];
    const fetcher: typeof fetch = (input, init) => {
      asked.push(init?.signal);
      return asked.length === 1 ? fetch(input, init) : new Promise(() => undefined);
    };
    for await (const { users } of clientOf(gitlab.url, gitlab.adminToken, { fetch: fetcher }).users()) {
      expect(users).toHaveLength(100);
      break;
    }
    expect(asked.map((signal) => signal?.aborted)).toEqual([false, true]);
  });

  test('bring only what is used of them, cleaned, and of moments in UTC the day', async () => {
    const { client, gitlab } = await gitlabAndClient();
    const name = '2027-01-27T08:00:00.000Z';
    gitlab.state.listedUsers = [
      listedUser(1, { name, createdAt: name, lastSignInAt: '2027-01-27T23:00:00.000-05:00' }),
      listedUser(2, { username: 'a\u202eb\n', name: gitlab.adminToken }),
    ];
    const [first, second] = (await pagesOf(client)).flatMap(({ users }) => users);
    expect(first).toMatchObject({
      name,
      created_at: '2027-01-27',
      last_sign_in_at: '2027-01-27T23:00:00.000-05:00',
    });
    expect(second).toMatchObject({ username: 'ab ', name: '•••' });
    expect(Object.keys(first ?? {})).not.toContain('email');
  });

  test('end after a last page that is full', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(200);
    expect(idsOf(await pagesOf(client))).toEqual(ids(200));
    expect(gitlab.requests).toHaveLength(2);
  });

  test('come by offset where the server has no keyset', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '17' });
    gitlab.state.listedUsers = manyUsers(250);
    expect(idsOf(await pagesOf(client))).toEqual(ids(250));
    expect(gitlab.requests.at(-1)?.path).toContain('page=3');
  });

  test('come by offset where the server refuses keyset and drops the header', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '17' });
    gitlab.state.listedUsers = manyUsers(150);
    gitlab.intercept(({ path }) =>
      path.includes('keyset')
        ? { status: 405, headers: { 'Content-Type': 'application/json' }, body: '{}' }
        : 'pass',
    );
    expect(idsOf(await pagesOf(client))).toEqual(ids(150));
  });

  test('are cut where GitLab goes no further by offset, which is told', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '17' });
    gitlab.state.listedUsers = manyUsers(350);
    gitlab.state.userOffsetLimit = 300;
    const pages = await pagesOf(client);
    expect(idsOf(pages)).toEqual(ids(300));
    expect(pages.map(({ isCut }) => isCut).indexOf(true)).toBe(pages.length - 1);
  });

  test('have no bots among them where the server does not know how to leave them out', async () => {
    const { client, gitlab } = await gitlabAndClient({ profile: '15' });
    gitlab.state.listedUsers = [listedUser(1), listedUser(2, { bot: true })];
    expect(idsOf(await pagesOf(client))).toEqual([1]);
  });

  test('are there in every state', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = USER_STATES.map((state, index) => listedUser(index + 1, { state }));
    const [page] = await pagesOf(client);
    expect(page?.users.map(({ state, using_license_seat: seat }) => [state, seat])).toEqual(
      USER_STATES.map((state) => [state, state === 'active']),
    );
  });

  test('of a server that begins again end', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(250);
    gitlab.intercept((request) => {
      request.path = request.path.replace(/&id_after=\d+/, '');
      return 'pass';
    });
    expect(idsOf(await pagesOf(client))).toEqual(ids(100));
  });

  test('stop when they are canceled', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(1_000);
    const cancellation = new AbortController();
    const failure = await failureFrom(
      (async () => {
        for await (const { users } of client.users(cancellation.signal)) {
          expect(users).toHaveLength(100);
          cancellation.abort();
        }
      })(),
    );
    expect(failure).toEqual({ kind: 'cancelled' });
    expect(gitlab.requests.length).toBeLessThanOrEqual(2);
  });

  test('ask only the instance, whatever address the next page has', async () => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.state.listedUsers = manyUsers(100);
    let asked = 0;
    gitlab.intercept(() => {
      asked++;
      return asked > 1
        ? 'pass'
        : {
            status: 200,
            headers: {
              'Content-Type': 'application/json',
              Link: '<https://attacker.example/steal?id_after=50&pagination=keyset>; rel="next"',
            },
            body: JSON.stringify([{ id: 500, using_license_seat: true }]),
          };
    });
    await pagesOf(client);
    expect(gitlab.requests[1]?.path).toBe('/api/v4/users?id_after=50&pagination=keyset');
  });
});

describe('who is not told who takes a seat', () => {
  async function causeFor(
    options: Parameters<typeof gitlabAndClient>[0],
    change: (gitlab: Awaited<ReturnType<typeof gitlabAndClient>>['gitlab']) => string,
  ) {
    const { gitlab } = await gitlabAndClient(options);
    const client = clientOf(gitlab.url, change(gitlab));
    try {
      return await pagesOf(client);
    } catch (error) {
      return client.diagnose(failureOf(error));
    }
  }

  test('has no administrator', async () => {
    const failure = await causeFor({}, (gitlab) => gitlab.userToken);
    expect(failure).toMatchObject({ kind: 'notAdmin', username: 'sidney_jones' });
  });

  test('lacks Admin Mode', async () => {
    const failure = await causeFor({}, (gitlab) => {
      gitlab.state.adminMode = true;
      return gitlab.adminToken;
    });
    expect(failure).toEqual({ kind: 'adminMode' });
  });

  test('asks Community Edition', async () => {
    const failure = await causeFor({ profile: 'ce' }, (gitlab) => gitlab.adminToken);
    expect(failure).toMatchObject({ kind: 'notSupported', reason: 'communityEdition' });
  });

  test('has a fine-grained token without the permission', async () => {
    const failure = await causeFor({}, (gitlab) => gitlab.token(fineGrained(['License: Read'])));
    expect(failure).toMatchObject({ kind: 'insufficientScope' });
  });

  test('has no license', async () => {
    const pages = await causeFor({ licenses: [] }, (gitlab) => gitlab.adminToken);
    expect(pages).toMatchObject([{ tellsSeats: false }]);
  });
});
