import { addYears } from '../dates';
import { currentLicense, today } from './currentLicense';
import { historicalMax, historicalMaxBetween } from './figures';
import { currentUsersMessage, priorUsersMessage, trueUpMessage, withTolerance } from './limits';
import { dateOf } from '../keys/parsedKey';
import type { ParsedKey, WellFormedKey } from '../keys/parsedKey';
import type { GitLabState } from '../state';

const INVALID_ONLINE = 'The license key is invalid.';
const INVALID = `${INVALID_ONLINE} Make sure it is exactly as you received it from GitLab Inc.`;
const ALREADY_EXPIRED = 'This license has already expired.';

interface TrueUp {
  quantity: number;
  from: unknown;
  to: unknown;
}

/**
 * The validations of a new license (ee/app/models/license.rb) in their order; GitLab answers the first message only.
 * @returns the message, or undefined when the key is accepted
 */
export function refusalOf(
  state: GitLabState,
  key: Exclude<ParsedKey, { kind: 'fails' }>,
): string | undefined {
  if (key.kind === 'unreadable') {
    return INVALID;
  }
  if (key.kind === 'malformed') {
    return key.type === 'online_cloud' ? INVALID_ONLINE : INVALID;
  }
  return seatsRefusal(state, key) ?? expiryRefusal(state, key);
}

function seatsRefusal(state: GitLabState, key: WellFormedKey): string | undefined {
  if (key.type !== 'legacy_license') {
    return undefined;
  }
  if (key.restrictions?.reconciliation_completed === true) {
    return currentUsersRefusal(state, key);
  }
  const trueUp = trueUpOf(key);
  return trueUp ? trueUpRefusal(state, key, trueUp) : usersLimitRefusal(state, key);
}

/** check_users_limit: the past decides, unless the key knows the previous count and the past stays within it. */
function usersLimitRefusal(state: GitLabState, key: WellFormedKey): string | undefined {
  const seats = count(key, 'active_user_count');
  if (seats === undefined) {
    return undefined;
  }
  const previous = count(key, 'previous_user_count');
  const past = priorHistoricalMax(state, key);
  if (previous !== undefined && past <= previous) {
    return currentUsersRefusal(state, key);
  }
  return past > withTolerance(seats) ? priorUsersMessage(past, seats) : undefined;
}

/** check_trueup: the true-up must cover what the period had beyond its seats. */
function trueUpRefusal(state: GitLabState, key: WellFormedKey, trueUp: TrueUp): string | undefined {
  const periodSeats = count(key, 'trueup_period_seat_count') ?? count(key, 'previous_user_count');
  if (periodSeats === undefined) {
    return currentUsersRefusal(state, key);
  }
  const period = priorPeriod(state, key);
  const from = dateOf(trueUp.from) ?? period.from;
  const to = dateOf(trueUp.to) ?? period.to;
  const expected = historicalMaxBetween(state, from, to) - periodSeats;
  if (expected > withTolerance(trueUp.quantity)) {
    return trueUpMessage(trueUp.quantity, expected);
  }
  return currentUsersRefusal(state, key);
}

/** check_restricted_user_count. */
function currentUsersRefusal(state: GitLabState, key: WellFormedKey): string | undefined {
  const seats = count(key, 'active_user_count');
  if (seats === undefined || state.activeUsers <= withTolerance(seats)) {
    return undefined;
  }
  return currentUsersMessage(state.activeUsers, seats);
}

/** not_expired; a cancellation of an online cloud license is made to be in the past. */
function expiryRefusal(state: GitLabState, key: WellFormedKey): string | undefined {
  if (key.fromCancellation && key.type === 'online_cloud') {
    return undefined;
  }
  return key.expiresAt !== null && today(state) >= key.expiresAt ? ALREADY_EXPIRED : undefined;
}

/** prior_historical_max: of the current license's whole period, whether that has expired or not. */
function priorHistoricalMax(state: GitLabState, key: WellFormedKey): number {
  const current = currentLicense(state);
  if (current) {
    return historicalMax(state, current);
  }
  const { from, to } = priorPeriod(state, key);
  return historicalMaxBetween(state, from, to);
}

/** previous_started_at and previous_expired_at: the current license's, else a year before the key's own. */
function priorPeriod(state: GitLabState, key: WellFormedKey): { from: string; to: string } {
  const current = currentLicense(state);
  const yearBeforeEnd = key.expiresAt === null ? key.startsAt : addYears(key.expiresAt, -1);
  return {
    from: current?.starts_at ?? addYears(key.startsAt, -1),
    to: current?.expires_at ?? yearBeforeEnd,
  };
}

/** A true-up needs its quantity (0 counts), its start and its end. */
function trueUpOf(key: WellFormedKey): TrueUp | undefined {
  const quantity = count(key, 'trueup_quantity');
  const from = key.restrictions?.trueup_from ?? '';
  const to = key.restrictions?.trueup_to ?? '';
  return quantity === undefined || from === '' || to === '' ? undefined : { quantity, from, to };
}

/** A number among the restrictions; an absent one is not 0. */
function count(key: WellFormedKey, name: string): number | undefined {
  const value = key.restrictions?.[name];
  return typeof value === 'number' ? value : undefined;
}
