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
      t('The file has no counts. GitLab records none during a trial or before its first daily count.'),
    );
  }
  const end = atEnd && endText(atEnd);
  if (forecast.kind === 'none') {
    return seats !== undefined && current.count >= seats.limit
      ? reachedNote({ kind: 'alreadyReached' }, seats.limit, current.count)
      : plain(t('No forecast because {0}', withoutForecast(forecast)));
  }
  if (seats?.reached === undefined) {
    return plain(end ?? t("There's no known seat limit."));
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
  return isSaidAlready ? [] : [plain(t('No forecast because {0}', withoutForecast(forecast)))];
}

/** How many seats to order for the next year, and the reasoning, a line each. */
export function orderLines(order: SeatsToOrder): string[] {
  if (order.kind === 'none') {
    return [];
  }
  const { seats, now, peak, expected, nextTerm, because } = order;
  return [
    t('{0} seats for {1} through {2}', count(seats), nextTerm.startsOn, nextTerm.lastOn),
    mark(because === 'now', t('Billable users on {0}: {1}. Minimum for renewal.', now.on, count(now.count))),
    mark(
      because === 'peak',
      t(
        'Maximum users since the license started, on {0}: {1}. GitLab rejects a license with fewer seats (with a tolerance of 10%) unless it has a true-up.',
        peak.on,
        count(peak.count),
      ),
    ),
    mark(because === 'expected', expectedText(expected)),
    t('Order the highest of the three to avoid a true-up.'),
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
          'At the current rate, you run out of the {0} seats around {1} (earliest {2}, latest {3}).',
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
            text: t('At the current rate, {0} seats are enough for the next five years.', count(limit)),
          }
        : plain(
            t(
              'At the current rate, {0} seats are enough for the next five years (earliest end {1}).',
              count(limit),
              reached.earliest,
            ),
          );
  }
}

function takenText(limit: number, now: number): string {
  return now > limit
    ? t(
        'All {0} seats are in use, and there are {1} more users than seats.',
        count(limit),
        count(now - limit),
      )
    : t('All {0} seats are in use.', count(limit));
}

function methodText(forecast: Extract<Forecast, { kind: 'trend' }>): string {
  const perMonth = forecast.perDay.expected * 30;
  return t(
    'Linear forecast from the median growth of up to {0} days (Theil–Sen): {1} users per 30 days, from {2} counts since {3}. The range covers the middle 80%.',
    count(TREND_DAYS),
    signed(perMonth),
    count(forecast.counts),
    forecast.from.on,
  );
}

function withoutForecast(without: WithoutForecast): string {
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

function expectedText(expected: Expectation): string {
  if (expected.kind === 'expected') {
    return t('Forecast for {0}: {1}.', expected.on, count(expected.expected));
  }
  return expected.reason === 'tooFar'
    ? t('That year is too far ahead for a forecast.')
    : t('No forecast for that year because {0}', withoutForecast(expected));
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
