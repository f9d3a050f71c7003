import { t } from '@vscode/l10n';
import type { PredictedAnswer, UnknownAnswer } from '../../licensing/precheck/predictedAnswer';
import { helpFor } from './refusalHelp';

/** What the instance will answer to the key, and what helps, one line each. `name` is the instance's. */
export function answerLines(answer: PredictedAnswer, name: string): string[] {
  switch (answer.kind) {
    case 'accepted':
      return answer.when === 'now'
        ? [t('{0} should accept this key.', name)]
        : [
            t(
              '{0} should accept this key. GitLab checks the user count now, not when the license starts.',
              name,
            ),
          ];
    case 'refused':
      return [refused(answer), helpFor(answer.reason).text];
    case 'unknown':
      return unknown(answer, name);
    case 'notSent':
      return answer.why === 'onlineCloud'
        ? [t("This key isn't sent. Online cloud licenses are activated there, with an activation code.")]
        : [t("This key isn't sent. Cancellations are handled there.")];
  }
}

/** That the key is rejected is also the question above it, with the instance's name. */
function refused({ message, otherWordsPossible }: Extract<PredictedAnswer, { kind: 'refused' }>): string {
  const reason = withoutAdvice(message);
  return otherWordsPossible
    ? t('Expected rejection (GitLab may name another reason first): "{0}"', reason)
    : t('Expected rejection: "{0}"', reason);
}

function unknown({ why }: UnknownAnswer, name: string): string[] {
  return why === 'unreadable'
    ? [
        t("This key can't be previewed because no available public key matches it."),
        t('{0} will check it when you add it.', name),
      ]
    : [t("Can't predict whether {0} will accept this key because {1}", name, whyUnknown(why))];
}

/** What helps has a line of its own. */
function withoutAdvice(message: string): string {
  return message.replace(/ Please .*$/s, '');
}

function whyUnknown(why: Exclude<UnknownAnswer['why'], 'unreadable'>): string {
  switch (why) {
    case 'instanceUnknown':
      return t("its licenses and users aren't known yet.");
    case 'noCurrentLicense':
      return t("GitLab doesn't show the user counts it checks while there's no current license.");
    case 'usersUnknown':
      return t("its user counts aren't known.");
    case 'trueUpPeriod':
      return t('there are no user counts for the true-up period.');
    case 'noRestrictions':
      return t('it has no restrictions, which can make GitLab fail with error 500.');
    case 'serverError':
      return t('GitLab usually responds to a key like this with error 500.');
  }
}
