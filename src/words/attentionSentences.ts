import { t } from '@vscode/l10n';
import type {
  AttentionReason,
  ExpiryReason,
  GapReason,
  RenewalReason,
  SeatsReason,
  TokenReason,
  UnreachableReason,
} from '../fleet/reasons';
import type { InstanceStatus } from '../fleet/status';
import type { RenewalFlaw } from '../licensing/renewal';
import { failureText } from './failures';
import { ago, count } from './language';
import { planName } from './licenses';

/**
 * A reason in full, with its dates and numbers.
 *
 * @param now epoch milliseconds
 */
export function reasonSentence(reason: AttentionReason, status: InstanceStatus, now: number): string {
  switch (reason.kind) {
    case 'expiry':
      return expirySentence(reason);
    case 'gap':
      return gapSentence(reason);
    case 'renewal':
      return reason.flaws.map((flaw) => flawSentence(reason, flaw)).join(' ');
    case 'seats':
      return seatsSentence(reason);
    case 'token':
      return tokenSentence(reason, status);
    case 'unreachable':
      return unreachableSentence(reason, status, now);
  }
}

function expirySentence({ inDays, date }: ExpiryReason): string {
  return inDays > 0
    ? t('From {0} on there is no license.', date)
    : t('There has been no license since {0}.', date);
}

function gapSentence({ date, to }: GapReason): string {
  return date === to
    ? t('There is no license on {0}, before the next one starts.', date)
    : t('There is no license from {0} to {1}, before the next one starts.', date, to);
}

function flawSentence({ date }: RenewalReason, flaw: RenewalFlaw): string {
  switch (flaw.kind) {
    case 'tooFewSeats':
      return t(
        'The license that takes over on {0} has {1} seats for the {2} billable users of today: {3} over from its first day.',
        date,
        count(flaw.limit),
        count(flaw.billable),
        count(flaw.over),
      );
    case 'lowerPlan':
      return lowerPlanSentence(date, flaw);
  }
}

function lowerPlanSentence(
  date: string,
  { plan, before, guestsTakeSeats }: Extract<RenewalFlaw, { kind: 'lowerPlan' }>,
): string {
  const sentence = t(
    'The license that takes over on {0} is {1} in place of {2}.',
    date,
    planName({ plan }),
    planName({ plan: before }),
  );
  return guestsTakeSeats
    ? `${sentence} ${t('Guests and users without a membership then take seats, so the number of billable users rises.')}`
    : sentence;
}

function seatsSentence({ limit, now: { billable, over, left } }: SeatsReason): string {
  if (over > 0) {
    return t('{0} billable users on {1} seats: {2} over.', count(billable), count(limit), count(over));
  }
  return t(
    '{0} billable users on {1} seats: {2} left. GitLab warns its administrators too.',
    count(billable),
    count(limit),
    count(left),
  );
}

function tokenSentence(reason: TokenReason, { failure, instance }: InstanceStatus): string {
  if (reason.trouble === 'refused') {
    return failure === undefined
      ? t('GitLab refuses the stored token. Replace it.')
      : failureText(failure, instance).message;
  }
  return reason.inDays > 0
    ? t('The token is refused from {0} on. Create a new one and replace it before that.', reason.date)
    : t('The token expired on {0}. Create a new one and replace it.', reason.date);
}

function unreachableSentence(
  { since }: UnreachableReason,
  { failure, instance }: InstanceStatus,
  now: number,
): string {
  const when =
    since === undefined ? t('It has never answered.') : t('It last answered {0}.', ago(since, now));
  return failure === undefined ? when : `${when} ${failureText(failure, instance).message}`;
}
