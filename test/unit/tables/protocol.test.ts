import { describe, expect, it } from 'vitest';
import { FromOverviewPage } from '../../../src/overview/protocol';
import { FromSeatsPage } from '../../../src/seats/protocol';

const SEATS = {
  choices: {
    filter: { text: 'an', state: 'all', seat: 'taken', idleDays: '90' },
    order: { by: 'name', descending: true },
    selected: [3, 1],
  },
  exported: { rows: 'selected', ids: [3, 1] },
};

const OVERVIEW = {
  choices: {
    filter: { text: 'lab', state: 'expired' },
    order: { by: 'days', descending: false },
    selected: ['https://a.example'],
  },
  exported: { ids: ['https://a.example'] },
};

describe.each([
  ['the seats page', FromSeatsPage, SEATS, OVERVIEW],
  ['the overview', FromOverviewPage, OVERVIEW, SEATS],
])('%s', (_page, messages, { choices, exported }, other) => {
  const isUnderstood = (message: object) => messages.safeParse(message).success;

  it('says what every table does', () => {
    for (const message of [
      { kind: 'ready' },
      { kind: 'refresh' },
      { kind: 'choices', choices },
      { kind: 'copy', format: 'csv', ...exported },
      { kind: 'save', format: 'markdown', ...exported },
    ]) {
      expect(isUnderstood(message), message.kind).toBe(true);
    }
  });

  it('says it with columns, rows and formats that there are', () => {
    for (const message of [
      { kind: 'choices', choices: { ...choices, order: { by: 'color', descending: true } } },
      { kind: 'choices', choices: { ...choices, selected: other.choices.selected } },
      { kind: 'copy', format: 'xlsx', ...exported },
      { kind: 'copy', format: 'csv', ...exported, ids: other.exported.ids },
      { kind: 'save', format: 'csv' },
    ]) {
      expect(isUnderstood(message), JSON.stringify(message)).toBe(false);
    }
  });
});
