/**
 * What GitLab will answer to a license key, by the validations of a new license.
 *
 * Source: `License` in GitLab EE's `ee/app/models/license.rb`. All its rules are run in order and the first message
 * is sent back. The prediction is a preview: the server judges.
 */

import { lacksExpiry, requiresExpiry } from './expiryRule';
import { serverToday, type InstanceSituation } from './instanceSituation';
import type { LicenseKeyContent, LicenseKeyReading, LicenseKeyType } from '../key/licenseKeyContent';
import type { PlainDate } from '../plainDate';
import {
  PASSES,
  type RuleOutcome,
  type Refusal,
  type RefusalReason,
  type UnknownAnswer,
} from './ruleOutcome';
import { ALREADY_EXPIRED, invalidMessage } from './refusalMessages';
import { userOutcomes } from './userRules';

export type { Refusal, RefusalReason, UnknownAnswer };

export type PredictedAnswer =
  /** `later`: it waits for its start, and what is current does not change. */
  | { readonly kind: 'accepted'; readonly when: 'now' | 'later'; readonly from: PlainDate }
  /** `otherWordsPossible`: an earlier rule with an unknown outcome may reject the key with its own message. */
  | (Refusal & { readonly otherWordsPossible: boolean })
  | UnknownAnswer
  /** GitLab would take it, but it belongs to the web page: it is not sent. */
  | { readonly kind: 'notSent'; readonly why: 'onlineCloud' | 'cancellation' };

export function predictAnswer(key: LicenseKeyReading, situation: InstanceSituation): PredictedAnswer {
  switch (key.kind) {
    case 'unreadable':
      return unreadable(key);
    case 'malformed':
      return FAILING.includes(key.problem) ? SERVER_ERROR : invalid(key.type);
    case 'read':
      return answerTo(key.content, situation);
  }
}

/** What isn't caught in the gem's `load_attributes`: another version, and JSON that is no object. */
const FAILING = ['version', 'attributes'];
const SERVER_ERROR: UnknownAnswer = { kind: 'unknown', why: 'serverError' };

function unreadable({ openedBy, holdsNoJson }: Extract<LicenseKeyReading, { kind: 'unreadable' }>) {
  if (openedBy === undefined) {
    return { kind: 'unknown', why: 'unreadable' } as const;
  }
  return holdsNoJson ? SERVER_ERROR : invalid('legacy');
}

function answerTo(content: LicenseKeyContent, situation: InstanceSituation): PredictedAnswer {
  if (content.isFromCancellation) {
    return { kind: 'notSent', why: 'cancellation' };
  }
  if (content.type === 'onlineCloud') {
    return { kind: 'notSent', why: 'onlineCloud' };
  }
  if (lacksExpiry(content) && requiresExpiry(situation.version)) {
    return invalid(content.type);
  }
  const today = serverToday(situation);
  const against = firstAgainst([...userOutcomes(content, situation.known, today), expiry(content, today)]);
  if (against !== undefined) {
    return against;
  }
  if (!content.hasRestrictions) {
    return { kind: 'unknown', why: 'noRestrictions' };
  }
  const { startsAt } = content;
  return { kind: 'accepted', when: startsAt <= today ? 'now' : 'later', from: startsAt };
}

/** A rule that is certain to reject the key decides even after an unknown one: it is rejected either way. */
function firstAgainst(outcomes: readonly RuleOutcome[]): PredictedAnswer | undefined {
  const refusal = outcomes.find((outcome) => outcome.kind === 'refused');
  const unknown = outcomes.find((outcome) => outcome.kind === 'unknown');
  if (refusal === undefined || unknown === undefined) {
    return refusal === undefined ? unknown : { ...refusal, otherWordsPossible: false };
  }
  return { ...refusal, otherWordsPossible: outcomes.indexOf(unknown) < outcomes.indexOf(refusal) };
}

function expiry({ expiresAt }: LicenseKeyContent, today: PlainDate): RuleOutcome {
  if (expiresAt === undefined || today < expiresAt) {
    return PASSES;
  }
  return { kind: 'refused', reason: 'expired', message: ALREADY_EXPIRED, recountHelps: false };
}

function invalid(type: LicenseKeyType): PredictedAnswer {
  const message = invalidMessage(type === 'onlineCloud');
  return { kind: 'refused', reason: 'invalid', message, recountHelps: false, otherWordsPossible: false };
}
