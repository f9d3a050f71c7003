/** What is asked and said where something is done with several instances at once. */

import { t } from '@vscode/l10n';
import { instanceName, type Instance } from '../../instances/instance';
import { shortText } from '../text/foreignText';
import { count, linesOfCount } from '../text/language';

/** What is done with several instances and ends with how many it was. */
export type CountedAction = 'refresh' | 'recount' | 'signOut' | 'remove' | 'setToken' | 'import';

/** What is asked before. */
export type Asked = Extract<CountedAction, 'recount' | 'signOut' | 'remove'>;

/** What came of it. */
export interface Tally {
  readonly done: number;
  readonly failed: number;
  /** Those that were not reached before the user canceled. */
  readonly canceled: number;
  /** Of those that are done: how many instances may still be counting. */
  readonly open?: number;
}

/** A dialog has no room for more names. */
const MOST_NAMES = 10;

export interface QuestionTexts {
  readonly question: string;
  readonly detail: string;
  /** Of the button that does it. */
  readonly button: string;
}

/** One question for all of them, with their names. */
export function severalQuestion(asked: Asked, instances: readonly Instance[]): QuestionTexts {
  const { question, consequence, button } = questionParts(asked, count(instances.length));
  return { question, detail: `${namesText(instances)}\n\n${consequence}`, button };
}

function questionParts(asked: Asked, number: string) {
  switch (asked) {
    case 'recount':
      return {
        question: t('Refresh the billable users of {0} instances?', number),
        consequence: t('Each GitLab instance counts its users again, which can take a few minutes.'),
        button: t('Refresh Billable Users'),
      };
    case 'signOut':
      return {
        question: t('Sign out of {0} instances?', number),
        consequence: t(
          'Their tokens are removed from this computer. The instances stay in the list. The tokens remain valid until you revoke them in GitLab.',
        ),
        button: t('Sign Out'),
      };
    case 'remove':
      return {
        question: t('Remove {0} instances from the list?', number),
        consequence: t(
          "Their tokens are also removed from this computer. Your GitLab instances aren't changed.",
        ),
        button: t('Remove Instances'),
      };
  }
}

/** The first names, a line each, and how many more there are. */
export function namesText(instances: readonly Instance[]): string {
  const shown = instances.slice(0, MOST_NAMES).map((instance) => shortText(instanceName(instance)));
  const more = instances.length - shown.length;
  return [...shown, ...(more > 0 ? [t('And {0} more.', count(more))] : [])].join('\n');
}

/** How it ended: "Removed 18 of 20 instances. 2 failed." */
export function severalResult(action: CountedAction, { done, failed, canceled, open = 0 }: Tally): string {
  const all = done + failed + canceled;
  if (action === 'import') {
    return importResult(all, failed, canceled);
  }
  const parts = [
    doneText(action, done === all ? count(done) : t('{0} of {1}', count(done), count(all))),
    ...(open > 0 ? [t('{0} unchanged or still counting.', count(open))] : []),
    ...(failed > 0 ? [t('{0} failed.', count(failed))] : []),
    ...(canceled > 0 ? [t('{0} canceled.', count(canceled))] : []),
  ];
  return parts.join(' ');
}

function doneText(action: Exclude<CountedAction, 'import'>, number: string): string {
  switch (action) {
    case 'refresh':
      return t('Refreshed {0} instances.', number);
    case 'recount':
      return t('Refreshed the billable users of {0} instances.', number);
    case 'signOut':
      return t('Signed out of {0} instances.', number);
    case 'remove':
      return t('Removed {0} instances.', number);
    case 'setToken':
      return t('Replaced the tokens of {0} instances.', number);
  }
}

/** They are in the list, whatever came of the first look at them. */
function importResult(all: number, failed: number, canceled: number): string {
  return [
    all === 1 ? t('Imported 1 instance.') : t('Imported {0} instances.', count(all)),
    ...linesOfCount(failed, t('1 has a problem.'), t('{0} have problems.', count(failed))),
    ...linesOfCount(canceled, t("1 wasn't checked."), t("{0} weren't checked.", count(canceled))),
  ].join(' ');
}

/** What the user reads while it takes long. */
export function severalProgress(action: CountedAction, number: number): string {
  const shown = count(number);
  switch (action) {
    case 'refresh':
      return t('Refreshing {0} instances…', shown);
    case 'recount':
      return t('Refreshing the billable users of {0} instances…', shown);
    case 'setToken':
      return t('Testing the tokens of {0} instances…', shown);
    case 'import':
      return number === 1
        ? t('Checking the imported instance…')
        : t('Checking {0} imported instances…', shown);
    case 'signOut':
    case 'remove':
      return t('Changing {0} instances…', shown);
  }
}
