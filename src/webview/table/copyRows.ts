import type { PageReport } from '../../usage/protocol';
import { momentText } from '../format';

/** Some ten milliseconds of work. */
const ROWS_AT_ONCE = 10_000;

/**
 * Rows as text, for a spreadsheet: a line each, with tabs between the cells. Many rows are written a part at a time, so
 * that the page can still be used.
 */
export async function copyText(
  heading: string,
  { days, seconds, counts }: PageReport['rows'],
  rows: Int32Array,
): Promise<string> {
  const parts = [heading];
  for (let from = 0; from < rows.length; from += ROWS_AT_ONCE) {
    const lines = Array.from(rows.subarray(from, from + ROWS_AT_ONCE), (row) => {
      const count = counts[row] ?? -1;
      return `${momentText(days[row] ?? 0, seconds[row] ?? -1)}\t${count < 0 ? '' : count}`;
    });
    parts.push(lines.join('\n'));
    await new Promise((resolve) => setTimeout(resolve));
  }
  return parts.join('\n');
}
