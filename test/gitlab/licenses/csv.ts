export type Cell = string | number | null;

/** A line as Ruby's CSV writes it: quotes only where needed, empty texts quoted, nil as nothing, LF at the end. */
export function csvLine(cells: readonly Cell[]): string {
  return `${cells.map(cell).join(',')}\n`;
}

/** GitLab's protection against formulas in spreadsheets: a text that begins like one gets an apostrophe. */
export function sanitized(value: Cell): Cell {
  return typeof value === 'string' && /^[=+\-@;]/.test(value) ? `'${value}` : value;
}

function cell(value: Cell): string {
  if (value === null) {
    return '';
  }
  const text = String(value);
  return text === '' || /[\r\n,"]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
