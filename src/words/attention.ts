import { t } from '@vscode/l10n';
import type {
  AttentionReason,
  GapReason,
  RenewalReason,
  SeatsReason,
  TokenReason,
  UnreachableReason,
} from '../fleet/reasons';
import type { InstanceStatus } from '../fleet/status';
import { daysLeft } from './daysLeft';
import { failureText } from './failures';
import { ago, count } from './language';
import { planName } from './licenses';

/**
 * A reason in a few words, to stand behind the instance's name: "12 days left", "14 users over".
 *
 * @param now epoch milliseconds
 */
export function reasonSummary(reason: AttentionReason, status: InstanceStatus, now: number): string {
  switch (reason.kind) {
    case 'expiry':
      return daysLeft(reason.inDays);
    case 'gap':
      return gapSummary(reason);
    case 'renewal':
      return renewalSummary(reason);
    case 'seats':
      return seatsSummary(reason);
    case 'token':
      return tokenSummary(reason, status);
    case 'unreachable':
      return unreachableSummary(reason, status, now);
  }
}

function gapSummary({ inDays, to }: GapReason): string {
  if (inDays > 1) {
    return t('gap in {0} days', count(inDays));
  }
  return inDays === 1 ? t('gap from tomorrow on') : t('gap until {0}', to);
}

function renewalSummary({ flaws }: RenewalReason): string {
  return flaws
    .map((flaw) => {
      if (flaw.kind === 'lowerPlan') {
        return t('renewal is {0}', planName({ plan: flaw.plan }));
      }
      return flaw.over === 1
        ? t('renewal has 1 seat too few')
        : t('renewal has {0} seats too few', count(flaw.over));
    })
    .join(', ');
}

function seatsSummary({ now: { over, left } }: SeatsReason): string {
  if (over > 0) {
    return over === 1 ? t('1 user over') : t('{0} users over', count(over));
  }
  if (left === 0) {
    return t('no seats left');
  }
  return left === 1 ? t('1 seat left') : t('{0} seats left', count(left));
}

function tokenSummary(reason: TokenReason, { failure, instance }: InstanceStatus): string {
  if (reason.trouble === 'refused') {
    return failure === undefined ? t('token refused') : failureText(failure, instance).summary;
  }
  if (reason.inDays > 1) {
    return t('token expires in {0} days', count(reason.inDays));
  }
  return reason.inDays === 1 ? t('token expires tomorrow') : t('token expired');
}

function unreachableSummary(
  { since }: UnreachableReason,
  { failure, instance }: InstanceStatus,
  now: number,
): string {
  if (since !== undefined) {
    return t('last reached {0}', ago(since, now));
  }
  return failure === undefined ? t('never reached') : failureText(failure, instance).summary;
}
