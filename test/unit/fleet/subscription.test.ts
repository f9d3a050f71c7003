import { afterEach, describe, expect, it } from 'vitest';
import type { Fetched } from '../../../src/fleet/facts';
import type { Fleet } from '../../../src/fleet/fleet';
import type { InstanceStatus } from '../../../src/fleet/status';
import { readStoredState, storedStateText } from '../../../src/fleet/storedState';
import type { InstanceUrl } from '../../../src/instances/address';
import { plainDateOf } from '../../../src/licensing/plainDate';
import { day, license, startTestGitLab, type Answer, type TestGitLab } from '../../gitlab/server';
import { clientOf, html, json, redirect } from '../gitlab/connection';
import { fleetWith, NO_STORAGE } from './support';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Noon where this runs, so that hours before and after are the same day. */
const START = new Date(2027, 0, 10, 12).getTime();
const TODAY = '2027-01-10';

const open: TestGitLab[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((gitlab) => gitlab.close()));
});

const CURRENT = license({
  id: 7,
  plan: 'premium',
  starts_at: day(-355, TODAY),
  expires_at: day(10, TODAY),
  user_limit: 200,
  key: { type: 'online_cloud', lastSync: '2027-01-10T03:00:00Z', blockChangesAt: day(24, TODAY) },
});

const RENEWAL = {
  plan: 'premium',
  startsAt: day(10, TODAY),
  expiresAt: day(375, TODAY),
  usersInLicenseCount: 200,
};

/** A fleet of one GitLab whose online license ends in ten days, with a clock that the test moves. */
class World {
  now = START;
  readonly stored: Fetched[] = [];
  readonly gitlab: TestGitLab;
  readonly fleet: Fleet;

  private constructor(gitlab: TestGitLab) {
    this.gitlab = gitlab;
    this.fleet = fleetWith(
      {
        connect: () => clientOf(gitlab.url, gitlab.adminToken, { timeoutSeconds: 1 }),
        now: () => this.now,
        today: () => plainDateOf(new Date(this.now)),
        storage: { ...NO_STORAGE, save: (_url, last) => void this.stored.push(last) },
      },
      [gitlab.url as InstanceUrl],
    );
  }

  static async open(options: Parameters<typeof startTestGitLab>[0] = {}): Promise<World> {
    let now = () => START;
    const gitlab = await startTestGitLab({ licenses: [CURRENT], today: () => new Date(now()), ...options });
    open.push(gitlab);
    gitlab.state.activeUsers = 180;
    gitlab.state.futureSubscriptions = [RENEWAL];
    const world = new World(gitlab);
    now = () => world.now;
    return world;
  }

  get status(): InstanceStatus {
    return this.fleet.status(this.gitlab.url as InstanceUrl)!;
  }

  /** Refreshes, and waits until GraphQL has told (or not) and nothing more comes. */
  async refresh(): Promise<InstanceStatus> {
    const stored = this.stored.length;
    await this.fleet.refresh(this.gitlab.url as InstanceUrl);
    const asked = this.gitlab.queries.length;
    for (let tries = 0; tries < 40 && this.stored.length < stored + 2; tries++) {
      await new Promise((resolve) => setTimeout(resolve, 5));
      if (tries > 15 && this.gitlab.queries.length === asked) {
        break;
      }
    }
    return this.status;
  }
}

const reasons = ({ attention }: InstanceStatus) => attention.reasons.map(({ kind }) => kind);

