import type { TableOrder } from '../tables/protocol';
import { STATES, type Column, type State } from './columns';
import type { OverviewCell, OverviewRow } from './protocol';

export type OverviewOrder = TableOrder<Column>;

export interface OverviewFilter {
  /** Part of an address or of what a row shows, in any case; empty: every instance. */
  readonly text: string;
  /** A {@link State}; anything else lets all through. */
  readonly state: string;
}

/**
 * The instances that the filter lets through, in order. What says nothing comes last in both directions, and of equals
 * the name decides.
 *
 * @param compare texts, as readers of the language sort them
 * @returns their places in `rows`
 */
export function rowsInView(
  rows: readonly OverviewRow[],
  { text, state }: OverviewFilter,
  { by, descending }: OverviewOrder,
  compare: (one: string, other: string) => number,
): Int32Array<ArrayBuffer> {
  const wanted = text.trim().toLowerCase();
  const found = rows.flatMap((row, place) =>
    isIn(row, state) && contains(row, wanted) ? [{ row, place }] : [],
  );
  const direction = descending ? -1 : 1;
  found.sort(({ row: one }, { row: other }) => {
    const [a, b] = [one.cells[by], other.cells[by]];
    return (
      rankOf(a) - rankOf(b) ||
      direction * compareCells(a, b, compare) ||
      compare(one.cells.name.text, other.cells.name.text)
    );
  });
  return Int32Array.from(found, ({ place }) => place);
}

function isIn({ states }: OverviewRow, state: string): boolean {
  return !isState(state) || states.includes(state);
}

function isState(text: string): text is State {
  return STATES.some((state) => state === text);
}

function contains({ url, cells }: OverviewRow, wanted: string): boolean {
  if (wanted === '') {
    return true;
  }
  return [url, ...Object.values(cells).map((cell) => cell.text)].some((text) =>
    text.toLowerCase().includes(wanted),
  );
}

/** Values, then what is known and is no value, then nothing. */
function rankOf({ text, key }: OverviewCell): number {
  if (text === '') {
    return 2;
  }
  return key === undefined ? 1 : 0;
}

function compareCells(
  one: OverviewCell,
  other: OverviewCell,
  compare: (one: string, other: string) => number,
): number {
  return one.key === undefined || other.key === undefined
    ? compare(one.text, other.text)
    : one.key - other.key;
}
