import { day, dayOf } from './dates';

/** https://docs.gitlab.com/administration/license_file/ calls the three offline keys and cloud licenses. */
export type LicenseType = 'legacy_license' | 'online_cloud' | 'offline_cloud';

/** What stands in a license's key and the License API does not tell. */
export interface KeyFacts {
  /** The key as it was sent. Left out: the server encodes one from the row when the usage export asks. */
  text?: string;
  type: LicenseType;
  trial: boolean;
  /** Only for a key that limits to zero seats: `user_limit` is 0 there too, as it is without a limit. */
  seats?: number;
  subscriptionId?: string;
  /** "A-S00012345". */
  subscriptionName?: string;
  /** When an online license synchronized last, ISO 8601. */
  lastSync?: string;
  /** `YYYY-MM-DD`; the start when left out. */
  activatedAt?: string;
  /** The first day on which the instance is read-only, `YYYY-MM-DD`. */
  blockChangesAt?: string;
  /** Made by a cancellation: every license with the same `subscriptionId` stops counting. */
  fromCancellation: boolean;
  addOnProducts: Record<string, unknown>;
}

/**
 * One row of the table `licenses`, under the names of the License API. The five optional figures are what GitLab
 * works out for each answer; a value given here is answered instead.
 */
export interface LicenseRow {
  id: number;
  plan: string;
  /** ISO 8601 with milliseconds, UTC. */
  created_at: string | null;
  /** `YYYY-MM-DD`. */
  starts_at: string;
  /** `YYYY-MM-DD`, the first day on which the license no longer counts; null for no end. */
  expires_at: string | null;
  historical_max?: number;
  maximum_user_count?: number;
  expired?: boolean | null;
  overage?: number;
  active_users?: number;
  /** Seats; 0 for no limit. */
  user_limit: number;
  licensee: Record<string, string>;
  add_ons: Record<string, number>;
  /** Fields of another GitLab version, sent after the known ones. */
  extra: Record<string, unknown>;
  /** Names of fields that are left out of every answer, as very old versions do. */
  omit: readonly string[];
  /** The key was encrypted for another public key: answers that would show the row fail with 500, GraphQL drops it. */
  unreadable: boolean;
  key: KeyFacts;
}

type Overrides = Partial<Omit<LicenseRow, 'key'>> & { key?: Partial<KeyFacts> };

const KEY: KeyFacts = { type: 'legacy_license', trial: false, fromCancellation: false, addOnProducts: {} };

/** A row with GitLab's defaults: an Ultimate license of 100 seats in the middle of its year, unless overridden. */
export function license(overrides: Overrides = {}): LicenseRow {
  const startsAt = overrides.starts_at ?? day(-180);
  const today = dayOf(new Date());
  return {
    id: 1,
    plan: 'ultimate',
    created_at: `${startsAt < today ? startsAt : day(-1)}T09:21:58.674Z`,
    starts_at: startsAt,
    expires_at: day(365, startsAt),
    user_limit: 100,
    licensee: { Name: 'John Doe1', Email: 'johndoe1@gitlab.com', Company: 'GitLab' },
    add_ons: {},
    extra: {},
    omit: [],
    unreadable: false,
    ...overrides,
    key: { ...KEY, ...overrides.key },
  };
}

/** The seats a row allows, or null when it has no limit. */
export function seatLimit(row: LicenseRow): number | null {
  if (row.key.seats !== undefined) {
    return row.key.seats;
  }
  return row.user_limit === 0 ? null : row.user_limit;
}
