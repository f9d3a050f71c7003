export type Cell = string | number | boolean | null | undefined;

/** What a spreadsheet takes for the beginning of a formula (https://owasp.org/www-community/attacks/CSV_Injection). */
const FORMULA = /^[=+\-@;\t\r\n]/;

/** A row of CSV as RFC 4180 has it. Texts that a spreadsheet would run as a formula get an apostrophe before them. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`;
}

function csvCell(cell: Cell): string {
  if (typeof cell !== 'string') {
    return cell === null || cell === undefined ? '' : String(cell);
  }
  const text = FORMULA.test(cell) ? `'${cell}` : cell;
  return /[\r\n,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
