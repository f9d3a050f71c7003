/** Mistakes in the setting that has the list of instances. */

import { t } from '@vscode/l10n';
import type { InstanceProblem } from '../../instances/instance';
import { count } from '../text/language';

const MOST_PROBLEMS = 3;

/** What was left out of the list of instances and why; the first few in full. */
export function instanceProblems(problems: readonly InstanceProblem[]): string {
  const named = problems.slice(0, MOST_PROBLEMS).map(instanceProblem);
  const more = problems.length - named.length;
  return [...named, ...(more > 0 ? [t('{0} more entries are ignored.', count(more))] : [])].join(' ');
}

/** A hand-made mistake in the setting, in a sentence. */
export function instanceProblem(problem: InstanceProblem): string {
  if (problem.kind === 'notAList') {
    return t(
      'gitlabLicenses.instances must be a list, for example {0}. Its current value is ignored.',
      '[{ "url": "https://gitlab.example.com" }]',
    );
  }
  const position = problem.index + 1;
  switch (problem.kind) {
    case 'notAnEntry':
      return t('Entry {0} of gitlabLicenses.instances is ignored because it has no "url".', position);
    case 'badAddress':
      return t(
        'Entry {0} of gitlabLicenses.instances is ignored because "{1}" isn\'t the URL of a GitLab instance.',
        position,
        withoutSecrets(problem.address),
      );
    case 'duplicate':
      return t(
        'Entry {0} of gitlabLicenses.instances is ignored because "{1}" is the same instance as an earlier entry.',
        position,
        problem.url,
      );
  }
}

/** GitLab's prefixes of tokens: https://docs.gitlab.com/security/tokens/#token-prefixes. */
const TOKEN = /\bgl[a-z]{1,8}-[\w.-]{12,}/gi;

/**
 * A token can stand before the host or in the query, or in place of the address; of text that is no address, all up to
 * the last @ goes.
 */
export function withoutSecrets(address: string): string {
  const [beforeQuery = ''] = address.split(/[?#]/, 1);
  return beforeQuery.replace(/^([^/]*\/\/)?.*@/s, '$1').replace(TOKEN, '•••');
}