describe('a waiting subscription, with 180 billable users', () => {
  it('W10: renews the license as long as it is told, and W11: no longer after two days', async () => {
    const world = await World.open();
    const status = await world.refresh();
    expect(status.coverage).toMatchObject({ daysLeft: 375, severity: 'ok', gaps: [] });
    expect(reasons(status)).toEqual([]);

    world.gitlab.state.graphql.access = 'notPermitted';
    world.now += 2 * DAY;
    expect((await world.refresh()).coverage).toMatchObject({ daysLeft: 373, severity: 'ok' });

    world.now += DAY;
    const later = await world.refresh();
    expect(later.coverage).toMatchObject({ daysLeft: 7, severity: 'critical' });
    expect(later.attention.reasons).toMatchObject([
      { kind: 'expiry', inDays: 7 },
      { kind: 'renewal', flaws: [{ kind: 'unconfirmed' }] },
    ]);

    world.gitlab.state.graphql.access = 'granted';
    world.now += DAY;
    expect((await world.refresh()).coverage).toMatchObject({ daysLeft: 371, severity: 'ok' });
  });

  it.each<[string, Partial<typeof RENEWAL> | undefined, string[], string]>([
    ['W1', {}, [], 'ok'],
    ['W2', { plan: 'ultimate' }, [], 'ok'],
    ['W3', { plan: 'starter' }, ['renewal'], 'warning'],
    ['W4', { usersInLicenseCount: 190 }, [], 'ok'],
    ['W5', { usersInLicenseCount: 150 }, ['renewal'], 'warning'],
    ['W6', { usersInLicenseCount: null as never }, [], 'ok'],
    ['W7', { startsAt: day(12, TODAY) }, ['expiry', 'gap'], 'warning'],
    ['W8', { plan: 'platinum-max' }, ['renewal'], 'warning'],
    ['W9', { startsAt: day(2, TODAY), expiresAt: day(5, TODAY) }, ['renewal', 'expiry'], 'warning'],
    ['none', undefined, ['expiry'], 'warning'],
  ])('%s', async (_name, renewal, expected, severity) => {
    const world = await World.open();
    world.gitlab.state.futureSubscriptions = renewal === undefined ? [] : [{ ...RENEWAL, ...renewal }];
    const status = await world.refresh();
    expect(reasons(status).sort()).toEqual([...expected].sort());
    expect(status.attention.severity).toBe(severity);
  });

  it('has no id that anybody could use', async () => {
    const world = await World.open();
    world.gitlab.state.futureSubscriptions = [{ ...RENEWAL, usersInLicenseCount: 150 }];
    const status = await world.refresh();
    expect(status.attention.reasons[0]).not.toHaveProperty('licenseId');
    expect(status.last?.licenses.map(({ id }) => id)).toEqual([7]);
    expect(status.subscription?.waiting.map(({ id }) => id)).toEqual([8]);
  });

  it('is over once it has become a license', async () => {
    const world = await World.open();
    await world.refresh();
    const { startsAt, expiresAt } = RENEWAL;
    const arrived = { ...CURRENT, id: 8, starts_at: startsAt, expires_at: expiresAt };
    world.gitlab.state.licenses = [arrived, CURRENT];
    world.gitlab.state.graphql.access = 'off';
    world.now += HOUR;
    const status = await world.refresh();
    expect(status.subscription?.waiting).toEqual([]);
    expect(status.coverage).toMatchObject({ daysLeft: 375, currentId: 7 });
  });
});

describe('an online license', () => {
  it('is a warning when it has not synchronized for more than three days', async () => {
    const world = await World.open();
    world.now = Date.parse('2027-01-13T03:00:00Z');
    expect(reasons(await world.refresh())).toEqual([]);
    world.now += 60_000;
    const status = await world.refresh();
    expect(status.attention.reasons).toMatchObject([
      { kind: 'sync', severity: 'warning', licenseId: 7, lastSync: Date.parse('2027-01-10T03:00:00Z') },
    ]);

    world.gitlab.state.licenses = [{ ...CURRENT, key: { ...CURRENT.key, type: 'offline_cloud' } }];
    world.now += 60_000;
    expect(reasons(await world.refresh())).toEqual([]);
  });
});

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
          void gitlab.intercept(({ path }) => (path.endsWith('/api/graphql') ? answer : 'pass')),
      ] as [string, (gitlab: TestGitLab) => void],
  ),
  [
    'cuts the line',
    (gitlab) =>
      void gitlab.intercept(({ path }, response) => {
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
    await world.fleet.refreshAnew(url);
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
    expect(readStoredState(storedStateText(url, last, undefined), url)).toEqual({ kind: 'known', last });

    const { subscription, ...old } = last;
    expect(readStoredState(storedStateText(url, old, undefined), url)).toEqual({ kind: 'known', last: old });
    const damaged = { ...old, subscription: { ...subscription, facts: 'none' } } as unknown as Fetched;
    expect(readStoredState(storedStateText(url, damaged, undefined), url)).toEqual({
      kind: 'known',
      last: old,
    });
  });
});
