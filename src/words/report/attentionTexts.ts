import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import { failureText } from '../failures/failures';
import { reasonText } from '../instances/attention';
import type { ReasonText } from '../instances/reasonText';

/**
 * Everything there is to look at, the worst first, and why the licenses are not fresh. Without "3 hours ago", which is
 * wrong by the time a report is read: when the licenses were fetched stands beside it.
 *
 * @param now epoch milliseconds
 */
export function attentionTexts(status: InstanceStatus, now: number): ReasonText[] {
  const reasons = status.attention.reasons
    .filter(({ kind }) => kind !== 'unreachable')
    .map((reason) => reasonText(reason, status, now));
  const summaries = new Set(reasons.map(({ summary }) => summary));
  return [...reasons, ...whyNotFresh(status).filter(({ summary }) => !summaries.has(summary))];
}

function whyNotFresh({ state, failure, instance }: InstanceStatus): ReasonText[] {
  if (state === 'signedOut') {
    return [{ summary: t('signed out'), sentence: t('Signed out: no token is stored.') }];
  }
  if (failure === undefined) {
    return [];
  }
  const { summary, message } = failureText(failure, instance);
  return [{ summary, sentence: message }];
}
