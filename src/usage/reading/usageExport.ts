/**
 * Reads GitLab's license usage file.
 *
 * Source: `ee/app/services/historical_user_data/csv_service.rb` in GitLab's source, and its earlier versions: another
 * heading of the counts, days without times, and a separator of one cell.
 */

import { countLineEnds, recordBatches, skipLineEnds, type CsvRecord } from './csvRecords';
import { countDays } from './dailyCounts';
import { utf8Steps, type Utf8File } from './encoding';
import { hasChangedDates, utf8HeaderSteps, type ExportHead, type NotAnExport } from './exportHeader';
import { appendPlainRows } from './plainRows';
import { inSlices, type Pacing, type Steps } from '../steps';
import { readTableRow, type TableRow } from './tableRow';
import { UsageNotesBuilder } from './readingNotes';
import type { UsageReport } from './usageReport';
import { UsageTableBuilder } from './usageTable';

export type UsageExport =
  { readonly kind: 'report'; readonly report: UsageReport } | NotAnExport | { readonly kind: 'cancelled' };

/** Under a millisecond of work. */
const ROWS_PER_STEP = 256;

/** "2027-01-10 12:00:05,21": what memory is taken for at first. */
const USUAL_ROW_BYTES = 24;

const QUOTE = 34;

/** The first of its three bytes. */
const BYTE_ORDER_MARK = 0xef;

/** Where reading has come to, and what it has found. */
interface Reading {
  readonly bytes: Uint8Array;
  readonly table: UsageTableBuilder;
  readonly notes: UsageNotesBuilder;
  at: number;
  line: number;
}

/**
 * Reads a usage export of any version of GitLab, in any encoding, with or without a byte order mark and with any line
 * ends. It never holds the thread for long, whatever the file.
 *
 * Cells are read as CSV. Rows that cannot be read are left out and noted, and the rest counts. A last row without a
 * line end may be cut in the middle of its count, so it is left out and noted, too.
 *
 * @param bytes not to be changed meanwhile
 * @returns the report; why and where it is no usage export; or that `signal` was aborted. It throws nothing.
 */
export async function parseUsageExport(bytes: Uint8Array, pacing: Pacing = {}): Promise<UsageExport> {
  return (await inSlices(exportSteps(bytes), pacing)) ?? { kind: 'cancelled' };
}

function* exportSteps(raw: Uint8Array): Steps<UsageExport> {
  const file = yield* utf8Steps(raw);
  const { bytes } = file;
  const header = yield* utf8HeaderSteps(bytes);
  if (header.kind === 'notAnExport') {
    return header;
  }
  const reading = startOf(file, header);
  while (reading.at < bytes.length) {
    yield* readPlainRows(reading);
    yield* readOtherRows(reading);
  }
  return { kind: 'report', report: yield* reportOf(header, reading) };
}

function startOf(file: Utf8File, header: ExportHead): Reading {
  const { bytes } = file;
  const { offset, line } = header.table;
  return {
    bytes,
    table: new UsageTableBuilder(Math.ceil((bytes.length - offset) / USUAL_ROW_BYTES)),
    notes: startNotes(file, header),
    at: offset,
    line,
  };
}

/** GitLab quotes the key and nothing before it. */
function startNotes(file: Utf8File, header: ExportHead): UsageNotesBuilder {
  const notes = new UsageNotesBuilder(file);
  const isQuoted = file.bytes[0] === QUOTE || (file.bytes[0] === BYTE_ORDER_MARK && file.bytes[3] === QUOTE);
  if (isQuoted || hasChangedDates(header)) {
    notes.addResaved();
  }
  if (!notes.hasLineEnd(header.table.offset)) {
    notes.addCut();
  }
  return notes;
}

/** Up to a row that is not plain, or the end. */
function* readPlainRows(reading: Reading): Steps<void> {
  const { bytes, table } = reading;
  for (;;) {
    const before = table.length;
    reading.at = appendPlainRows(bytes, reading.at, table, ROWS_PER_STEP);
    reading.line += table.length - before;
    if (table.length - before < ROWS_PER_STEP) {
      return;
    }
    yield;
  }
}

/** At least one row, and those that were read along with it. */
function* readOtherRows(reading: Reading): Steps<void> {
  for (const { records, isEndless } of recordBatches(reading.bytes, reading.at)) {
    records.forEach((record) => takeRecord(reading, record));
    if (isEndless) {
      reading.notes.addEndless(lineOfNextRow(reading));
      break;
    }
    yield;
    if (records.length > 0) {
      return;
    }
  }
  reading.at = reading.bytes.length;
}

function takeRecord(reading: Reading, { cells, end }: CsvRecord): void {
  const row = readTableRow(cells);
  const line = lineOfNextRow(reading);
  if (reading.notes.isCutOff(row, end)) {
    reading.notes.addCut();
  } else {
    takeRow(reading, row, line);
  }
  reading.line += countLineEnds(reading.bytes, reading.at, end);
  reading.at = end;
}

function takeRow({ notes, table }: Reading, row: TableRow, line: number): void {
  if (row.kind === 'blank') {
    return;
  }
  if (row.isResaved) {
    notes.addResaved();
  }
  if (row.kind === 'row') {
    table.append(row.day, row.second, row.count);
  } else {
    notes.addUnreadable({ line, problem: row.cell });
  }
}

/** Empty lines may lie before it. */
function lineOfNextRow({ bytes, at, line }: Reading): number {
  return line + countLineEnds(bytes, at, skipLineEnds(bytes, at));
}

function* reportOf({ kind: _kind, ...header }: ExportHead, reading: Reading): Steps<UsageReport> {
  const table = reading.table.build();
  yield;
  const counted = yield* countDays(table);
  return { header, table, daily: counted.daily, notes: reading.notes.build(counted) };
}
