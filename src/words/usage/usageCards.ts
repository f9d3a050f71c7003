import { t } from '@vscode/l10n';
import type { SubscriptionFigures } from '../../usage/figures/pageFigures';
import type { PageReport } from '../../usage/protocol';
import { count } from '../text/language';

type Card = PageReport['cards'][number];

/**
 * The four numbers of GitLab's page, under its names, and how many seats are left.
 *
 * Source: https://docs.gitlab.com/subscriptions/manage_users_and_seats/#view-subscription-and-seat-data
 *
 * @param isEnded the license has expired: nothing about its seats is urgent
 */
export function usageCards({ limit, billable, maximum }: SubscriptionFigures, isEnded = false): Card[] {
  const over = limit && maximum !== undefined ? Math.max(0, maximum - limit) : undefined;
  return [
    plain(t('Users in subscription'), limitText(limit), t('Seats of the current license.')),
    plain(
      t('Billable users'),
      figure(billable),
      t("GitLab's latest count. Your renewal must cover at least this many."),
    ),
    plain(t('Maximum users'), figure(maximum), t('Highest daily count since the license started.')),
    {
      label: t('Users over subscription'),
      value: limit === 0 ? t('None') : figure(over),
      meaning: t('Maximum users minus seats. GitLab bills for them at renewal.'),
      tone: isEnded ? 'plain' : overTone(limit, billable, over),
    },
    ...(isEnded ? [] : seatsLeft(limit, billable)),
  ];
}

/** Who is over has none left, which "Users over subscription" says. */
function seatsLeft(limit: number | undefined, billable: number | undefined): Card[] {
  if (!limit || billable === undefined || billable > limit) {
    return [];
  }
  const left = limit - billable;
  return [
    {
      label: t('Seats left'),
      value: count(left),
      meaning: t('Unused seats.'),
      tone: left === 0 ? 'warning' : 'good',
    },
  ];
}

/** Users who were over once are billed; those who are over now become more. */
function overTone(
  limit: number | undefined,
  billable: number | undefined,
  over: number | undefined,
): Card['tone'] {
  if (over === undefined || over === 0) {
    return 'plain';
  }
  return limit && billable !== undefined && billable > limit ? 'error' : 'warning';
}

function limitText(limit: number | undefined): string {
  return limit === 0 ? t('Unlimited') : figure(limit);
}

function figure(value: number | undefined): string {
  return value === undefined ? '–' : count(value);
}

function plain(label: string, value: string, meaning: string): Card {
  return { label, value, meaning, tone: 'plain' };
}
