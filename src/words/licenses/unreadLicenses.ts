import { t } from '@vscode/l10n';
import { count, linesOfCount } from '../text/language';

/**
 * Beside a prediction that couldn't take all licenses into account.
 *
 * @param unread how many couldn't be read
 */
export function unreadLines(unread: number): string[] {
  return linesOfCount(
    unread,
    t("One license can't be read, so the effect may be different."),
    t("{0} licenses can't be read, so the effect may be different.", count(unread)),
  );
}
