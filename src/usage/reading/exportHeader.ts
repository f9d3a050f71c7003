/**
 * The rows before the table of GitLab's license usage file, which say whose usage it is.
 *
 * Source: `ee/app/services/historical_user_data/csv_service.rb` in GitLab's source. Old versions wrote other column
 * names and a separator of one cell, and newer ones may add rows, so the table is found by its first heading alone.
 */

import { parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import { countLineEnds, recordBatches, type CsvRecord } from './csvRecords';
import { utf8Steps } from './encoding';
import type { Steps } from '../steps';

/** A row that has no place of its own here, as it is written. */
export interface OtherRow {
  readonly label: string;
  readonly value: string;
}

/** Where the table begins. */
export interface TableStart {
  /** Bytes before its first row. */
  readonly offset: number;
  /** The line of its first row, counted from 1. */
  readonly line: number;
}

export interface ExportHead {
  readonly kind: 'header';
  /** A secret: as the file has it, in many lines, without white space around it. */
  readonly licenseKey?: string;
  readonly email?: string;
  readonly company?: string;
  readonly startsOn?: PlainDate;
  /** The first day on which the license no longer counts; absent: never. */
  readonly endsOn?: PlainDate;
  /** "2027-01-10 12:00:05": in UTC, before GitLab 14 in the time zone of the instance. */
  readonly generatedAt?: string;
  /** Rows of another version, and dates that cannot be read, as after a spreadsheet has changed them. */
  readonly others: readonly OtherRow[];
  readonly table: TableStart;
}

/**
 * `noTable`: no row begins with "Date"; `noHeader`: one does, but none before it is GitLab's; `otherDelimiter`: the
 * cells are not separated by commas, as after a spreadsheet has saved the file; `endlessRow`: a quotation mark is never
 * closed, or the row is far too long. `line`: where the trouble is, counted from 1.
 */
export interface NotAnExport {
  readonly kind: 'notAnExport';
  readonly line: number;
  readonly reason: 'empty' | 'noTable' | 'noHeader' | 'otherDelimiter' | 'endlessRow';
}

export type ExportHeader = ExportHead | NotAnExport;

interface FirstRows {
  readonly rows: readonly CsvRecord[];
  readonly isEndless: boolean;
}

/** GitLab writes eight, and a key without quotes has dozens. What has no table after this many is something else. */
const MOST_ROWS = 200;

const TABLE_HEADING = 'Date';

const KEY_LINE = /^[A-Za-z0-9+/]+=*$/;

/** What GitLab calls its rows. */
const LABELS = [
  'License Key',
  'Email',
  'License Start Date',
  'License End Date',
  'Company',
  'Generated At',
] as const;

type HeaderLabel = (typeof LABELS)[number];

/** The first row of a file whose cells a spreadsheet has separated in the way of another country. */
const OTHER_DELIMITER = /^\ufeff?"?License Key"?[;\t]/;

/** More than that row has before its key. */
const FIRST_BYTES = 32;

/**
 * Reads the head of a usage export, in any encoding, with or without a byte order mark and with any line ends. Of the
 * table, which can have 15 MB, only the beginning is looked at. In small steps, since a hostile file can have megabytes
 * before its table. Throws nothing.
 */
export function* headerSteps(bytes: Uint8Array): Steps<ExportHeader> {
  const file = yield* utf8Steps(bytes);
  return yield* utf8HeaderSteps(file.bytes);
}

/** The same of a file in UTF-8, to which the offset of the table refers. */
export function* utf8HeaderSteps(bytes: Uint8Array): Steps<ExportHeader> {
  // The key ends in a line end within quotation marks, so that nothing after it can be read.
  if (
    OTHER_DELIMITER.test(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, FIRST_BYTES)))
  ) {
    return { kind: 'notAnExport', line: 1, reason: 'otherDelimiter' };
  }
  const first = yield* firstRows(bytes);
  const tableAt = first.rows.findIndex(isTableHeading);
  const heading = first.rows[tableAt];
  if (heading === undefined) {
    return notAnExport(bytes, first);
  }
  const head = first.rows.slice(0, tableAt);
  if (!head.some((row) => isGitLabs(labelOf(row)))) {
    return { kind: 'notAnExport', line: lineAt(bytes, head.at(-1)?.end ?? 0), reason: 'noHeader' };
  }
  return {
    kind: 'header',
    ...fieldsOf(head),
    table: {
      offset: heading.end,
      line: lineAt(bytes, heading.end),
    },
  };
}

