import { t } from '@vscode/l10n';
import { TREND_DAYS, type Forecast, type LimitReached, type WithoutForecast } from '../usage/forecast';
import type { PageReport } from '../usage/protocol';
import type { Expectation, SeatsToOrder } from '../usage/seatsToOrder';
import type { UsageStatistics } from '../usage/statistics';
import { count } from './language';

type Note = PageReport['notes'][number];

/** When seats run out, and how many users there will be at the end; or why that cannot be told. */
export function forecastNotes({ forecast, seats, atEnd }: UsageStatistics): Note[] {
  if (forecast.kind === 'none') {
    return [plain(t('There is no forecast: {0}', withoutForecast(forecast)))];
  }
  return [
    ...(seats?.reached === undefined ? [] : [reachedNote(seats.reached, seats.limit)]),
    ...(atEnd === undefined
      ? []
      : [
          plain(
            t(
              'If it goes on like this, there will be about {0} billable users on the last day of the license, {1} (range {2} to {3}).',
              count(atEnd.expected),
              atEnd.on,
              count(atEnd.low),
              count(atEnd.high),
            ),
          ),
        ]),
    plain(methodText(forecast)),
  ];
}

/** How many seats to order for the next year, and the reasoning, a line each. */
export function orderLines(order: SeatsToOrder): string[] {
  if (order.kind === 'none') {
    return [];
  }
  const { seats, now, peak, expected, nextTerm, because } = order;
  return [
    t('{0} seats for {1} to {2}', count(seats), nextTerm.startsOn, nextTerm.lastOn),
    mark(
      because === 'now',
      t('Billable users on {0}: {1}. GitLab renews for at least so many.', now.on, count(now.count)),
    ),
    mark(
      because === 'peak',
      t(
        'Most users in the year before, on {0}: {1}. GitLab refuses a license with fewer seats (10 % are tolerated) unless it has a true-up.',
        peak.on,
        count(peak.count),
      ),
    ),
    mark(because === 'expected', expectedText(expected)),
    t('The highest of the three decides: then nothing has to be paid for afterwards.'),
  ];
}

function reachedNote(reached: LimitReached, limit: number): Note {
  switch (reached.kind) {
    case 'alreadyReached':
      return { tone: 'error', text: t('All {0} seats are taken.', count(limit)) };
    case 'reached':
      return {
        tone: 'warning',
        text: t(
          'If it goes on like this, the last of the {0} seats is taken on {1} (at the earliest {2}, at the latest {3}).',
          count(limit),
          reached.on,
          reached.earliest,
          reached.latest ?? t('never'),
        ),
      };
    case 'notReached':
      return {
        tone: 'good',
        text: t('If it goes on like this, the {0} seats are enough for the next five years.', count(limit)),
      };
  }
}

function methodText(forecast: Extract<Forecast, { kind: 'trend' }>): string {
  const perMonth = forecast.perDay.expected * 30;
  return t(
    'The forecast is a straight line through the last count with the median growth (Theil–Sen) of up to {0} days: {1} users in 30 days, from {2} counts since {3}. The range leaves out the slowest and the fastest tenth.',
    count(TREND_DAYS),
    signed(perMonth),
    count(forecast.counts),
    forecast.from.on,
  );
}

function withoutForecast(without: WithoutForecast): string {
  switch (without.reason) {
    case 'noCounts':
      return t('nothing was counted.');
    case 'tooFewCounts':
      return t('it takes {0} counts, and there are {1}.', count(without.needed), count(without.counts));
    case 'tooShort':
      return t('it takes {0} days, and the counts are from {1}.', count(without.needed), count(without.days));
    case 'outdated':
      return t('the last count, of {0}, is more than {1} days old.', without.lastOn, count(without.mostDays));
  }
}

function expectedText(expected: Expectation): string {
  if (expected.kind === 'expected') {
    return t('Expected on the last day of that year, {0}: {1}.', expected.on, count(expected.expected));
  }
  return expected.reason === 'tooFar'
    ? t('That year is too far away for a forecast.')
    : t('Nothing can be expected of that year: {0}', withoutForecast(expected));
}

function mark(isDecisive: boolean, text: string): string {
  return `${isDecisive ? '→' : '•'} ${text}`;
}

function signed(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return rounded > 0 ? `+${count(rounded)}` : count(rounded);
}

function plain(text: string): Note {
  return { tone: 'plain', text };
}
