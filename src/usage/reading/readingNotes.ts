import type { CountedDays } from './dailyCounts';
import type { TableRow } from './tableRow';
import type { UnreadableRow, UsageNotes } from './usageReport';

/** `HistoricalUserData::CsvService::FILESIZE_LIMIT` (15 megabytes) in GitLab's source. */
const SIZE_LIMIT = 15 * 1024 * 1024;

/** A file without its last line end that is about as large was cut, wherever that happened. */
const ABOUT_SIZE_LIMIT = 15_000_000;

const MOST_EXAMPLES = 100;

const LF = 10;
const CR = 13;

/** Collects what is odd while a table is read. */
export class UsageNotesBuilder {
  readonly #bytes: Uint8Array;
  readonly #firstUnreadable: UnreadableRow[] = [];
  #unreadable = 0;
  #endlessFrom: number | undefined;
  #isTruncated: boolean;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
    this.#isTruncated = bytes.length >= SIZE_LIMIT;
  }

  /** Whether a row is the rest of a cut file: half a date, or the first digits of a count. */
  isCutOff(row: TableRow, end: number): boolean {
    const last = this.#bytes[end - 1];
    const hasLineEnd = last === LF || last === CR;
    return !hasLineEnd && (row.kind === 'unreadable' || end >= ABOUT_SIZE_LIMIT);
  }

  addCut(): void {
    this.#isTruncated = true;
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
      isTruncated: this.#isTruncated,
    };
  }
}
