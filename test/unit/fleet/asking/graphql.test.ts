import { describe, expect, it } from 'vitest';
import type { Fetched } from '../../../../src/fleet/facts';
import { readStoredState, storedStateText } from '../../../../src/fleet/stored/storedState';
import type { InstanceUrl } from '../../../../src/instances/address';
import type { Answer, TestGitLab } from '../../../gitlab/server';
import { html, json, redirect } from '../../gitlab/connection';
import { DAY, HOUR, reasons, START, World } from './world';

const FAILURES: readonly [string, (gitlab: TestGitLab) => void][] = [
  ['is not there', ({ state }) => (state.graphql.access = 'off')],
  ['is not permitted', ({ state }) => (state.graphql.access = 'notPermitted')],
  ['takes too long', ({ state }) => (state.graphql.delayMilliseconds = 5_000)],
  ...(
    [
      ['breaks', json(500, { message: '500 Internal Server Error' })],
      ['is throttled', json(429, { message: 'x' }, { 'Retry-After': '30' })],
      ['is a page', html(200, '<title>Sign in</title>')],
      ['is elsewhere', redirect('https://elsewhere.example/api/graphql')],
      ['is no JSON', { status: 200, headers: { 'Content-Type': 'application/json' }, body: '{' }],
      ['is empty', json(200, {})],
      ['is null', json(200, null)],
      ['has other errors', json(200, { errors: [{ message: 'Query has complexity of 999' }] })],
      [
        'knows nothing',
        json(200, { errors: [{ message: "Field 'currentLicense' doesn't exist on type 'Query'" }] }),
      ],
    ] as const satisfies readonly (readonly [string, Answer])[]
  ).map(
    ([name, answer]) =>
      [
        name,
        (gitlab: TestGitLab) =>
          void gitlab.interceptQueries(({ path }) => (path.endsWith('/api/graphql') ? answer : 'pass')),
      ] as [string, (gitlab: TestGitLab) => void],
  ),
  [
    'cuts the line',
    (gitlab) =>
      void gitlab.interceptQueries(({ path }, response) => {
        if (!path.endsWith('/api/graphql')) {
          return 'pass';
        }
        response.destroy();
        return 'taken';
      }),
  ],
];

describe('when GraphQL', () => {
  it.each(FAILURES)(
    '%s, everything is as without it, and it is asked again after a day',
    async (_name, fail) => {
      const world = await World.open();
      fail(world.gitlab);
      const { subscription, ...status } = await world.refresh();
      expect(subscription).toBeUndefined();
      expect(status).toMatchObject({ state: 'ready', refreshing: false });
      expect(status.failure).toBeUndefined();
      expect(status.coverage).toMatchObject({ daysLeft: 10, severity: 'warning' });
      expect(reasons(status)).toEqual(['expiry']);
      await expect.poll(() => world.stored.at(-1)?.subscription?.refusedAt, { timeout: 3_000 }).toBe(START);

      const asked = world.gitlab.queries.length;
      world.now += DAY - HOUR;
      await world.refresh();
      expect(world.gitlab.queries).toHaveLength(asked);
      world.now += HOUR;
      await world.refresh();
      expect(world.gitlab.queries.length).toBeGreaterThan(asked);
    },
  );

  it('answers slowly, no refresh waits for it, and no second question is asked meanwhile', async () => {
    const world = await World.open();
    world.gitlab.state.graphql.delayMilliseconds = 300;
    const url = world.gitlab.url as InstanceUrl;
    await world.fleet.refresh(url);
    await world.fleet.refreshAgain(url);
    expect(world.status).toMatchObject({ state: 'ready', refreshing: false });
    expect(world.status.subscription).toBeUndefined();
    await expect.poll(() => world.status.coverage?.daysLeft, { timeout: 3_000 }).toBe(375);
    expect(world.gitlab.queries).toHaveLength(1);
  });

  it('answers to a token that is no longer the one, nobody takes it', async () => {
    const world = await World.open();
    world.gitlab.state.graphql.delayMilliseconds = 200;
    const url = world.gitlab.url as InstanceUrl;
    await world.fleet.refresh(url);
    world.gitlab.state.futureSubscriptions = [];
    await world.fleet.credentialsChanged(url);
    await expect.poll(() => world.status.subscription?.facts.waiting, { timeout: 3_000 }).toEqual([]);
  });

  it('was denied to the last token, the next one is asked at once', async () => {
    const world = await World.open();
    world.gitlab.state.graphql.access = 'notPermitted';
    await world.refresh();
    world.gitlab.state.graphql.access = 'granted';
    await world.fleet.credentialsChanged(world.gitlab.url as InstanceUrl);
    await expect.poll(() => world.status.coverage?.daysLeft, { timeout: 3_000 }).toBe(375);
  });
});

describe('a refresh', () => {
  it('asks two questions of REST and one of GraphQL', async () => {
    const world = await World.open();
    await world.refresh();
    await world.refresh();
    expect(world.gitlab.requests).toHaveLength(4);
    expect(world.gitlab.queries).toHaveLength(2);
  });

  it('remembers what an older server does not know', async () => {
    const world = await World.open({ profile: '15' });
    await world.refresh();
    expect(world.status.subscription?.facts.licenses).toMatchObject([{ id: 7, type: 'onlineCloud' }]);
    expect(world.gitlab.queries).toHaveLength(2);
    await world.refresh();
    expect(world.gitlab.queries).toHaveLength(3);
    world.now += 7 * DAY;
    await world.refresh();
    expect(world.gitlab.queries).toHaveLength(5);
  });

  it('asks nothing of GraphQL where the licenses could not be read', async () => {
    const world = await World.open();
    world.gitlab.state.tokens = [];
    await world.refresh();
    expect(world.gitlab.queries).toEqual([]);
  });

  it('keeps what GraphQL told in the file of the instance, and reads old files', async () => {
    const world = await World.open();
    await world.refresh();
    const url = world.gitlab.url as InstanceUrl;
    const last = world.stored.at(-1)!;
    expect(last.subscription?.facts?.waiting).toHaveLength(1);
    expect(readStoredState(storedStateText(url, { last }, undefined), url)).toEqual({ kind: 'known', last });

    const { subscription, ...old } = last;
    expect(readStoredState(storedStateText(url, { last: old }, undefined), url)).toEqual({
      kind: 'known',
      last: old,
    });
    const damaged = { ...old, subscription: { ...subscription, facts: 'none' } } as unknown as Fetched;
    expect(readStoredState(storedStateText(url, { last: damaged }, undefined), url)).toEqual({
      kind: 'known',
      last: old,
    });
  });
});
