/** Begins a file in UTF-8: without it, spreadsheets take the text for one in an encoding of the country. */
export const BYTE_ORDER_MARK = '\ufeff';

export type Cell = string | number | boolean | null | undefined;

/** Spreadsheets also begin a cell at semicolons (in countries with decimal commas), at tabs, and at line breaks. */
const PARTS = /[^;\t\r\n]+/g;

/**
 * What a spreadsheet takes for the beginning of a formula, full-width signs included, also after white space, what
 * can't be seen, and quotation marks, which it drops where it begins a cell there (https://owasp.org/www-community/attacks/CSV_Injection).
 */
const FORMULA = /^[\s\p{Cc}\p{Cf}"]*[=+\-@＝＋－＠]/u;

/** Some spreadsheets drop these at the start of a cell and go on with what follows. */
const DROPPED_START = /^[;\t\r\n]/;

/**
 * A row of CSV as RFC 4180 has it, with every text in quotation marks. What a spreadsheet would run as a formula gets
 * an apostrophe before it, also where it would only begin a cell for one that splits at other places.
 */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') {
    return cell === null || cell === undefined ? '' : String(cell);
  }
  const text = cell.replace(PARTS, (part) => (FORMULA.test(part) ? `'${part}` : part));
  return cell === '' ? '' : `"${(DROPPED_START.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`;
}
