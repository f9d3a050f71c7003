import { day } from '../dates';
import { isExpired, today } from './currentLicense';
import { seatLimit } from '../rows';
import type { LicenseRow } from '../rows';
import type { GitLabState, HistoricalDatum } from '../state';

/**
 * The highest daily count between two days, both included; 0 without data.
 * @param from `YYYY-MM-DD`
 * @param to `YYYY-MM-DD`
 */
export function historicalMaxBetween(state: GitLabState, from: string, to: string): number {
  const counts = state.historicalData
    .filter((datum) => from <= datum.recorded_at.slice(0, 10) && datum.recorded_at.slice(0, 10) <= to)
    .map((datum) => datum.active_user_count)
    .filter((count) => typeof count === 'number');
  return counts.reduce((highest, count) => Math.max(highest, count), 0);
}

/** The first and the last day whose counts belong to a license: its end, or today for one without. */
export function historicalPeriod(state: GitLabState, row: LicenseRow): { from: string; to: string } {
  return { from: row.starts_at, to: row.expires_at ?? today(state) };
}

/** `historical_max`: the highest daily count of a license's whole period. */
export function historicalMax(state: GitLabState, row: LicenseRow): number {
  const { from, to } = historicalPeriod(state, row);
  return row.historical_max ?? historicalMaxBetween(state, from, to);
}

/** `maximum_user_count`: the historical maximum or the last count, whichever is higher. */
export function maximumUserCount(state: GitLabState, row: LicenseRow): number {
  return row.maximum_user_count ?? Math.max(historicalMax(state, row), state.activeUsers);
}

/** `overage`: over the maximum for an expired license, over the last count for a live one; 0 without a limit. */
export function overage(state: GitLabState, row: LicenseRow): number {
  if (row.overage !== undefined) {
    return row.overage;
  }
  const seats = seatLimit(row);
  if (seats === null) {
    return 0;
  }
  const users = expired(state, row) === true ? maximumUserCount(state, row) : state.activeUsers;
  return Math.max(users - seats, 0);
}

/** `expired`: null for a license without an end. */
export function expired(state: GitLabState, row: LicenseRow): boolean | null {
  return row.expired === undefined ? isExpired(state, row) : row.expired;
}

/**
 * One count a day at 12:00 UTC, as HistoricalDataWorker writes them.
 * @param from the first day, `YYYY-MM-DD`
 */
export function dailyCounts(from: string, counts: readonly (number | null)[]): HistoricalDatum[] {
  return counts.map((count, index) => ({
    recorded_at: `${day(index, from)}T12:00:05Z`,
    active_user_count: count,
  }));
}
