import type { PageReport } from '../usage/protocol';

/** A column for the chart; null is a gap. */
type Values = (number | null)[];

/** The first and the last day that is shown; they may lie between days. */
export interface Period {
  readonly min: number;
  readonly max: number;
}

export interface ChartData {
  /** Days since 1970-01-01, counts, forecast. */
  readonly columns: [number[], Values, Values];
  /** Places of counts with a gap on both sides: no line leads to them. */
  readonly alone: readonly number[];
  /** What is shown when all of it is. */
  readonly whole: Period;
}

/** What lies ahead may take as much room as what was counted, and a year at any rate. */
const AHEAD_DAYS = 366;

/** Room at the sides, as a share of the period: a line at the very edge looks cut off. */
const MARGIN = 0.015;

/** A limit that is so many times higher than all counts would press their line to the ground. */
const FAR_LIMIT = 4;

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
  const whole = wholePeriod(days, marks.end);
  const forecast = withForecast(days, counts, marks);
  return { columns: [days, counts, forecast], alone: placesAlone(counts), whole };
}

/** How high the chart is, from 0 on, so that growth is not exaggerated. */
export function chartHeight({ daily, marks }: Pick<PageReport, 'daily' | 'marks'>): number {
  const { limit, forecast } = marks;
  const highest = daily.counts.reduce((most, count) => Math.max(most, count), forecast?.to.count ?? 0);
  const isFar = limitIsFar(limit, highest);
  return Math.max(highest, isFar ? 0 : (limit ?? 0), 1) * (isFar ? 1.25 : 1.12);
}

/** Whether the limit is left out of the chart's height. */
export function limitIsFar(limit: number | undefined, highest: number): boolean {
  return limit !== undefined && highest > 0 && limit > highest * FAR_LIMIT;
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

function placesAlone(counts: Values): number[] {
  return counts.flatMap((count, place) =>
    count !== null && !isCounted(counts[place - 1]) && !isCounted(counts[place + 1]) ? [place] : [],
  );
}

function isCounted(count: number | null | undefined): boolean {
  return typeof count === 'number';
}

function wholePeriod(days: readonly number[], end: number | undefined): Period {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  const furthest = last + Math.max(last - first, AHEAD_DAYS);
  const ahead = end !== undefined && end > last && end <= furthest ? end : last;
  const margin = Math.max((ahead - first) * MARGIN, 1);
  return { min: first - margin, max: ahead + margin };
}
