import { afterEach, expect } from 'vitest';
import type { Fetched } from '../../../../src/fleet/facts';
import type { Fleet } from '../../../../src/fleet/fleet';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { InstanceUrl } from '../../../../src/instances/address';
import { plainDateOf } from '../../../../src/licensing/plainDate';
import { day, license, startTestGitLab, type TestGitLab } from '../../../gitlab/server';
import { clientOf } from '../../gitlab/connection';
import { fleetWith, NO_STORAGE } from '../support';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
/** Noon where this runs, so that hours before and after are the same day. */
export const START = new Date(2027, 0, 10, 12).getTime();
export const TODAY = '2027-01-10';

const open: TestGitLab[] = [];
afterEach(async () => {
  await Promise.all(open.splice(0).map((gitlab) => gitlab.close()));
});

export const CURRENT = license({
  id: 7,
  plan: 'premium',
  starts_at: day(-355, TODAY),
  expires_at: day(10, TODAY),
  user_limit: 200,
  key: { type: 'online_cloud', lastSync: '2027-01-10T03:00:00Z', blockChangesAt: day(24, TODAY) },
});

export const RENEWAL = {
  plan: 'premium',
  startsAt: day(10, TODAY),
  expiresAt: day(375, TODAY),
  usersInLicenseCount: 200,
};

/** A fleet of one GitLab whose online license ends in ten days, with a clock that the test moves. */
export class World {
  now = START;
  readonly stored: Fetched[] = [];
  readonly gitlab: TestGitLab;
  readonly fleet: Fleet;

  private constructor(gitlab: TestGitLab) {
    this.gitlab = gitlab;
    this.fleet = fleetWith(
      {
        connect: () => clientOf(gitlab.url, gitlab.adminToken, { timeoutSeconds: 2 }),
        now: () => this.now,
        today: () => plainDateOf(new Date(this.now)),
        storage: {
          ...NO_STORAGE,
          save: (_url, { last }) => void this.stored.push(...(last === undefined ? [] : [last])),
        },
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

  /** Refreshes, and waits until GraphQL has told or refused, where it is asked. */
  async refresh(): Promise<InstanceStatus> {
    const stored = this.stored.length;
    await this.fleet.refresh(this.gitlab.url as InstanceUrl);
    const refusedAt = this.status.last?.subscription?.refusedAt;
    if (this.status.state === 'ready' && (refusedAt === undefined || this.now - refusedAt >= DAY)) {
      // Once for the licenses, once for what GraphQL has told.
      await expect.poll(() => this.stored.length, { timeout: 5_000, interval: 5 }).toBe(stored + 2);
    }
    return this.status;
  }
}

export const reasons = ({ attention }: InstanceStatus) => attention.reasons.map(({ kind }) => kind);
