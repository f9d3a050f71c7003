import { t } from '@vscode/l10n';
import type { TokenReason, UnreachableReason } from '../fleet/reasons';
import type { InstanceStatus } from '../fleet/status';
import type { FailureKind } from '../gitlab/errors';
import type { ReasonText } from './instances/attention';
import { failureText } from './failures/failures';
import { ago, count } from './text/language';

/** What goes wrong on this computer, before an instance is asked: that it does not answer would be untrue. */
const ON_THIS_SIDE: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'secretStorage',
  'caFile',
  'unexpected',
]);

export function tokenText(reason: TokenReason, { failure, instance }: InstanceStatus): ReasonText {
  if (reason.trouble === 'expiring') {
    return expiringText(reason);
  }
  if (failure === undefined) {
    return {
      summary: t('token refused'),
      sentence: t('GitLab refuses the stored token. Replace it.'),
    };
  }
  const { summary, message } = failureText(failure, instance);
  return { summary, sentence: message };
}

function expiringText({ inDays, date }: Extract<TokenReason, { trouble: 'expiring' }>): ReasonText {
  if (inDays <= 0) {
    return {
      summary: t('token expired'),
      sentence: t('The token expired on {0}. Create a new one and replace it.', date),
    };
  }
  return {
    summary: inDays === 1 ? t('token expires tomorrow') : t('token expires in {0} days', count(inDays)),
    sentence: t('The token is refused from {0} on. Create a new one and replace it before that.', date),
  };
}

export function unreachableText(
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
    ? { summary: t('never reached'), sentence: t('It has never answered.') }
    : {
        summary: t('last reached {0}', ago(since, now)),
        sentence: t('It last answered {0}.', ago(since, now)),
      };
}

function lastFetched(since: number, now: number): string {
  return t('Its licenses were last fetched {0}.', ago(since, now));
}
