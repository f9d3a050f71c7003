import { describe, expect, test } from 'vitest';
import type { Texts } from '../../../src/usage/protocol';
import { copyText } from '../../../src/webview/table/copyRows';
import { dayOf, dayText, filled, momentText, pointText } from '../../../src/webview/format';

const DAY = 20_845;

const TEXTS = {
  locale: 'en',
  oneUser: '1 user',
  users: '{0} users',
  oneUserExpected: '1 expected',
  usersExpected: '{0} expected',
  seatsLeft: '{0} left',
  seatsOver: '{0} over',
  noCount: 'no count',
} as Texts;

function point(values: { count?: number | null; expected?: number | null; limit?: number }): string {
  const { count, expected, limit } = values;
  return pointText({ day: DAY, count, expected, limit }, TEXTS);
}

test('days and moments as GitLab writes them', () => {
  expect(dayText(DAY)).toBe('2027-01-27');
  expect(dayText(-1)).toBe('1969-12-31');
  expect(dayOf('2027-01-27')).toBe(DAY);
  expect(dayOf('')).toBeUndefined();
  expect(momentText(DAY, 43_205)).toBe('2027-01-27 12:00:05');
  expect(momentText(DAY, -1)).toBe('2027-01-27');
});

test('values in texts, which are not taken for places themselves', () => {
  expect(filled('{1} of {0}, {2}', '{1}', 'b')).toBe('b of {1}, {2}');
});

describe('what the chart says of a day', () => {
  test('its users against the seats', () => {
    expect(point({ count: 1186, limit: 1200 })).toBe('2027-01-27, 1,186 users, 14 left');
    expect(point({ count: 216, limit: 200 })).toBe('2027-01-27, 216 users, 16 over');
    expect(point({ count: 1 })).toBe('2027-01-27, 1 user');
    expect(point({ count: 0 })).toBe('2027-01-27, 0 users');
  });

  test('what is expected, where nothing is counted', () => {
    expect(point({ count: null, expected: 195.6, limit: 200 })).toBe('2027-01-27, 196 expected, 4 left');
    expect(point({ count: 5, expected: 9 })).toBe('2027-01-27, 5 users');
  });

  test('that there is no count', () => {
    expect(point({ count: null, expected: null, limit: 200 })).toBe('2027-01-27, no count');
  });
});

test('rows are copied for a spreadsheet, in the order of the view', async () => {
  const rows = {
    days: Int32Array.of(DAY, DAY + 1, DAY + 2),
    seconds: Int32Array.of(43_205, -1, 0),
    counts: Int32Array.of(21, -1, 1234),
  };
  expect(await copyText('Date\tUsers', rows, Int32Array.of(2, 0, 1))).toBe(
    'Date\tUsers\n2027-01-29 00:00:00\t1234\n2027-01-27 12:00:05\t21\n2027-01-28\t',
  );
});

test('many rows are copied whole', async () => {
  const rows = {
    days: new Int32Array(25_001),
    seconds: new Int32Array(25_001),
    counts: new Int32Array(25_001),
  };
  const text = await copyText('', rows, Int32Array.from(rows.days.keys()));
  expect(text.split('\n')).toHaveLength(25_002);
});
