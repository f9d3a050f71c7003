import { t } from '@vscode/l10n';
import type { Failure } from '../../gitlab/errors';

/** Why nobody knows what became of a change: GitLab's answer to it did not arrive, or says nothing about it. */
export function lostAnswer(failure: Failure, name: string): string {
  switch (failure.kind) {
    case 'server':
      return t('{0} failed with status {1}.', name, failure.status);
    case 'notGitLab':
    case 'tooLarge':
    case 'unexpected':
      return t('What came back from {0} could not be read.', name);
    default:
      return t("{0}'s answer did not arrive.", name);
  }
}
