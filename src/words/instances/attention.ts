import { t } from '@vscode/l10n';
import type {
  AttentionReason,
  ExpiryReason,
  GapReason,
  SeatsReason,
  SyncReason,
  TokenReason,
  UnreachableReason,
  UsageReportReason,
} from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import type { FailureKind } from '../../gitlab/errors';
import { addDays } from '../../licensing/plainDate';
import { failureText } from '../failures/failures';
import { expiringTokenText } from '../failures/tokenFailures';
import { licensedThroughSentence, notLicensed } from '../licenses/dates';
import { daysLeft } from '../licenses/daysLeft';
import type { ReasonText } from './reasonText';
import { renewalText } from './renewalText';
import { dateText, rowsText } from './unreadable';
import { ago, count } from '../text/language';

/** What goes wrong on this computer, before an instance is asked: that it does not answer would be untrue. */
const ON_THIS_SIDE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'secretStorage',
  'caFile',
  'unexpected',
]);

/** @param now epoch milliseconds */
export function reasonText(reason: AttentionReason, status: InstanceStatus, now: number): ReasonText {
  switch (reason.kind) {
    case 'expiry':
      return expiryText(reason);
    case 'gap':
      return gapText(reason);
    case 'renewal':
      return renewalText(reason);
    case 'seats':
      return seatsText(reason);
    case 'unreadableDate':
      return dateText(reason);
    case 'unreadableRows':
      return rowsText(reason);
    case 'sync':
      return syncText(reason, now);
    case 'usageReport':
      return usageReportText(reason);
    case 'token':
      return tokenText(reason, status);
    case 'unreachable':
      return unreachableText(reason, status, now);
  }
}

/** Everything there is to look at, the worst first. `now` is in epoch milliseconds. */
export function reasonTexts(status: InstanceStatus, now: number): ReasonText[] {
  return status.attention.reasons.map((reason) => reasonText(reason, status, now));
}

function expiryText({ inDays, date }: ExpiryReason): ReasonText {
  return {
    summary: daysLeft(inDays),
    sentence: inDays > 0 ? licensedThroughSentence(addDays(date, -1)) : t('License expired on {0}.', date),
  };
}

function gapText({ inDays, date, to }: GapReason): ReasonText {
  return {
    summary: gapSummary(inDays, to),
    sentence: `${notLicensed(date, to)} ${t('The next license starts on {0}.', addDays(to, 1))}`,
  };
}

function gapSummary(inDays: number, to: string): string {
  if (inDays > 1) {
    return t('gap in {0} days', count(inDays));
  }
  return inDays === 1 ? t('gap from tomorrow') : t('gap through {0}', to);
}

function seatsText({ limit, now: { billable, over, left } }: SeatsReason): ReasonText {
  if (over > 0) {
    return {
      summary: over === 1 ? t('1 user over') : t('{0} users over', count(over)),
      sentence: t('{0} billable users for {1} seats ({2} over).', count(billable), count(limit), count(over)),
    };
  }
  return {
    summary: seatsLeft(left),
    sentence: t('{0} of {1} seats left. GitLab also warns its administrators.', count(left), count(limit)),
  };
}

function seatsLeft(left: number): string {
  if (left === 0) {
    return t('no seats left');
  }
  return left === 1 ? t('1 seat left') : t('{0} seats left', count(left));
}

function syncText({ lastSync }: SyncReason, now: number): ReasonText {
  return {
    summary: t('last synchronized {0}', ago(lastSync, now)),
    sentence: t(
      'The online license last synchronized {0}. Check the connection of GitLab to customers.gitlab.com.',
      ago(lastSync, now),
    ),
  };
}

/** That a report was sent isn't known, only that its file was saved. */
function usageReportText({ date, savedOn }: UsageReportReason): ReasonText {
  const saved =
    savedOn === undefined
      ? t('No usage export has been saved on this computer.')
      : t('The last usage export was saved on this computer on {0}.', savedOn);
  return {
    summary: t('usage report due'),
    sentence: `${t('The usage report for GitLab has been due since {0}.', date)} ${saved}`,
  };
}

function tokenText(reason: TokenReason, { failure, instance }: InstanceStatus): ReasonText {
  if (reason.trouble === 'expiring') {
    return expiringTokenText(reason);
  }
  if (reason.trouble === 'endUnknown') {
    return {
      summary: t('token expiry unknown'),
      sentence: t('GitLab sent an invalid expiry date for the stored token.'),
    };
  }
  if (failure === undefined) {
    return {
      summary: t('token rejected'),
      sentence: t('GitLab rejects the stored token. Replace it.'),
    };
  }
  const { summary, message } = failureText(failure, instance);
  return { summary, sentence: message };
}

function unreachableText(
  { since }: UnreachableReason,
  { failure, instance }: InstanceStatus,
  now: number,
): ReasonText {
  const silence = silenceText(since, now);
  if (failure === undefined) {
    return silence;
  }
  const { summary, message } = failureText(failure, instance);
  if (ON_THIS_SIDE.has(failure.kind)) {
    return { summary, sentence: since === undefined ? message : `${message} ${lastFetched(since, now)}` };
  }
  return {
    summary: since === undefined ? summary : silence.summary,
    sentence: `${silence.sentence} ${message}`,
  };
}

function silenceText(since: number | undefined, now: number): ReasonText {
  return since === undefined
    ? { summary: t('never reached'), sentence: t('No licenses have been loaded yet.') }
    : {
        summary: t('last reached {0}', ago(since, now)),
        sentence: t('It last responded {0}.', ago(since, now)),
      };
}

function lastFetched(since: number, now: number): string {
  return t('Its licenses were last fetched {0}.', ago(since, now));
}
