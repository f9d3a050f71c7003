import { decodeKey, isObject } from './licenseKey';
import type { JsonObject } from './licenseKey';
import { rubyDate } from './rubyDate';
import type { LicenseType } from '../rows';

/** A key that is well formed by the gem's `valid?`. */
export interface WellFormedKey {
  kind: 'wellFormed';
  /** As it was sent. */
  text: string;
  licensee: Record<string, string>;
  /** `YYYY-MM-DD`. */
  startsAt: string;
  expiresAt: string | null;
  type: LicenseType;
  fromCancellation: boolean;
  /** Null when the key has none at all. */
  restrictions: JsonObject | null;
}

export type ParsedKey =
  | WellFormedKey
  | { kind: 'unreadable' }
  /** What the gem does not catch: GitLab answers with status 500. */
  | { kind: 'fails' }
  | { kind: 'malformed'; type: LicenseType };

const DATES = ['issued_at', 'expires_at', 'notify_admins_at', 'notify_users_at', 'block_changes_at'];
const TIMES = ['last_synced_at', 'next_sync_at', 'activated_at'];

/**
 * Reads a key and checks its form (gitlab-license, Gitlab::License#valid?).
 * @param expiryRequired whether a key without an end is malformed unless it is of GitLab's own team (gem 2.2 and later)
 */
export function parseKey(text: string, publicKey: string, expiryRequired: boolean): ParsedKey {
  if (text === '') {
    return { kind: 'fails' };
  }
  const decoded = decodeKey(text, publicKey);
  if (decoded.kind !== 'readable') {
    return { kind: decoded.kind === 'notJson' ? 'fails' : 'unreadable' };
  }
  if ((decoded.attributes.version ?? 1) !== 1) {
    return { kind: 'fails' };
  }

  const { attributes } = decoded;
  const malformed: ParsedKey = { kind: 'malformed', type: typeOf(attributes) };
  const licensee = attributes.licensee;
  const restrictions = isObject(attributes.restrictions) ? attributes.restrictions : null;
  const startsAt = dateOf(attributes.issued_at);
  const expiresAt = dateOf(attributes.expires_at) ?? null;
  if (!isObject(licensee) || Object.keys(licensee).length === 0 || startsAt === undefined) {
    return malformed;
  }
  if (hasBrokenDate(attributes)) {
    return malformed;
  }
  if (attributes.offline_cloud_licensing_enabled === true && malformed.type !== 'offline_cloud') {
    return malformed;
  }
  if (expiryRequired && expiresAt === null && !isTeamLicense(licensee)) {
    return malformed;
  }
  return {
    kind: 'wellFormed',
    text,
    licensee: licensee as Record<string, string>,
    startsAt,
    expiresAt,
    type: malformed.type,
    fromCancellation: attributes.generated_from_cancellation === true,
    restrictions,
  };
}

function typeOf(attributes: JsonObject): LicenseType {
  if (attributes.cloud_licensing_enabled !== true) {
    return 'legacy_license';
  }
  return attributes.offline_cloud_licensing_enabled === true ? 'offline_cloud' : 'online_cloud';
}

/** The gem drops a text that is no date, and keeps anything else, which then is no date. */
function hasBrokenDate(attributes: JsonObject): boolean {
  return [...DATES, ...TIMES].some((name) => {
    const value = attributes[name] ?? false;
    return value !== false && typeof value !== 'string';
  });
}

/** The day of a date or a date-time as Ruby reads it; undefined for none. */
export function dateOf(value: unknown): string | undefined {
  return typeof value === 'string' ? rubyDate(value) : undefined;
}

function isTeamLicense(licensee: JsonObject): boolean {
  const email = String(licensee.Email);
  return /GitLab/i.test(String(licensee.Company)) && /@(gitlab|jihulab)\.com$/.test(email);
}
