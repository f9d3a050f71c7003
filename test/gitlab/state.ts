import { accounts } from './accounts';
import type { AccessToken, User } from './accounts';
import type { Answer } from './http/answers';
import type { RecordedRequest } from './http/requests';
import { profileFacts } from './profiles';
import type { Features, Profile } from './profiles';
import type { LicenseRow } from './rows';
import { listedUser, type ListedUser } from './users/listedUsers';

/** One measurement of a day, as the worker writes it at 12:00. */
export interface HistoricalDatum {
  /** ISO 8601, UTC. */
  recorded_at: string;
  /** The column is nullable; a text stands for what a hand-made import left there. */
  active_user_count: number | string | null;
}

/** What Rack::Attack answers to every request while it is set. */
export interface Throttle {
  name: string;
  /** Requests in a period. */
  limit: number;
  periodSeconds: number;
  observed: number;
  retryAfterSeconds: number;
  /** An administrator may change the text. */
  text: string;
  /** False: the limit is watched but not reached. */
  exceeded: boolean;
}

export interface RefreshBehaviour {
  /** How long the worker takes until the count moves, in milliseconds. */
  delayMilliseconds: number;
  /** The answer's `success`. */
  success: boolean;
}

/** What a hostile server does to its own answers. */
export interface Disturbance {
  /** An answer in place of the real one, before anything has happened. */
  refuse: (request: RecordedRequest) => Answer | undefined;
  rewrite: (answer: Answer) => Answer;
}

/** What CustomersDot announced for later, in the names of GraphQL. */
export interface FutureSubscription {
  type?: string;
  plan: string;
  name?: string | null;
  email?: string | null;
  company?: string | null;
  startsAt: string;
  expiresAt: string | null;
  /** null: no limit. */
  usersInLicenseCount: number | null;
}

/** Seats of an add-on, as GraphQL names them. */
export interface AddOnPurchase {
  name: string;
  purchasedQuantity: number;
  assignedQuantity: number;
}

/** How an instance answers GraphQL; a test may change it at any time. */
export interface GraphQLBehaviour {
  /** `notPermitted`: as a custom role or a fine-grained token gets it; `off`: the route does not exist. */
  access: 'granted' | 'notPermitted' | 'off';
  /** How long an answer takes, in milliseconds. */
  delayMilliseconds: number;
}

/** The layout of the usage export: of 13.x, of 14.x, or since 15.0. */
export type UsageExportLayout = '13' | '14' | '15';

/** Everything the instance knows. Tests read and change it at any time. */
export interface GitLabState {
  readonly profile: Profile;
  version: string;
  revision: string;
  features: Features;
  /** The server's clock. */
  now: () => Date;
  /** In any order; the highest id is the newest. */
  licenses: LicenseRow[];
  users: User[];
  tokens: AccessToken[];
  /** What GET /users lists, in any order. */
  listedUsers: ListedUser[];
  /** The last offset that GET /users goes to; GitLab's default is 50,000. */
  userOffsetLimit: number;
  /** Billable users as last counted: `active_users`. */
  activeUsers: number;
  /** What a recount would find; null for the same number. */
  billableUsers: number | null;
  /** In id order. */
  historicalData: HistoricalDatum[];
  adminMode: boolean;
  /** Maintenance mode with its text; null when it is off. */
  maintenance: { message: string } | null;
  /** A Geo secondary or a read-only database. */
  readOnly: boolean;
  throttle: Throttle | null;
  impersonationEnabled: boolean;
  refresh: RefreshBehaviour;
  /** Null: an honest server. */
  disturbance: Disturbance | null;
  usageExportLayout: UsageExportLayout;
  /** `license-json` answers a delete with 200 and the license, as the documentation of old versions shows. */
  deleteAnswer: 'no-content' | 'license-json';
  /** Another node of the instance: keeps the current license for a minute whatever is added or deleted. */
  cacheCurrentLicense: boolean;
  cachedCurrent: { row: LicenseRow | null; until: number } | null;
  /** The application setting behind the monthly reminder of offline cloud licenses. */
  licenseUsageDataExported: boolean;
  /** Set by the first trial license. `YYYY-MM-DD`. */
  licenseTrialEndsOn: string | null;
  /** The highest id that was ever given out. */
  highestLicenseId: number;
  addOnPurchases: Record<string, unknown>;
  /** Subscriptions that CustomersDot announced for later; of a text nothing can be told. */
  futureSubscriptions: (FutureSubscription | string)[];
  /** What GraphQL tells of the seats of add-ons. */
  addOnSeats: AddOnPurchase[];
  graphql: GraphQLBehaviour;
  /** How far the instance's calendar is ahead of UTC, in GraphQL's days. */
  utcOffsetHours: number;
}

export interface StateOptions {
  profile: Profile;
  now: () => Date;
  licenses: readonly LicenseRow[];
}

/** A quiet instance: an administrator, a user, 90 billable users, the given licenses, no history. */
export function createState(options: StateOptions): GitLabState {
  const facts = profileFacts(options.profile);
  return {
    profile: options.profile,
    ...facts,
    now: options.now,
    licenses: [...options.licenses],
    ...accounts(options.now(), facts.features),
    listedUsers: [listedUser(1, { username: 'root', name: 'Administrator', admin: true })],
    userOffsetLimit: 50_000,
    activeUsers: 90,
    billableUsers: null,
    historicalData: [],
    adminMode: false,
    maintenance: null,
    readOnly: false,
    throttle: null,
    impersonationEnabled: true,
    refresh: { delayMilliseconds: 0, success: true },
    disturbance: null,
    usageExportLayout: '15',
    deleteAnswer: 'no-content',
    cacheCurrentLicense: false,
    cachedCurrent: null,
    licenseUsageDataExported: false,
    licenseTrialEndsOn: null,
    highestLicenseId: 0,
    addOnPurchases: {},
    futureSubscriptions: [],
    addOnSeats: [],
    graphql: { access: 'granted', delayMilliseconds: 0 },
    utcOffsetHours: 0,
  };
}

/** A throttle that refuses every request, with GitLab's default text. */
export function throttle(overrides: Partial<Throttle> = {}): Throttle {
  return {
    name: 'throttle_authenticated_api',
    limit: 7200,
    periodSeconds: 3600,
    observed: 7201,
    retryAfterSeconds: 30,
    text: 'Retry later\n',
    exceeded: true,
    ...overrides,
  };
}
