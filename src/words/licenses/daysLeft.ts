import { t } from '@vscode/l10n';
import { count } from '../text/language';

/** How long an instance is still licensed. 1 is the last day, 0 the day of expiry. */
export function daysLeft(days: number): string {
  if (days > 1) {
    return t('{0} days left', count(days));
  }
  if (days === 1) {
    return t('last day');
  }
  if (days === 0) {
    return t('expired today');
  }
  return days === -1 ? t('expired yesterday') : t('expired {0} days ago', count(-days));
}
