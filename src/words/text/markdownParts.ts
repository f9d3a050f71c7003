/**
 * Marks that make markup wherever they stand in a line: code, emphasis, links, HTML, strikethrough, GitLab's formulas.
 * Nothing else is escaped, so that a report can also be read as it is.
 */
const ANYWHERE = /[\\`*<[\]~$]/g;

/** Between the halves of a link, and of an icon in VS Code: escaped twice, so that no reader of Markdown takes it for one. */
const LINK_OR_ICON = /(?<=[\]$])\(/g;

/** Not within a word, where it stays what it is: `license_usage`. */
const UNDERSCORE = /(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu;

/** `&amp;`, `&#38;`. */
const ENTITY = /&(?=#?\w+;)/g;

/** What GitLab takes for a user, an issue, a merge request, a milestone or an epic, and tells people about. */
const REFERENCE = /(?<![\p{L}\p{N}])(?:@(?=[\w"])|[#!&%](?=[\d"]))/gu;

/** `:rocket:`. */
const EMOJI = /:(?=[a-z][\w+-]*:)/g;

/** A link that nobody wrote as one. */
const BARE_LINK = /:(?=\/\/)|(?<=\bwww)\./gi;

/** What makes a list, a heading or a quotation at the start of a block. */
const START = /^(?:[-+>]|#{1,6}(?=\s|$)|\d{1,9}(?=[.)](?:\s|$)))/;

/** A text of a user or a server inside a line of Markdown, to be read as it is. */
export function inline(text: string): string {
  return text
    .trim()
    .replace(/\s+/g, ' ')
    .replace(ANYWHERE, '\\$&')
    .replace(LINK_OR_ICON, '\\$&')
    .replace(UNDERSCORE, '\\$&')
    .replace(ENTITY, '\\$&')
    .replace(REFERENCE, '\\$&')
    .replace(EMOJI, '\\$&')
    .replace(BARE_LINK, '\\$&');
}

/** The same as a block of its own, or a list's item. */
export function block(text: string): string {
  const line = inline(text);
  const start = START.exec(line)?.[0] ?? '';
  // Of "1." the dot is escaped: a number can't be.
  return /^\d/.test(start) ? `${start}\\${line.slice(start.length)}` : start === '' ? line : `\\${line}`;
}

/** A link of our own. */
export function link(text: string, url: string): string {
  const target = url.replace(/[()<>|\\\s]/g, (character) =>
    encodeURIComponent(character).replace('(', '%28').replace(')', '%29'),
  );
  return `[${inline(text)}](${target})`;
}

/** A table. Its cells are Markdown. @param right the columns with numbers, from 0 */
export function table(
  titles: readonly string[],
  rows: readonly (readonly (string | undefined)[])[],
  right: ReadonlySet<number> = new Set(),
): string {
  return [tableHead(titles, right), ...rows.map(tableRow)].join('\n');
}

/** The first two lines of a table. @param right the columns with numbers, from 0 */
export function tableHead(titles: readonly string[], right: ReadonlySet<number> = new Set()): string {
  const rule = titles.map((_, index) => (right.has(index) ? '--:' : '---'));
  return `${tableRow(titles)}\n${tableRow(rule)}`;
}

/** A line of a table. Its cells are Markdown. */
export function tableRow(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map((cell) => (cell ?? '').replaceAll('|', '\\|')).join(' | ')} |`;
}
