import { csvLine } from '../licenses/csv';
import { day } from '../dates';
import { HOSTILE_TEXTS, LONG } from './texts';

/**
 * A usage export as a hostile server sends it: with hostile texts in its header, under names of its own there, and in
 * its rows.
 *
 * @param body a sound one
 */
export function hostileExport(body: string, text: string): string {
  const others = Object.entries(HOSTILE_TEXTS).map(([name, one]) => csvLine([`${name} ${one}`, one]));
  return body
    .replace(/^Email,.*\n/m, csvLine(['Email', text]))
    .replace(/^Company,.*\n/m, () => [csvLine(['Company', text]), csvLine([text, text]), ...others].join(''))
    .replace(/^Generated At,.*\n/m, csvLine(['Generated At', text]))
    .replace(/(\nDate,.*\n)/, (heading) => heading + hostileRows(text));
}

/** The same with cells of a megabyte. */
export function hugeExport(body: string): string {
  const long = 'x'.repeat(LONG);
  return body.replace(/^Company,.*\n/m, csvLine(['Company', long]) + csvLine([long, 'x']));
}

function hostileRows(text: string): string {
  const rows = [text, ...Object.values(HOSTILE_TEXTS)].flatMap((one) => [
    [one, '90'],
    [`${day(-20)} 12:00:05`, one],
  ]);
  return rows.map((cells) => csvLine(cells)).join('');
}
