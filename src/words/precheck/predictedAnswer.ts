import { t } from '@vscode/l10n';
import type { PredictedAnswer, UnknownAnswer } from '../../licensing/precheck/predictedAnswer';
import { helpFor } from './refusalHelp';

/** What the instance will answer to the key, and what helps, one line each. `name` is the instance's. */
export function answerLines(answer: PredictedAnswer, name: string): string[] {
  switch (answer.kind) {
    case 'accepted':
      return answer.when === 'now'
        ? [t('{0} is expected to accept it.', name)]
        : [t('{0} is expected to accept it. Users are checked now, not again when it starts.', name)];
    case 'refused':
      return [refused(answer, name), helpFor(answer.reason).text];
    case 'unknown':
      return [t('Whether {0} accepts it cannot be told: {1}', name, whyUnknown(answer))];
    case 'notSent':
      return answer.why === 'onlineCloud'
        ? [
            t(
              'It is not sent from here: online cloud licenses are activated on the Subscription page, with an activation code.',
            ),
          ]
        : [t('It is not sent from here: cancellations are dealt with on the Subscription page.')];
  }
}

function refused(
  { message, otherWordsPossible }: Extract<PredictedAnswer, { kind: 'refused' }>,
  name: string,
): string {
  const reason = withoutAdvice(message);
  return otherWordsPossible
    ? t('{0} is expected to refuse it, perhaps for another reason first: “{1}”', name, reason)
    : t('{0} is expected to refuse it: “{1}”', name, reason);
}

/** What helps is told besides. */
function withoutAdvice(message: string): string {
  return message.replace(/ Please .*$/s, '');
}

function whyUnknown({ why }: UnknownAnswer): string {
  switch (why) {
    case 'unreadable':
      return t('the key could not be read here; the server judges.');
    case 'instanceUnknown':
      return t('its licenses and users are not known yet.');
    case 'noCurrentLicense':
      return t('without a license in use it looks at user counts that it does not show.');
    case 'usersUnknown':
      return t('its user counts are not known.');
    case 'trueUpPeriod':
      return t('the user counts in the period of the true-up are not known.');
    case 'noRestrictions':
      return t('the key has no restrictions, on which GitLab may fail with error 500.');
  }
}
