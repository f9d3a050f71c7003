/** What a usage export says, and what is odd about it. */

import type { DailyCounts } from './dailyCounts';
import type { OtherEncoding } from './encoding';
import type { ExportHead } from './exportHeader';
import type { UnreadableCell } from './tableRow';
import type { UsageTable } from './usageTable';

export interface UnreadableRow {
  /** Where it begins, counted from 1. */
  readonly line: number;
  readonly problem: UnreadableCell;
}

/**
 * `atLimit`: GitLab stops after 15 MB without a word; `early`: the file ends in the middle of a row far below that, so
 * something else has cut it. The last row is left out.
 */
export type Truncation = 'none' | 'atLimit' | 'early';

/** What a reader of the numbers should know. Every number is 0 in an ordinary file. */
export interface UsageNotes {
  /** Rows that are left out. */
  readonly unreadable: {
    readonly count: number;
    /** A hundred at most. */
    readonly first: readonly UnreadableRow[];
  };
  /** The line from which on nothing can be read: a quotation mark is never closed, or the row is far too long. */
  readonly endlessFrom?: number;
  /** Rows that are earlier than the row before them. */
  readonly outOfOrder: number;
  /** Days that have more than one row: the last count is the day's. */
  readonly repeatedDays: number;
  /** Whether the file ends too early. */
  readonly truncation: Truncation;
  /** Dates or quotation marks are a spreadsheet's, so that GitLab refuses the file. */
  readonly isResaved: boolean;
  /** Another encoding than GitLab's. */
  readonly encoding?: OtherEncoding;
}

export interface UsageReport {
  /** Holds the license key: never to be shown, logged or sent to a page. */
  readonly header: Omit<ExportHead, 'kind'>;
  /** Every row that can be read. */
  readonly table: UsageTable;
  readonly daily: DailyCounts;
  readonly notes: UsageNotes;
}
