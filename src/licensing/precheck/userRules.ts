/**
 * GitLab's rules about the users that a new license has to cover: `check_users_limit`, `check_trueup` and
 * `check_restricted_user_count` in GitLab EE's `ee/app/models/license.rb`.
 */

import type { KnownInstance } from './instanceSituation';
import type { LicenseKeyContent } from '../key/licenseKeyContent';
import type { PlainDate } from '../plainDate';
import { PASSES, type RuleOutcome, type UnknownAnswer } from './ruleOutcome';
import { currentUsersMessage, priorUsersMessage, trueUpMessage } from './refusalMessages';
import { highestIn, priorMaximum } from './userHistory';

/** What each of the rules that apply to the key says, in their order; `today` is the server's day. */
export function userOutcomes(
  key: LicenseKeyContent,
  known: KnownInstance | undefined,
  today: PlainDate,
): RuleOutcome[] {
  // The counts of cloud licenses are the business of their subscription.
  if (key.type !== 'legacy') {
    return [];
  }
  if (key.isReconciled) {
    return [currentUsers(key, known)];
  }
  return key.trueUp === undefined
    ? [usersLimit(key, known)]
    : [trueUp(key, known, today), currentUsers(key, known)];
}

/** The past decides, unless the key knows how many users there were and there were no more. */
function usersLimit(key: LicenseKeyContent, known: KnownInstance | undefined): RuleOutcome {
  const { seats, previousSeats } = key;
  if (seats === undefined) {
    return PASSES;
  }
  const users = priorMaximum(known);
  if (typeof users !== 'number') {
    return users;
  }
  if (previousSeats !== undefined && users <= previousSeats) {
    return currentUsers(key, known);
  }
  if (users <= withTolerance(seats)) {
    return PASSES;
  }
  return {
    kind: 'refused',
    reason: 'priorUsers',
    users,
    seats,
    over: users - seats,
    message: priorUsersMessage(users, seats),
    recountHelps: false,
  };
}

/** The true-up has to cover what its period had beyond its seats. */
function trueUp(key: LicenseKeyContent, known: KnownInstance | undefined, today: PlainDate): RuleOutcome {
  const periodSeats = key.trueUp?.periodSeats ?? key.previousSeats;
  if (key.trueUp === undefined || periodSeats === undefined) {
    return PASSES;
  }
  const { quantity } = key.trueUp;
  const highest = highestIn(key.trueUp, known, today);
  if (highest.kind === 'unknown') {
    return highest;
  }
  const needed = highest.users - periodSeats;
  if (needed <= withTolerance(quantity)) {
    return PASSES;
  }
  if (highest.kind === 'atMost') {
    return { kind: 'unknown', why: 'trueUpPeriod' };
  }
  const message = trueUpMessage(quantity, needed);
  return { kind: 'refused', reason: 'trueUp', quantity, needed, message, recountHelps: false };
}

function currentUsers({ seats }: LicenseKeyContent, known: KnownInstance | undefined): RuleOutcome {
  if (seats === undefined) {
    return PASSES;
  }
  if (known?.billable === undefined) {
    return unknownUsers(known);
  }
  const users = known.billable;
  if (users <= withTolerance(seats)) {
    return PASSES;
  }
  return {
    kind: 'refused',
    reason: 'currentUsers',
    users,
    seats,
    over: users - seats,
    message: currentUsersMessage(users, seats),
    recountHelps: true,
  };
}

function unknownUsers(known: KnownInstance | undefined): UnknownAnswer {
  return { kind: 'unknown', why: known === undefined ? 'instanceUnknown' : 'usersUnknown' };
}

/** A tenth more is tolerated, rounded down: `ALLOWED_PERCENTAGE_OF_USERS_OVERAGE`. */
function withTolerance(count: number): number {
  return count + Math.floor(count / 10);
}
