/** Rows of CSV as `csv-parse` reads them, a few at a time. */

import { Parser } from 'csv-parse';

export interface CsvRecord {
  readonly cells: readonly string[];
  /** Bytes of the whole file up to its end, the line end included. */
  readonly end: number;
}

export interface CsvBatch {
  /** Often none: a row can be longer than a slice. */
  readonly records: readonly CsvRecord[];
  /** A quotation mark is never closed, or the row is far too long: nothing can be read from here on. */
  readonly isEndless: boolean;
}

/** csv-parse takes a few milliseconds for it on a busy machine. */
const SLICE_BYTES = 4096;

/** In bytes. Keys have a few thousand; anybody can write more into a company's name. */
const LONGEST_ROW = 2 * 1024 * 1024;

/**
 * Ends a last row that has no line end, and pushes it through the parser, which looks some bytes ahead. The `end()` of
 * a stream would do the same, but later.
 */
const END = Buffer.from('\n'.repeat(16));

const LF = 10;
const CR = 13;

/**
 * The rows of a file in UTF-8 with any line ends, without empty lines; quotation marks in odd places belong to the
 * text. Throws nothing.
 *
 * @param from where to begin, in bytes: the start of a row
 * @param delimiter between cells
 */
export function* recordBatches(
  bytes: Uint8Array,
  from = 0,
  delimiter = ',',
): Generator<CsvBatch, void, undefined> {
  let records: CsvRecord[] = [];
  let end = from;
  let rowStart = from;
  const parser = openParser(from === 0, delimiter, (cells, endInPart) => {
    end = Math.min(from + endInPart, bytes.length);
    records.push({ cells, end });
  });
  for (let at = from; at < bytes.length; at += SLICE_BYTES) {
    records = [];
    parser.write(Buffer.from(bytes.buffer, bytes.byteOffset + at, Math.min(SLICE_BYTES, bytes.length - at)));
    // csv-parse can limit the text of a row, but millions of cells without any take memory, too.
    rowStart = skipLineEnds(bytes, Math.max(rowStart, end), at + SLICE_BYTES);
    // The event of an error comes too late, in another turn of the event loop.
    const isEndless = parser.errored !== null || at + SLICE_BYTES - rowStart > LONGEST_ROW;
    yield { records, isEndless };
    if (isEndless) {
      return;
    }
  }
  records = [];
  parser.write(END);
  yield { records, isEndless: skipLineEnds(bytes, end) < bytes.length };
}

/** Where the next line that is not empty begins; `to` when none begins before that. */
export function skipLineEnds(bytes: Uint8Array, from: number, to = bytes.length): number {
  let at = from;
  while (at < to && (bytes[at] === LF || bytes[at] === CR)) {
    at++;
  }
  return at;
}

/** How many line ends there are in a part of the file; CRLF is one. */
export function countLineEnds(bytes: Uint8Array, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at++) {
    if (bytes[at] === LF || (bytes[at] === CR && bytes[at + 1] !== LF)) {
      count++;
    }
  }
  return count;
}

/** A parser that hands over its rows at once, within `write`, and keeps none. */
function openParser(
  isStart: boolean,
  delimiter: string,
  onRecord: (cells: string[], end: number) => void,
): Parser {
  const parser = new Parser({
    bom: isStart,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    on_record: (cells: string[], { bytes: end }) => {
      onRecord(cells, end);
      return null;
    },
  });
  // An error that nobody listens to ends the process.
  parser.on('error', () => undefined);
  return parser;
}
