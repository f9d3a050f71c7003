import type { CountedDays } from './dailyCounts';
import type { TableRow } from './tableRow';
import type { OtherEncoding, Utf8File } from './encoding';
import type { Truncation, UnreadableRow, UsageNotes } from './usageReport';

/** `HistoricalUserData::CsvService::FILESIZE_LIMIT` (15 megabytes) in GitLab's source. */
const SIZE_LIMIT = 15 * 1024 * 1024;

/** A file without its last line end that is about as large was cut by GitLab; a smaller one by something else. */
const ABOUT_SIZE_LIMIT = 15_000_000;

const MOST_EXAMPLES = 100;

const LF = 10;
const CR = 13;

/** Collects what is odd while a table is read. */
export class UsageNotesBuilder {
  readonly #bytes: Uint8Array;
  readonly #encoding: OtherEncoding | undefined;
  readonly #firstUnreadable: UnreadableRow[] = [];
  #unreadable = 0;
  #endlessFrom: number | undefined;
  #truncation: Truncation;
  #isResaved = false;

  constructor({ bytes, encoding }: Utf8File) {
    this.#bytes = bytes;
    this.#encoding = encoding;
    this.#truncation = bytes.length >= SIZE_LIMIT ? 'atLimit' : 'none';
  }

  /**
   * Whether a row may be the rest of a cut file: half a date, or the first digits of a count, which look like a whole
   * one. GitLab ends each row with a line end.
   */
  isCutOff(row: TableRow, end: number): boolean {
    return row.kind !== 'blank' && !this.hasLineEnd(end);
  }

  /** Whether what ends there has come to its end. */
  hasLineEnd(end: number): boolean {
    const last = this.#bytes[end - 1];
    return last === LF || last === CR;
  }

  addCut(): void {
    this.#truncation = this.#bytes.length >= ABOUT_SIZE_LIMIT ? 'atLimit' : 'early';
  }

  /** Something is written as spreadsheets write it. */
  addResaved(): void {
    this.#isResaved = true;
  }

  addUnreadable(row: UnreadableRow): void {
    this.#unreadable++;
    if (this.#firstUnreadable.length < MOST_EXAMPLES) {
      this.#firstUnreadable.push(row);
    }
  }

  /** A row that has no end, so that nothing after it can be read. */
  addEndless(line: number): void {
    this.#endlessFrom = line;
  }

  build({ outOfOrder, repeatedDays }: CountedDays): UsageNotes {
    return {
      unreadable: { count: this.#unreadable, first: this.#firstUnreadable },
      ...(this.#endlessFrom !== undefined && { endlessFrom: this.#endlessFrom }),
      outOfOrder,
      repeatedDays,
      truncation: this.#truncation,
      isResaved: this.#isResaved,
      ...(this.#encoding !== undefined && { encoding: this.#encoding }),
    };
  }
}
