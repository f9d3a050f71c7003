import { t } from '@vscode/l10n';
import {
  TREND_DAYS,
  type ExpectedCount,
  type Forecast,
  type LimitReached,
  type WithoutForecast,
} from '../../usage/figures/forecast';
import type { PageReport } from '../../usage/protocol';
import type { Expectation, SeatsToOrder } from '../../usage/figures/seatsToOrder';
import type { UsageStatistics } from '../../usage/figures/statistics';
import { count } from '../text/language';

type Note = PageReport['notes'][number];

/** When seats run out and how many users there will be at the end, or why that cannot be told: one or two sentences. */
export function forecastLead({ forecast, seats, atEnd, current }: UsageStatistics): Note {
  if (current === undefined) {
    return plain(
      t('The file holds no count: while a trial is current, or before the first count, GitLab writes none.'),
    );
  }
  const end = atEnd && endText(atEnd);
  if (forecast.kind === 'none') {
    return seats !== undefined && current.count >= seats.limit
      ? reachedNote({ kind: 'alreadyReached' }, seats.limit, current.count)
      : plain(t('There is no forecast: {0}', withoutForecast(forecast)));
  }
  if (seats?.reached === undefined) {
    return plain(end ?? t('No seat limit is known that could be reached.'));
  }
  const { tone, text } = reachedNote(seats.reached, seats.limit, current.count);
  return { tone, text: end === undefined ? text : `${text} ${end}` };
}

/** How the forecast comes about, or why there is none though seats have run out. */
export function forecastMethod({ forecast, current, seats }: UsageStatistics): Note[] {
  if (forecast.kind === 'trend') {
    return [plain(methodText(forecast))];
  }
  const isSaidAlready = current === undefined || seats === undefined || current.count < seats.limit;
  return isSaidAlready ? [] : [plain(t('There is no forecast: {0}', withoutForecast(forecast)))];
}

/** How many seats to order for the next year, and the reasoning, a line each. */
export function orderLines(order: SeatsToOrder): string[] {
  if (order.kind === 'none') {
    return [];
  }
  const { seats, now, peak, expected, nextTerm, because } = order;
  return [
    t('{0} seats for {1} through {2}', count(seats), nextTerm.startsOn, nextTerm.lastOn),
    mark(
      because === 'now',
      t('Billable users on {0}: {1}. GitLab renews for at least so many.', now.on, count(now.count)),
    ),
    mark(
      because === 'peak',
      t(
        'Most users since the license started, on {0}: {1}. GitLab refuses a license with fewer seats (10 % are tolerated) unless it has a true-up.',
        peak.on,
        count(peak.count),
      ),
    ),
    mark(because === 'expected', expectedText(expected)),
    t('The highest of the three decides: then nothing has to be paid for afterwards.'),
  ];
}

function endText({ expected, on, low, high }: ExpectedCount): string {
  return t(
    'Licensed through {0}. Forecast for that day: about {1} billable users ({2} to {3}).',
    on,
    count(expected),
    count(low),
    count(high),
  );
}

function reachedNote(reached: LimitReached, limit: number, now: number): Note {
  switch (reached.kind) {
    case 'alreadyReached':
      return { tone: 'error', text: takenText(limit, now) };
    case 'reached':
      return {
        tone: 'warning',
        text: t(
          'At the present rate the last of the {0} seats is taken on {1} (earliest {2}, latest {3}).',
          count(limit),
          reached.on,
          reached.earliest,
          reached.latest ?? t('not within five years'),
        ),
      };
    case 'notReached':
      return reached.earliest === undefined
        ? {
            tone: 'good',
            text: t('At the present rate the {0} seats are enough for the next five years.', count(limit)),
          }
        : plain(
            t(
              'At the present rate the {0} seats are enough for the next five years (earliest {1}).',
              count(limit),
              reached.earliest,
            ),
          );
  }
}

function takenText(limit: number, now: number): string {
  return now > limit
    ? t('All {0} seats are taken, and {1} users have none.', count(limit), count(now - limit))
    : t('All {0} seats are taken.', count(limit));
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
      return t(
        'it takes {0} days from the first count to the last, and there are {1}.',
        count(without.needed),
        count(without.days),
      );
    case 'outdated':
      return t('the last count, of {0}, is more than {1} days old.', without.lastOn, count(without.mostDays));
  }
}

function expectedText(expected: Expectation): string {
  if (expected.kind === 'expected') {
    return t('Forecast for {0}: {1}.', expected.on, count(expected.expected));
  }
  return expected.reason === 'tooFar'
    ? t('That year is too far away for a forecast.')
    : t('Nothing can be expected of that year: {0}', withoutForecast(expected));
}

function mark(isDecisive: boolean, text: string): string {
  return `${isDecisive ? '→' : '•'} ${text}`;
}

function signed(value: number): string {
  // No "-0".
  const rounded = Math.round(value * 10) / 10 + 0;
  return rounded > 0 ? `+${count(rounded)}` : count(rounded);
}

function plain(text: string): Note {
  return { tone: 'plain', text };
}
