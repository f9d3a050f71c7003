import { t } from '@vscode/l10n';
import type { WithoutForecast } from '../../usage/figures/forecast';
import { count } from '../text/language';

/** Why there is no forecast: the end of a sentence, after "because". */
export function withoutForecast(without: WithoutForecast): string {
  switch (without.reason) {
    case 'noCounts':
      return t('there are no counts.');
    case 'tooFewCounts':
      return t('it needs {0} counts and there are {1}.', count(without.needed), count(without.counts));
    case 'tooShort':
      return t(
        'it needs counts over {0} days and there are {1}.',
        count(without.needed),
        count(without.days),
      );
    case 'outdated':
      return t('the last count ({0}) is more than {1} days old.', without.lastOn, count(without.mostDays));
  }
}
