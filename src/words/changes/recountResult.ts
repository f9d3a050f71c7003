import { t } from '@vscode/l10n';
import type { Recount } from '../../fleet/followRecount';
import { seatsNow } from '../../licensing/seats';
import { count } from '../text/language';

/**
 * The end of a recount of the billable users.
 *
 * @param limit the current license's `user_limit`; 0: no limit
 */
export function recountText(
  recount: Exclude<Recount, { readonly kind: 'unread' }>,
  name: string,
  limit: number | null | undefined,
): string {
  switch (recount.kind) {
    case 'moved':
      return `${movedText(recount, name)} ${seatsSentence(recount.to, limit)}`.trim();
    case 'unmoved':
      return recount.billable === undefined
        ? t(
            '{0} is still counting, which takes more than a minute on a large instance. An upcoming license has no count before its first day.',
            name,
          )
        : t(
            '{0} has {1} billable users, as before. If you expected a change, refresh in a few minutes because a large instance may still be counting.',
            name,
            count(recount.billable),
          );
  }
}

function movedText({ from, to }: { from: number | undefined; to: number }, name: string): string {
  return from === undefined
    ? t('{0} has {1} billable users.', name, count(to))
    : t('{0} has {1} billable users (previously {2}).', name, count(to), count(from));
}

function seatsSentence(billable: number, limit: number | null | undefined): string {
  if (typeof limit !== 'number' || limit === 0) {
    return '';
  }
  const { left, over } = seatsNow(limit, billable);
  return over > 0
    ? t("That's {0} over the seat limit of {1}.", count(over), count(limit))
    : t('{0} of {1} seats left.', count(left), count(limit));
}
