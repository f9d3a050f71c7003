import { t } from '@vscode/l10n';
import type { Failure } from '../../gitlab/errors';

/** Why nobody knows what became of a change: GitLab's answer to it did not arrive, or says nothing about it. */
export function lostAnswer(failure: Failure, name: string): string {
  switch (failure.kind) {
    case 'server':
      return t('{0} failed with HTTP {1}.', name, failure.status);
    case 'notGitLab':
    case 'tooLarge':
    case 'unexpected':
      return t("Can't read the response from {0}.", name);
    default:
      return t('There was no response from {0}.', name);
  }
}
