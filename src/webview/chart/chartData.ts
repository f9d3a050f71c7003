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
  /** The first and the last day of it. */
  readonly ends: Period;
  /** The seat limit where it is near enough to be drawn. */
  readonly limit: number | undefined;
}

/** What lies ahead may take as much room as what was counted, and a year at any rate. */
const AHEAD_DAYS = 366;

/** Room at the sides, as a share of the period: a line at the very edge looks cut off. */
const MARGIN = 0.015;

/** Above and below what is drawn, as a share of its height. */
const COUNT_MARGIN = 0.1;

/** A limit that is this many times higher than all counts would flatten their line. */
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
  const ends = endsOf(daily.days, marks.end);
  const data = { columns, alone, ends, whole: withMargin(ends), limit: nearLimit(daily.counts, marks) };
  if (last === undefined || forecast === undefined) {
    return data;
  }
  expected[daily.days.length + gaps - 1] = forecast.from.count;
  if (hasEnd) {
    days[length - 1] = forecast.to.day;
    expected[length - 1] = forecast.to.count;
  }
  return data;
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

/** What the axis of users has to show. */
export interface CountsInSight {
  /** Of the counts and the forecast in sight; null: there are none. */
  readonly lowest: number | null;
  readonly highest: number | null;
  /** The seat limit where it is drawn. */
  readonly limit: number | undefined;
  /** Whether the axis begins at 0, so that growth isn't exaggerated. */
  readonly fromZero: boolean;
}

/** The lowest and the highest number of users on the axis, with room above and below what is drawn. */
export function countRange({ lowest, highest, limit, fromZero }: CountsInSight): [number, number] {
  const drawn = [lowest, highest, limit].filter((count) => typeof count === 'number');
  const [least, most] = [Math.min(...drawn, Infinity), Math.max(...drawn, 0)];
  const bottom = fromZero || least === Infinity ? 0 : least;
  const margin = Math.max((most - bottom) * COUNT_MARGIN, 1);
  return [bottom === 0 ? 0 : Math.max(0, bottom - margin), most + margin];
}

function nearLimit(counts: Int32Array, { limit }: PageReport['marks']): number | undefined {
  const highest = highestOf(counts);
  return limit !== undefined && highest > 0 && limit > highest * FAR_LIMIT ? undefined : limit;
}

function highestOf(counts: Int32Array): number {
  let highest = 0;
  for (const count of counts) {
    highest = Math.max(highest, count);
  }
  return highest;
}

function endsOf(days: Int32Array, end: number | undefined): Period {
  const first = days[0] ?? 0;
  const last = days.at(-1) ?? first;
  const furthest = last + Math.max(last - first, AHEAD_DAYS);
  return { min: first, max: end !== undefined && end > last && end <= furthest ? end : last };
}

/** The first and the last day of a period, of those that there are. */
export function daysIn(period: Period, ends: Period): Period {
  return {
    min: Math.max(ends.min, Math.ceil(period.min)),
    max: Math.min(ends.max, Math.floor(period.max)),
  };
}

function withMargin({ min, max }: Period): Period {
  const margin = Math.max((max - min) * MARGIN, 1);
  return { min: min - margin, max: max + margin };
}
