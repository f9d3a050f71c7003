import type { PageReport } from '../usage/protocol';

export interface TableView {
  readonly by: 'date' | 'count';
  readonly descending: boolean;
  /** Days counted from 1970-01-01; undefined: no bound. */
  readonly from: number | undefined;
  readonly to: number | undefined;
}

/** The numbers of the rows that the view shows, in its order. */
export function rowsInView({ days, seconds, counts }: PageReport['rows'], view: TableView): Int32Array {
  const { from = -Infinity, to = Infinity } = view;
  const rows = Int32Array.from(days.keys()).filter((row) => {
    const day = days[row] ?? 0;
    return day >= from && day <= to;
  });
  const moment = (row: number) => (days[row] ?? 0) * 86_400 + (seconds[row] ?? 0);
  const value = view.by === 'date' ? moment : (row: number) => counts[row] ?? 0;
  const sign = view.descending ? -1 : 1;
  // Rows of the same value stay in the file's order.
  return rows.sort((one, other) => sign * (value(one) - value(other)) || one - other);
}

/** The place of the first row with this day and count; -1 when the view does not show it. */
export function placeOf(
  rows: Int32Array,
  { days, counts }: PageReport['rows'],
  wanted: { readonly day: number; readonly count: number },
): number {
  return rows.findIndex((row) => days[row] === wanted.day && counts[row] === wanted.count);
}
