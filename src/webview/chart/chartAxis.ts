const DAY_MS = 86_400_000;

/** Between two marks: days below a month, then months. */
type TickStep = { readonly days: number } | { readonly months: number };

const STEPS: readonly TickStep[] = [
  ...[1, 2, 7, 14].map((days) => ({ days })),
  ...[1, 2, 3, 6, 12, 24, 60, 120, 300, 600, 1200, 6000, 24_000, 120_000].map((months) => ({ months })),
];

/** 1970-01-01 was a Thursday, and weeks begin on Mondays here. */
const FIRST_MONDAY = 4;

/**
 * The days that the axis of time marks: as many as there is room for, at the beginning of weeks, months or years.
 *
 * @param min first and last day that is shown, counted from 1970-01-01
 * @param room how many marks there is room for
 */
export function dateMarks(min: number, max: number, room: number): number[] {
  const step = STEPS.find((one) => (max - min) / daysIn(one) <= room) ?? { months: 120_000 };
  return 'days' in step ? marksOfDays(min, max, step.days) : marksOfMonths(min, max, step.months);
}

/**
 * What stands at the marks, in two lines: the day or the month, and the year where it begins and at the first mark.
 * Where there are only years: the year.
 */
export function dateLabels(marks: readonly number[], locale: string): string[] {
  const dates = marks.map((day) => new Date(day * DAY_MS));
  if (dates.every((date) => date.getUTCDate() === 1 && date.getUTCMonth() === 0)) {
    return dates.map((date) => String(date.getUTCFullYear()));
  }
  const isMonths = dates.every((date) => date.getUTCDate() === 1);
  const format = new Intl.DateTimeFormat(locale, {
    timeZone: 'UTC',
    month: 'short',
    ...(isMonths ? {} : { day: 'numeric' }),
  });
  return dates.map((date, index) => {
    const year = date.getUTCFullYear();
    return dates[index - 1]?.getUTCFullYear() === year
      ? format.format(date)
      : `${format.format(date)}\n${year}`;
  });
}

function daysIn(step: TickStep): number {
  return 'days' in step ? step.days : step.months * 30.4;
}

function marksOfDays(min: number, max: number, step: number): number[] {
  const start = Math.ceil((min - FIRST_MONDAY) / step) * step + FIRST_MONDAY;
  return Array.from({ length: Math.floor((max - start) / step) + 1 }, (_, index) => start + index * step);
}

function marksOfMonths(min: number, max: number, step: number): number[] {
  const first = new Date(Math.ceil(min) * DAY_MS);
  const month = first.getUTCFullYear() * 12 + first.getUTCMonth() + (first.getUTCDate() > 1 ? 1 : 0);
  const marks: number[] = [];
  for (let next = Math.ceil(month / step) * step; ; next += step) {
    const day = firstOfMonth(next);
    if (day > max) {
      return marks;
    }
    marks.push(day);
  }
}

/** @param month counted from the beginning of year 0; `Date.UTC` takes years below 100 for those of the last century */
function firstOfMonth(month: number): number {
  return new Date(0).setUTCFullYear(Math.floor(month / 12), month % 12, 1) / DAY_MS;
}
