import { t } from '@vscode/l10n';
import { currentLocale } from './language';

/** The words that pages with a table have in common. `{0}` stands for a value that the page knows. */
export function tableTexts() {
  return {
    locale: currentLocale(),
    state: t('State'),
    all: t('All'),
    shown: t('Rows: {0} of {1}', '{0}', '{1}'),
    shownSelected: t('Rows: {0} of {1}, selected: {2}', '{0}', '{1}', '{2}'),
    selectAll: t('Select all shown rows'),
    clearSelection: t('Clear Selection'),
    withoutSelection: t('If no rows are selected, all shown rows are copied or saved.'),
    copyCsv: t('Copy as CSV'),
    copyMarkdown: t('Copy as Markdown'),
    saveCsv: t('Save as CSV…'),
    saveMarkdown: t('Save as Markdown…'),
    copied: t('Rows copied: {0}', '{0}'),
  };
}
