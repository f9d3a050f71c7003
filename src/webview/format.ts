import type { Texts } from '../usage/protocol';

const DAY_MS = 86_400_000;
const DAY_SECONDS = 86_400;

/** "2027-01-27", as GitLab writes it, of a day counted from 1970-01-01. */
export function dayText(day: number): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10);
}

/** The day of "2027-01-27"; undefined when it is none. */
export function dayOf(text: string): number | undefined {
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(time) ? undefined : time / DAY_MS;
}

/** "2027-01-27 12:00:05", or only the day where there is no time (-1). */
export function momentText(day: number, second: number): string {
  return second < 0
    ? dayText(day)
    : new Date((day * DAY_SECONDS + second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

/** Puts values into a text: `{0}` is the first. */
export function filled(text: string, ...values: readonly string[]): string {
  return text.replace(/\{(\d)\}/g, (place, index: string) => values[Number(index)] ?? place);
}

const formats = new Map<string, Intl.NumberFormat>();

/** "1,186", in the page's language. To make a format takes longer than to draw the row it is for. */
export function numberText(value: number, { locale }: Pick<Texts, 'locale'>): string {
  const format = formats.get(locale) ?? new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  formats.set(locale, format);
  return format.format(value);
}

/** A place of the chart. */
export interface ChartPoint {
  readonly day: number;
  readonly count: number | null | undefined;
  /** By the forecast. */
  readonly expected: number | null | undefined;
  /** Seats. */
  readonly limit: number | undefined;
}

/** What the chart says of a day: "2027-01-27, 186 billable users, seats left: 14". */
export function pointText({ day, count, expected, limit }: ChartPoint, texts: Texts): string {
  const text = (pattern: string, value: number) => filled(pattern, numberText(value, texts));
  const users = count ?? expected;
  if (users === null || users === undefined) {
    return `${dayText(day)}, ${texts.noCount}`;
  }
  const seats =
    limit === undefined
      ? []
      : [limit < users ? text(texts.seatsOver, users - limit) : text(texts.seatsLeft, limit - users)];
  const what =
    typeof count === 'number' ? usersText(count, texts) : text(expectedPattern(users, texts), users);
  return [dayText(day), what, ...seats].join(', ');
}

/** "186 billable users". */
export function usersText(count: number, texts: Texts): string {
  return filled(count === 1 ? texts.oneUser : texts.users, numberText(count, texts));
}

function expectedPattern(users: number, texts: Texts): string {
  return Math.round(users) === 1 ? texts.oneUserExpected : texts.usersExpected;
}
