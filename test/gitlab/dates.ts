const MILLISECONDS_PER_DAY = 86_400_000;

/** The UTC calendar day of a moment, as `YYYY-MM-DD`. The instance's time zone is UTC. */
export function dayOf(moment: Date): string {
  return moment.toISOString().slice(0, 10);
}

/**
 * The calendar day `offset` days after `from`.
 * @param offset days, may be negative; 0 is `from` itself
 * @param from `YYYY-MM-DD`; today (UTC) when left out
 */
export function day(offset: number, from: string = dayOf(new Date())): string {
  return dayOf(new Date(Date.parse(`${from}T00:00:00Z`) + offset * MILLISECONDS_PER_DAY));
}

/**
 * The same calendar day some years later; 29 February becomes 28 February where the year has none (as in Rails).
 * @param years may be negative
 */
export function addYears(from: string, years: number): string {
  const moved = `${String(Number(from.slice(0, 4)) + years).padStart(4, '0')}${from.slice(4)}`;
  return isDay(moved) ? moved : `${moved.slice(0, 8)}28`;
}

/** Whether a text is a day of the calendar in the form `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) {
    return false;
  }
  const moment = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(moment.getTime()) && dayOf(moment) === text;
}
