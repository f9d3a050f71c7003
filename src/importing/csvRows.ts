import { countLineEnds, recordBatches, skipLineEnds } from '../usage/reading/csvRecords';
import { MOST_ROWS, fieldCalled } from './writtenRow';
import type { Field, FileRefusal, ImportFile, Place, UnreadRow, WrittenRow } from './writtenRow';

/** What spreadsheets put between cells, by language. */
const DELIMITERS = [',', ';', '\t'] as const;

interface Line {
  readonly cells: readonly string[];
  readonly place: Place;
}

/** The rows of a CSV file whose first row names the columns. @param bytes in UTF-8 */
export function csvRows(bytes: Uint8Array): ImportFile | FileRefusal {
  const read = linesOf(bytes);
  if (read === undefined) {
    return { kind: 'tooManyRows', limit: MOST_ROWS };
  }
  const [header, ...lines] = read.lines;
  if (header === undefined) {
    return { kind: 'empty' };
  }
  const columns = header.cells.map((cell) => fieldCalled(cell.trim()));
  const same = columns.find((field, at) => field !== undefined && columns.indexOf(field) !== at);
  if (same !== undefined) {
    return { kind: 'sameColumn', field: same };
  }
  if (!columns.includes('url')) {
    return { kind: 'noAddressColumn' };
  }
  const rows = lines.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  return {
    kind: 'rows',
    rows: [...rows.map((line) => rowOf(line, columns)), ...openQuote(read.openAt)],
    ignored: header.cells.filter((cell, at) => columns[at] === undefined && cell.trim() !== ''),
  };
}

/** @returns undefined when there are too many */
function linesOf(
  bytes: Uint8Array,
): { readonly lines: Line[]; readonly openAt: number | undefined } | undefined {
  const lines: Line[] = [];
  let [at, number] = [0, 1];
  for (const { records, isEndless } of recordBatches(bytes, 0, delimiterOf(bytes))) {
    for (const { cells, end } of records) {
      const start = skipLineEnds(bytes, at, end);
      number += countLineEnds(bytes, at, start);
      lines.push({ cells, place: { unit: 'line', number } });
      number += countLineEnds(bytes, start, end);
      at = end;
    }
    if (lines.length > MOST_ROWS + 1) {
      return undefined;
    }
    if (isEndless) {
      const start = skipLineEnds(bytes, at);
      return { lines, openAt: number + countLineEnds(bytes, at, start) };
    }
  }
  return { lines, openAt: undefined };
}

/** The one that the first line has most of. */
function delimiterOf(bytes: Uint8Array): string {
  const [first = ''] = Buffer.from(bytes.subarray(0, 4096))
    .toString('utf8')
    .trimStart()
    .split(/[\r\n]/, 1);
  const numbers = DELIMITERS.map((delimiter) => first.split(delimiter).length);
  return DELIMITERS[numbers.indexOf(Math.max(...numbers))] ?? ',';
}

function rowOf({ cells, place }: Line, columns: readonly (Field | undefined)[]): WrittenRow | UnreadRow {
  if (cells.slice(columns.length).some((cell) => cell.trim() !== '')) {
    return { place, problem: { kind: 'moreCells' } };
  }
  const written = cells.flatMap((cell, at) => {
    const [field, text] = [columns[at], cell.trim()];
    return field === undefined || text === '' ? [] : [[field, text] as const];
  });
  return { place, fields: Object.fromEntries(written) };
}

function openQuote(line: number | undefined): UnreadRow[] {
  return line === undefined
    ? []
    : [{ place: { unit: 'line', number: line }, problem: { kind: 'openQuote' } }];
}
