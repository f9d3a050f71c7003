import { describe, expect, it } from 'vitest';
import { COLUMNS, type Column, type State } from '../../../src/overview/columns';
import type { OverviewCell, OverviewRow } from '../../../src/overview/protocol';
import { rowsInView } from '../../../src/overview/view';

const { compare } = new Intl.Collator('en', { numeric: true });

function row(
  name: string,
  more: Partial<Record<Column, OverviewCell>> = {},
  states: State[] = ['ok'],
): OverviewRow {
  const empty = Object.fromEntries(COLUMNS.map((column) => [column, { text: '' }]));
  const cells = { ...empty, name: { text: name }, ...more } as OverviewRow['cells'];
  return { url: `https://${name}.example`, cells, tone: 'plain', toneWord: '', states };
}

const days = (key: number): Partial<Record<Column, OverviewCell>> => ({ days: { text: String(key), key } });

const ROWS = [
  row('lab 10', days(-3), ['expired', 'attention']),
  row('Lab 2', days(100)),
  row('archive', {}, ['failed']),
  row('berlin', { days: { text: 'unknown' }, group: { text: 'Europe' } }),
];

const names = (filter: object, by: Column, descending = false, rows = ROWS) =>
  [...rowsInView(rows, { text: '', state: 'all', ...filter }, { by, descending }, compare)].map(
    (place) => rows[place]?.cells.name.text,
  );

describe('the rows of the overview', () => {
  it('sort by text as readers do, with numbers in it as numbers', () => {
    expect(names({}, 'name')).toEqual(['archive', 'berlin', 'Lab 2', 'lab 10']);
    expect(names({}, 'name', true)).toEqual(['lab 10', 'Lab 2', 'berlin', 'archive']);
  });

  it('have values first, then what is no value, and nothing last, in both directions', () => {
    expect(names({}, 'days')).toEqual(['lab 10', 'Lab 2', 'berlin', 'archive']);
    expect(names({}, 'days', true)).toEqual(['Lab 2', 'lab 10', 'berlin', 'archive']);
  });

  it('are sorted by name where they are equal', () => {
    const rows = [row('b', days(1)), row('c', days(1)), row('a', days(1))];
    expect(names({}, 'days', false, rows)).toEqual(['a', 'b', 'c']);
    expect(names({}, 'days', true, rows)).toEqual(['a', 'b', 'c']);
  });

  it('are those that contain a text, in whatever column, or in the address', () => {
    expect(names({ text: ' LAB ' }, 'name')).toEqual(['Lab 2', 'lab 10']);
    expect(names({ text: 'europe' }, 'name')).toEqual(['berlin']);
    expect(names({ text: 'archive.example' }, 'name')).toEqual(['archive']);
    expect(names({ text: 'nowhere' }, 'name')).toEqual([]);
  });

  it('are those in a state, and all for a state that there is not', () => {
    expect(names({ state: 'expired' }, 'name')).toEqual(['lab 10']);
    expect(names({ state: 'failed' }, 'name')).toEqual(['archive']);
    expect(names({ state: 'muted' }, 'name')).toEqual([]);
    expect(names({ state: 'constructor' }, 'name')).toHaveLength(4);
  });
});
