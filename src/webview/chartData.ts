import type { PageReport } from '../usage/protocol';

/** Seconds since 1970-01-01, as uPlot's axis of time wants them. */
const DAY_SECONDS = 86_400;

/** A column for the chart; null is a gap. */
type Values = (number | null)[];

export interface ChartData {
  /** Days as seconds since 1970-01-01, counts, forecast. */
  readonly columns: [number[], Values, Values];
  /** The first and the last day that is shown when all of it is. */
  readonly whole: { readonly min: number; readonly max: number };
}

export function secondsOf(day: number): number {
  return day * DAY_SECONDS;
}

/**
 * The columns that uPlot draws. Where days are missing, one without a value stands in the gap, so that no line leads
 * over it; the forecast has its two ends only, between which it is straight.
 */
export function chartData({ daily, marks }: Pick<PageReport, 'daily' | 'marks'>): ChartData {
  const days: number[] = [];
  const counts: Values = [];
  for (let index = 0; index < daily.days.length; index++) {
    const day = daily.days[index] ?? 0;
    const before = days.at(-1);
    if (before !== undefined && day - before > 1) {
      days.push(before + 1);
      counts.push(null);
    }
    days.push(day);
    counts.push(daily.counts[index] ?? null);
  }
  const forecast = withForecast(days, counts, marks);
  const last = Math.max(days.at(-1) ?? 0, marks.end ?? Number.NEGATIVE_INFINITY);
  return {
    columns: [days.map(secondsOf), counts, forecast],
    whole: { min: secondsOf(days[0] ?? last - 1), max: secondsOf(last) },
  };
}

/** Appends the end of the forecast to the days; its start is the last day that was counted. */
function withForecast(days: number[], counts: Values, { forecast }: PageReport['marks']): Values {
  const values: Values = days.map(() => null);
  if (forecast === undefined || days.length === 0) {
    return values;
  }
  values[values.length - 1] = forecast.from.count;
  if (forecast.to.day > (days.at(-1) ?? 0)) {
    days.push(forecast.to.day);
    counts.push(null);
    values.push(forecast.to.count);
  }
  return values;
}
