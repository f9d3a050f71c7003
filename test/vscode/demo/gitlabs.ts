import { plainDateOf } from '../../../src/licensing/plainDate';
import { addYears, day } from '../../gitlab/dates';
import { dailyCounts, license } from '../../gitlab/server';
import type { GitLabState, LicenseRow, TestGitLabOptions } from '../../gitlab/server';
import { people } from './people';

/** What a GitLab of the demo is like. */
export interface DemoGitLab {
  readonly name: string;
  readonly options: Pick<TestGitLabOptions, 'profile' | 'root'>;
  /** In any order; the highest id is the newest. */
  readonly licenses: readonly LicenseRow[];
  /** Billable users a year ago, and now. */
  readonly users: { readonly aYearAgo: number; readonly now: number };
  /** What only GraphQL tells. */
  readonly told?: Partial<Pick<GitLabState, 'futureSubscriptions' | 'addOnSeats'>>;
}

const DAYS_OF_HISTORY = 365;

/** Online licenses synchronize every day. */
const SYNCHRONIZED_MS_AGO = 8 * 60 * 60 * 1000;

const ROBOTICS = {
  Name: 'Ingrid Halvorsen',
  Email: 'ingrid.halvorsen@halvorsen-robotics.example',
  Company: 'Halvorsen Robotics AS',
};
const LABS = {
  Name: 'Tomás Okafor',
  Email: 'tomas.okafor@brightwater-labs.example',
  Company: 'Brightwater Labs Ltd',
};
const MARITIME = {
  Name: 'Mei-Lin Sørensen',
  Email: 'mei-lin.sorensen@halvorsen-maritime.example',
  Company: 'Halvorsen Maritime Systems AS',
};
const INSTITUTE = {
  Name: 'Dr. Amara Lindqvist',
  Email: 'it@fjord-institute.example',
  Company: 'Fjord Institute',
};

/** It ends in twelve days without a renewal, and has more users than seats. */
export function production(): DemoGitLab {
  const end = inDays(12);
  const firstEnd = addYears(end, -2);
  const trialEnd = addYears(end, -3);
  const shared = { licensee: ROBOTICS };
  const trial = { starts_at: day(-30, trialEnd), expires_at: trialEnd, key: { trial: true } };
  return {
    name: 'Production',
    options: {},
    licenses: [
      license({ id: 57, ...yearUntil(end), ...shared, user_limit: 500 }),
      license({ id: 41, ...yearUntil(addYears(end, -1)), ...shared, user_limit: 450, historical_max: 447 }),
      license({
        id: 23,
        plan: 'premium',
        ...yearUntil(firstEnd),
        ...shared,
        user_limit: 300,
        historical_max: 312,
      }),
      license({ id: 9, ...trial, ...shared, user_limit: 100, historical_max: 61 }),
    ],
    users: { aYearAgo: 441, now: 512 },
  };
}

/**
 * Its online license ends soon too, but the renewal begins on that very day: it waits at GitLab, and only GraphQL tells
 * of it.
 */
export function staging(): DemoGitLab {
  const end = inDays(9);
  const shared = { plan: 'premium', licensee: ROBOTICS };
  const renewal = { startsAt: end, expiresAt: addYears(end, 1), usersInLicenseCount: 150 };
  const licensee = { name: ROBOTICS.Name, email: ROBOTICS.Email, company: ROBOTICS.Company };
  const key = {
    type: 'online_cloud' as const,
    lastSync: new Date(Date.now() - SYNCHRONIZED_MS_AGO).toISOString(),
    blockChangesAt: day(14, end),
    subscriptionName: 'A-S00042317',
  };
  return {
    name: 'Staging',
    options: {},
    licenses: [
      license({ id: 16, ...yearUntil(end), ...shared, user_limit: 150, key }),
      license({ id: 11, ...yearUntil(addYears(end, -1)), ...shared, user_limit: 100, historical_max: 96 }),
    ],
    users: { aYearAgo: 97, now: 118 },
    told: {
      futureSubscriptions: [{ plan: 'premium', ...licensee, ...renewal }],
      addOnSeats: [{ name: 'duo_enterprise', purchasedQuantity: 50, assignedQuantity: 37 }],
    },
  };
}

/** Of a company that was bought: it has ended, and nobody needs it any more. */
export function archive(): DemoGitLab {
  const end = inDays(-143);
  return {
    name: 'Archive',
    options: { profile: '15' },
    licenses: [
      license({ id: 8, plan: 'premium', ...yearUntil(end), user_limit: 60, licensee: LABS }),
      license({
        id: 4,
        plan: 'starter',
        ...yearUntil(addYears(end, -1)),
        user_limit: 50,
        historical_max: 52,
        licensee: LABS,
        add_ons: { GitLab_FileLocks: 1, GitLab_Auditor_User: 1 },
      }),
    ],
    users: { aYearAgo: 58, now: 23 },
  };
}

/** Below a path of its server, and with a renewal that begins eight days late. */
export function airGapped(): DemoGitLab {
  const end = inDays(47);
  const renewal = day(8, end);
  const shared = { user_limit: 80, licensee: MARITIME, key: { type: 'offline_cloud' as const } };
  return {
    name: 'Air-Gapped',
    options: { profile: '17', root: '/gitlab' },
    licenses: [
      license({ id: 6, ...yearUntil(addYears(renewal, 1)), ...shared }),
      license({ id: 5, ...yearUntil(end), ...shared }),
      license({ id: 2, ...yearUntil(addYears(end, -1)), ...shared, historical_max: 66 }),
    ],
    users: { aYearAgo: 63, now: 64 },
  };
}

/** Well licensed, without a limit of seats. */
export function research(): DemoGitLab {
  const end = inDays(210);
  const shared = { user_limit: 0, licensee: INSTITUTE };
  return {
    name: 'Research',
    options: {},
    licenses: [
      license({ id: 14, ...yearUntil(end), ...shared }),
      license({ id: 10, ...yearUntil(addYears(end, -1)), ...shared, historical_max: 221 }),
    ],
    users: { aYearAgo: 215, now: 238 },
  };
}

/** What the server knows besides its licenses. */
export function applyDemo(state: GitLabState, demo: DemoGitLab): void {
  state.activeUsers = demo.users.now;
  state.listedUsers = people(demo.users.now);
  state.historicalData = historyOf(demo);
  Object.assign(state, demo.told);
}

/** A year of daily counts up to yesterday: steady change and a weekly wave, the last one near today's number. */
function historyOf({ users }: DemoGitLab): GitLabState['historicalData'] {
  const counts = Array.from({ length: DAYS_OF_HISTORY }, (_, index) => {
    const change = ((users.now - users.aYearAgo) * index) / DAYS_OF_HISTORY;
    const wave = Math.sin((index / 7) * 2 * Math.PI) - 1;
    return Math.round(users.aYearAgo + change + (users.now / 100) * wave);
  });
  return dailyCounts(inDays(-DAYS_OF_HISTORY), counts);
}

/** Of the calendar of this computer, by which VS Code counts: the numbers of days must be the same all day long. */
function inDays(offset: number): string {
  return day(offset, plainDateOf(new Date()));
}

/** The year before the day on which a license no longer counts. */
function yearUntil(end: string): { starts_at: string; expires_at: string } {
  return { starts_at: addYears(end, -1), expires_at: end };
}
