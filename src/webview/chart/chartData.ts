import type { PageReport } from '../../usage/protocol';

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
  const gaps = countGaps(daily.days);
  const last = daily.days.at(-1);
  const { forecast } = marks;
  const hasEnd = last !== undefined && forecast !== undefined && forecast.to.day > last;
  // Half a million values: they are put into arrays that are as long as it takes.
  const length = daily.days.length + gaps + Number(hasEnd);
  const columns: ChartData['columns'] = [new Array<number>(length), noValues(length), noValues(length)];
  const [days, , expected] = columns;
  const alone = takeCounts(columns, daily);
  const whole = wholePeriod(daily.days, marks.end);
  if (last === undefined || forecast === undefined) {
    return { columns, alone, whole };
  }
  expected[daily.days.length + gaps - 1] = forecast.from.count;
  if (hasEnd) {
    days[length - 1] = forecast.to.day;
    expected[length - 1] = forecast.to.count;
  }
  return { columns, alone, whole };
}

/** @returns the places of counts with a gap on both sides */
function takeCounts([days, counts]: ChartData['columns'], daily: PageReport['daily']): number[] {
  const alone: number[] = [];
  let place = 0;
  for (let index = 0; index < daily.days.length; index++) {
    const day = daily.days[index] ?? 0;
    const [before, after] = [daily.days[index - 1], daily.days[index + 1]];
    if (isGap(before, day)) {
      days[place++] = (before ?? 0) + 1;
    }
    if ((before === undefined || isGap(before, day)) && (after === undefined || isGap(day, after))) {
      alone.push(place);
    }
    days[place] = day;
    counts[place++] = daily.counts[index] ?? null;
  }
  return alone;
}

function countGaps(days: Int32Array): number {
  let gaps = 0;
  for (let index = 1; index < days.length; index++) {
    gaps += Number(isGap(days[index - 1], days[index] ?? 0));
  }
  return gaps;
}

function isGap(before: number | undefined, day: number): boolean {
  return before !== undefined && day - before > 1;
}

function noValues(length: number): Values {
  return new Array<null>(length).fill(null);
}

/** How high the chart is, from 0 on, so that growth is not exaggerated. */
export function chartHeight({ daily, marks }: Pick<PageReport, 'daily' | 'marks'>): number {
  const { limit, forecast } = marks;
  const highest = Math.max(highestOf(daily.counts), forecast?.to.count ?? 0);
  const isFar = limitIsFar(limit, highest);
  return Math.max(highest, isFar ? 0 : (limit ?? 0), 1) * (isFar ? 1.25 : 1.12);
}

function highestOf(counts: Int32Array): number {
  let highest = 0;
  for (const count of counts) {
    highest = Math.max(highest, count);
  }
  return highest;
}

/** Whether the limit is left out of the chart's height. */
function limitIsFar(limit: number | undefined, highest: number): boolean {
  return limit !== undefined && highest > 0 && limit > highest * FAR_LIMIT;
}

function wholePeriod(days: Int32Array, end: number | undefined): Period {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  const furthest = last + Math.max(last - first, AHEAD_DAYS);
  const ahead = end !== undefined && end > last && end <= furthest ? end : last;
  const margin = Math.max((ahead - first) * MARGIN, 1);
  return { min: first - margin, max: ahead + margin };
}
