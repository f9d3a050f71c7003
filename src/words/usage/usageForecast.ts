import { t } from '@vscode/l10n';
import {
  TREND_DAYS,
  type ExpectedCount,
  type Forecast,
  type LimitReached,
} from '../../usage/figures/forecast';
import type { PageReport } from '../../usage/protocol';
import { isEnough, type AssessedRenewal } from '../../usage/figures/renewalAdvice';
import type { UsageStatistics } from '../../usage/figures/statistics';
import { count } from '../text/language';
import { renewedText } from './orderTexts';
import { withoutForecast } from './withoutForecast';

type Note = PageReport['notes'][number];

/**
 * When seats run out and how many users there will be at the end, or what the renewal that is in place is good for, or
 * why that isn't known.
 */
export function forecastLead(statistics: UsageStatistics): Note {
  const { forecast, seats, atEnd, current, advice } = statistics;
  if (advice.kind === 'renewed') {
    return renewedLead(statistics, advice.renewals);
  }
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

/** Seats that run out before the renewal takes effect come first. */
function renewedLead({ seats, current }: UsageStatistics, renewals: readonly AssessedRenewal[]): Note {
  const [first] = renewals;
  const texts = renewals.map(renewedText);
  const renewed: Note = {
    text: texts.join(' '),
    tone: renewals.every(isEnough) ? 'good' : 'warning',
  };
  const before = first?.renewal.startsOn;
  if (seats === undefined || current === undefined || before === undefined) {
    return renewed;
  }
  const reached: LimitReached | undefined =
    current.count >= seats.limit ? { kind: 'alreadyReached' } : seats.reached;
  const isBefore = reached?.kind === 'alreadyReached' || (reached?.kind === 'reached' && reached.on < before);
  if (!isBefore) {
    return renewed;
  }
  const { tone, text } = reachedNote(reached, seats.limit, current.count);
  return { tone, text: `${text} ${renewed.text}` };
}

/** How the forecast comes about, or why there is none though seats have run out. */
export function forecastMethod({ forecast, current, seats }: UsageStatistics): Note[] {
  if (forecast.kind === 'trend') {
    return [plain(methodText(forecast))];
  }
  const isSaidAlready = current === undefined || seats === undefined || current.count < seats.limit;
  return isSaidAlready ? [] : [plain(t('No forecast because {0}', withoutForecast(forecast)))];
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

function signed(value: number): string {
  // No "-0".
  const rounded = Math.round(value * 10) / 10 + 0;
  return rounded > 0 ? `+${count(rounded)}` : count(rounded);
}

function plain(text: string): Note {
  return { tone: 'plain', text };
}