/** At least the rows up to the heading of the table, if there is one. */
function* firstRows(bytes: Uint8Array): Steps<FirstRows> {
  const rows: CsvRecord[] = [];
  for (const { records, isEndless } of recordBatches(bytes)) {
    const added = records.slice(0, MOST_ROWS - rows.length).map(withoutFurtherCells);
    rows.push(...added);
    if (isEndless || rows.length === MOST_ROWS || added.some(isTableHeading)) {
      return { rows, isEndless };
    }
    yield;
  }
  return { rows, isEndless: false };
}

/** A row before the table has a label and a value; that there are more cells is all that counts of those. */
function withoutFurtherCells(record: CsvRecord): CsvRecord {
  return { ...record, cells: record.cells.slice(0, 3) };
}

function fieldsOf(head: readonly CsvRecord[]): Omit<ExportHead, 'kind' | 'table'> {
  const values = new Map<HeaderLabel, string>();
  const others: OtherRow[] = [];
  for (const { label, value } of labelledRows(head)) {
    if (isGitLabs(label) && !values.has(label) && isReadable(label, value)) {
      values.set(label, value);
    } else {
      others.push({ label, value });
    }
  }
  const licenseKey = values.get('License Key');
  const email = values.get('Email');
  const company = values.get('Company');
  const generatedAt = values.get('Generated At');
  const startsOn = parsePlainDate(values.get('License Start Date') ?? '');
  const endsOn = parsePlainDate(values.get('License End Date') ?? '');
  return {
    ...(licenseKey && { licenseKey }),
    ...(email && { email }),
    ...(company && { company }),
    ...(startsOn && { startsOn }),
    ...(endsOn && { endsOn }),
    ...(generatedAt && { generatedAt }),
    others,
  };
}

/** The rows that are not empty. A key that is not quoted has its further lines in rows of their own. */
function labelledRows(head: readonly CsvRecord[]): OtherRow[] {
  const labelled: OtherRow[] = [];
  for (const row of head.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))) {
    const last = labelled.at(-1);
    if (last?.label === 'License Key' && row.cells.length === 1 && KEY_LINE.test(labelOf(row))) {
      labelled[labelled.length - 1] = { ...last, value: `${last.value}\n${labelOf(row)}` };
    } else {
      labelled.push({ label: labelOf(row), value: valueOf(row) });
    }
  }
  return labelled;
}

function notAnExport(bytes: Uint8Array, { rows, isEndless }: FirstRows): NotAnExport {
  const line = lineAt(bytes, rows.at(-1)?.end ?? 0);
  const otherTable = rows.findIndex((row) => /^Date[;\t]/.test(labelOf(row)));
  if (otherTable !== -1) {
    const before = rows[otherTable - 1]?.end ?? 0;
    return { kind: 'notAnExport', line: lineAt(bytes, before), reason: 'otherDelimiter' };
  }
  if (isEndless) {
    return { kind: 'notAnExport', line, reason: 'endlessRow' };
  }
  return { kind: 'notAnExport', line, reason: rows.length === 0 ? 'empty' : 'noTable' };
}

function labelOf({ cells: [label = ''] }: CsvRecord): string {
  return label.trim();
}

function valueOf({ cells: [, value = ''] }: CsvRecord): string {
  return value.trim();
}

function isTableHeading(row: CsvRecord): boolean {
  return labelOf(row) === TABLE_HEADING;
}

function isGitLabs(label: string): label is HeaderLabel {
  return LABELS.some((known) => known === label);
}

function isReadable(label: HeaderLabel, value: string): boolean {
  const isDay = label === 'License Start Date' || label === 'License End Date';
  return !isDay || value === '' || parsePlainDate(value) !== undefined;
}

/** Whether a date in the head is written in another way than GitLab's. */
export function hasChangedDates({ others }: ExportHead): boolean {
  return others.some(({ label, value }) => isGitLabs(label) && !isReadable(label, value));
}

/** The line that starts at this offset in bytes, counted from 1. */
function lineAt(bytes: Uint8Array, offset: number): number {
  return countLineEnds(bytes, 0, offset) + 1;
}
