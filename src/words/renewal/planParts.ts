import { t } from '@vscode/l10n';
import type { Gap } from '../../licensing/timeline';
import { isEnough } from '../../usage/figures/renewalAdvice';
import { licensedThroughSentence, notLicensed } from '../licenses/dates';
import { daysLeft } from '../licenses/daysLeft';
import { waitingName, waitingRowText } from '../licenses/waitingSubscription';
import { count } from '../text/language';
import { flawTexts, inPlaceText, orderTexts, renewedText } from '../usage/orderTexts';
import { endOf, type PlanFigures } from './planFigures';

/** Until when the instance is licensed, and what comes after that: a sentence or two each. */
export function coverageSentences(figures: PlanFigures): string[] {
  const { status, advice, renewal, current } = figures;
  const { coverage, last } = status;
  if (last === undefined || coverage === undefined) {
    return [t("The licenses of this instance aren't known yet.")];
  }
  const { coveredUntil, daysLeft: days, gaps } = coverage;
  const through =
    coveredUntil === undefined || days === undefined
      ? [
          current === undefined
            ? t("There's no license.")
            : t('The end of coverage is unknown, or coverage has no end date.'),
        ]
      : [`${licensedThroughSentence(coveredUntil)} ${sentence(daysLeft(days))}`];
  const renewed = advice.kind === 'renewed' ? advice.renewals.map(renewedText) : [];
  const upcoming = renewed.length === 0 && renewal.kind === 'inPlace' ? renewal.renewals.length : 0;
  return [
    ...through,
    ...renewed,
    ...(upcoming > 0 ? [t('A renewal is already in place.')] : []),
    ...(renewal.kind === 'none' ? [t('No renewal is in place.')] : []),
    ...otherWaiting(figures),
    ...otherGaps(figures, gaps).map(({ from, to }) => notLicensed(from, to)),
  ];
}

/** Those that no renewal has spoken of already. */
function otherGaps({ advice }: PlanFigures, gaps: readonly Gap[]): readonly Gap[] {
  const named = advice.kind === 'renewed' ? advice.renewals.map(({ renewal }) => renewal.gap?.from) : [];
  return gaps.filter(({ from }) => !named.includes(from));
}

/** Subscriptions that wait without being counted as renewals: too short, or heard of too long ago. */
function otherWaiting({ status: { subscription }, renewal }: PlanFigures): string[] {
  const counted = renewal.kind === 'inPlace' ? renewal.renewals.map(({ license }) => license) : [];
  return (subscription?.waiting ?? [])
    .filter((license) => !counted.includes(license))
    .map((license) =>
      t(
        'Waiting: {0}, {1}.',
        waitingName(license),
        waitingRowText(license, subscription?.isConfirmed === true),
      ),
    );
}

/** What the forecast expects on the last day of the current license, or why nobody knows. */
export function forecastText({ statistics }: PlanFigures): string {
  if (statistics === undefined) {
    return t('needs the usage export');
  }
  const { atEnd } = statistics;
  return atEnd === undefined
    ? t('not possible')
    : t('{0} on {1} ({2} to {3})', count(atEnd.expected), atEnd.on, count(atEnd.low), count(atEnd.high));
}

/** How many seats to order, in a few words. */
export function orderAnswer(figures: PlanFigures): string {
  const { advice, terms } = figures;
  if (advice.kind === 'none') {
    return advice.reason === 'unlimited'
      ? t('None. The license has unlimited seats.')
      : t("Unknown because GitLab didn't return the number of billable users.");
  }
  return orderTexts(advice, terms?.type === 'onlineCloud')?.answer ?? '';
}

/** Why, a sentence or two each. */
export function orderReasons(figures: PlanFigures): string[] {
  const { advice, statistics, terms } = figures;
  if (advice.kind === 'order' && statistics === undefined) {
    return orderReasonsWithout(figures);
  }
  const texts = orderTexts(advice, terms?.type === 'onlineCloud');
  const doubt = statistics === undefined && advice.kind === 'renewed' ? [withoutForecast()] : [];
  return [...(texts?.reasons ?? []), ...doubt];
}

/** What GitLab is asked for: seats and a first day, or what the renewal that is in place lacks. */
export function requestLines(figures: PlanFigures): string[] {
  const { advice, status } = figures;
  const seats = t('Seats: {0}', orderAnswer(figures));
  if (advice.kind === 'renewed') {
    return [
      ...advice.renewals.map(inPlaceText),
      ...(advice.renewals.every(({ missing }) => missing === 0) ? [] : [seats]),
      ...advice.renewals.flatMap(({ renewal }) => flawTexts(renewal)).map((text) => t('To fix: {0}', text)),
    ];
  }
  const end = endOf(status);
  return [seats, ...(end === undefined ? [] : [t('First day of the new license: {0}', end)])];
}

/** Whether the renewal needs nothing more. */
export function isSettled({ advice }: PlanFigures): boolean {
  return advice.kind === 'renewed' && advice.renewals.every(isEnough);
}

/** The same as with a usage export, without the days and the forecast that only it has. */
function orderReasonsWithout({ subscription: { billable, maximum } }: PlanFigures): string[] {
  return [
    ...(billable === undefined ? [] : [t('Billable users: {0}. Minimum for renewal.', count(billable))]),
    ...(maximum === undefined
      ? []
      : [
          t(
            'Maximum users since the license started: {0}. GitLab rejects a license with fewer seats (with a tolerance of 10%) unless it has a true-up.',
            count(maximum),
          ),
        ]),
    withoutForecast(),
  ];
}

function withoutForecast(): string {
  return t("This doesn't include growth because the forecast needs the usage export.");
}

/** "61 days left." */
function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}
