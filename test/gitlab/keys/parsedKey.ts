import { isDay } from '../dates';
import { decodeKey, isObject } from './licenseKey';
import type { JsonObject } from './licenseKey';
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

export type ParsedKey = WellFormedKey | { kind: 'unreadable' } | { kind: 'malformed'; type: LicenseType };

const DATES = ['issued_at', 'expires_at', 'notify_admins_at', 'notify_users_at', 'block_changes_at'];
const TIMES = ['last_synced_at', 'next_sync_at', 'activated_at'];

/**
 * Reads a key and checks its form (gitlab-license, Gitlab::License#valid?).
 * @param expiryRequired whether a key without an end is malformed unless it is of GitLab's own team (gem 2.2 and later)
 */
export function parseKey(text: string, publicKey: string, expiryRequired: boolean): ParsedKey {
  const decoded = decodeKey(text, publicKey);
  if (decoded.kind === 'unreadable' || (decoded.attributes.version ?? 1) !== 1) {
    return { kind: 'unreadable' };
  }

  const { attributes } = decoded;
  const malformed: ParsedKey = { kind: 'malformed', type: typeOf(attributes) };
  const licensee = attributes.licensee;
  const restrictions = attributes.restrictions ?? null;
  const startsAt = dateOf(attributes.issued_at);
  const expiresAt = dateOf(attributes.expires_at) ?? null;
  if (!isObject(licensee) || Object.keys(licensee).length === 0 || startsAt === undefined) {
    return malformed;
  }
  if (hasBrokenDate(attributes) || (restrictions !== null && !isObject(restrictions))) {
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

function hasBrokenDate(attributes: JsonObject): boolean {
  return [...DATES, ...TIMES].some((name) => {
    const value = attributes[name] ?? null;
    return value !== null && dateOf(value) === undefined;
  });
}

/** The day of a date or a date-time in the forms that Ruby's Date.parse reads and keys use; undefined for none. */
export function dateOf(value: unknown): string | undefined {
  if (typeof value !== 'string') {
    return undefined;
  }
  const parts = /^\s*(\d{4})([-/]?)(\d{2})\2(\d{2})(?:[T\s].*)?$/.exec(value);
  const day = parts ? `${parts[1] ?? ''}-${parts[3] ?? ''}-${parts[4] ?? ''}` : '';
  return isDay(day) ? day : undefined;
}

function isTeamLicense(licensee: JsonObject): boolean {
  const email = String(licensee.Email);
  return /GitLab/i.test(String(licensee.Company)) && /@(gitlab|jihulab)\.com$/.test(email);
}
