import { t } from '@vscode/l10n';
import type { AssessedRenewal, RenewalAdvice } from '../../usage/figures/renewalAdvice';
import type { KnownRenewal, RenewalInPlace } from '../../usage/figures/renewalInPlace';
import type { Expectation } from '../../usage/figures/seatsToOrder';
import { notLicensed } from '../licenses/dates';
import { licenseName, planName, seatLimitText } from '../licenses/licenses';
import { waitingName } from '../licenses/waitingSubscription';
import { count } from '../text/language';
import { withoutForecast } from './withoutForecast';

type Order = Extract<RenewalAdvice, { kind: 'order' }>['order'];

/** What to order, and why, in plain text. */
export interface OrderTexts {
  readonly answer: string;
  /** A sentence or two each. */
  readonly reasons: string[];
}

/**
 * How many seats to order for the renewal, and the reasoning.
 *
 * @param isOnlineCloud whether the license is known to be an online cloud license
 * @returns undefined where there is nothing to say: nothing was counted, or seats are unlimited
 */
export function orderTexts(advice: RenewalAdvice, isOnlineCloud = false): OrderTexts | undefined {
  switch (advice.kind) {
    case 'none':
      return undefined;
    case 'order':
      return {
        answer: orderAnswer(advice.order),
        reasons: [...orderReasons(advice.order), ...renewalDoubts(advice.renewal, isOnlineCloud)],
      };
    case 'renewed':
      return {
        answer: missingAnswer(advice.renewals),
        reasons: advice.renewals.flatMap((one) => [
          `${inPlaceText(one)} ${needText(one)}`.trim(),
          ...flawTexts(one.renewal),
        ]),
      };
  }
}

/** One renewal that is in place, in a few sentences. */
export function renewedText(renewed: AssessedRenewal): string {
  return [inPlaceText(renewed), needText(renewed), ...flawTexts(renewed.renewal)]
    .filter((text) => text !== '')
    .join(' ');
}

function orderAnswer({ seats, because, nextTerm: { startsOn, lastOn } }: Order): string {
  const number = count(seats);
  switch (because) {
    case 'now':
      return t('{0} seats for {1} through {2}, based on current billable users.', number, startsOn, lastOn);
    case 'peak':
      return t('{0} seats for {1} through {2}, based on maximum users.', number, startsOn, lastOn);
    case 'expected':
      return t('{0} seats for {1} through {2}, based on the forecast.', number, startsOn, lastOn);
  }
}

function orderReasons({ now, peak, expected }: Order): string[] {
  return [
    t('Billable users on {0}: {1}. Minimum for renewal.', now.on, count(now.count)),
    t(
      'Maximum users since the license started, on {0}: {1}. GitLab rejects a license with fewer seats (with a tolerance of 10%) unless it has a true-up.',
      peak.on,
      count(peak.count),
    ),
    expectedText(expected),
    t('Order the highest of the three to avoid a true-up.'),
  ];
}

function expectedText(expected: Expectation): string {
  if (expected.kind === 'expected') {
    return t('Forecast for {0}: {1}.', expected.on, count(expected.expected));
  }
  return expected.reason === 'tooFar'
    ? t('That year is too far ahead for a forecast.')
    : t('No forecast for that year because {0}', withoutForecast(expected));
}

function renewalDoubts(
  renewal: Exclude<KnownRenewal, { kind: 'inPlace' }>,
  isOnlineCloud: boolean,
): string[] {
  if (renewal.kind === 'none') {
    return isOnlineCloud && renewal.isConfirmed !== true
      ? [
          t(
            "GitLab doesn't list the renewal of an online cloud license before it starts. Check the Customers Portal before you order.",
          ),
        ]
      : [];
  }
  switch (renewal.reason) {
    case 'savedExport':
      return [t("A saved usage export doesn't say whether a renewal is already in place.")];
    case 'notListed':
      return [t("Can't read the list of licenses, so a renewal may already be in place.")];
    case 'unconfirmed':
      return [
        t(
          "A subscription is waiting, but GitLab hasn't confirmed it in more than two days. Check the Customers Portal before you order.",
        ),
      ];
  }
}

function missingAnswer(renewals: readonly AssessedRenewal[]): string {
  const missing = renewals.map((one) => one.missing);
  if (missing.includes(undefined)) {
    return t("Unknown because GitLab doesn't say how many seats the renewal has.");
  }
  const most = Math.max(...missing.map((one) => one ?? 0));
  if (most > 0) {
    return most === 1 ? t('1 more seat.') : t('{0} more seats.', count(most));
  }
  return t('None. The renewal has enough seats.');
}

/** That a renewal is in place, in a sentence. */
export function inPlaceText({ renewal: { license, startsOn, isWaiting }, limit }: AssessedRenewal): string {
  const seats = seatLimitText(limit);
  const name = isWaiting === true ? t('the waiting {0}', waitingName(license)) : licenseName(license);
  return seats === undefined
    ? t('Already renewed: {0} takes effect on {1}.', name, startsOn)
    : t('Already renewed: {0} with {1} takes effect on {2}.', name, seats, startsOn);
}

function needText(renewed: AssessedRenewal): string {
  const { limit, missing, needed, because, expected } = renewed;
  if (limit === 0 || missing === undefined) {
    return '';
  }
  const users = count(needed);
  if (because === 'expected' && expected.kind === 'expected') {
    return expectedNeed(missing, expected.on, users);
  }
  return presentNeed(missing, users);
}

function expectedNeed(missing: number, on: string, users: string): string {
  if (missing === 0) {
    return t('Forecast for {0}: {1} billable users, so its seats are enough.', on, users);
  }
  return missing === 1
    ? t('Forecast for {0}: {1} billable users, so one more seat is needed.', on, users)
    : t('Forecast for {0}: {1} billable users, so {2} more seats are needed.', on, users, count(missing));
}

function presentNeed(missing: number, users: string): string {
  if (missing === 0) {
    return t('There are {0} billable users now, so its seats are enough.', users);
  }
  return missing === 1
    ? t('There are {0} billable users now, so one more seat is needed.', users)
    : t('There are {0} billable users now, so {1} more seats are needed.', users, count(missing));
}

/** What is wrong with a renewal other than its seats, a sentence each. */
export function flawTexts({ gap, plan }: RenewalInPlace): string[] {
  return [...(gap === undefined ? [] : [notLicensed(gap.from, gap.to)]), ...planTexts(plan)];
}

function planTexts(change: RenewalInPlace['plan']): string[] {
  if (change.kind === 'notLower') {
    return [];
  }
  const [plan, before] = [planName({ plan: change.plan }), planName({ plan: change.before })];
  return change.kind === 'lower'
    ? [t('The renewal is {0} instead of {1}.', plan, before)]
    : [t("The renewal is {0}, which can't be compared with {1}.", plan, before)];
}
