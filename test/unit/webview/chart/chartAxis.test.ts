import { describe, expect, test } from 'vitest';
import { dateLabels, dateMarks } from '../../../../src/webview/chart/chartAxis';
import { dayOf, dayText } from '../../../../src/webview/format';

const ROOM = 8;

function marks(from: string, to: string, room = ROOM): string[] {
  return dateMarks(dayOf(from)!, dayOf(to)!, room).map(dayText);
}

function labels(from: string, to: string, { room = ROOM, locale = 'en' } = {}): string[] {
  return dateLabels(dateMarks(dayOf(from)!, dayOf(to)!, room), locale);
}

describe('the axis of time marks', () => {
  test('days', () => {
    expect(marks('2027-01-05', '2027-01-09')).toEqual([
      '2027-01-05',
      '2027-01-06',
      '2027-01-07',
      '2027-01-08',
      '2027-01-09',
    ]);
  });

  test('Mondays', () => {
    expect(marks('2027-01-01', '2027-02-10')).toEqual([
      '2027-01-04',
      '2027-01-11',
      '2027-01-18',
      '2027-01-25',
      '2027-02-01',
      '2027-02-08',
    ]);
  });

  test('the first of months, of quarters, of years', () => {
    expect(marks('2026-12-15', '2027-04-20')).toEqual([
      '2027-01-01',
      '2027-02-01',
      '2027-03-01',
      '2027-04-01',
    ]);
    expect(marks('2025-11-20', '2027-05-01')).toEqual([
      '2026-01-01',
      '2026-04-01',
      '2026-07-01',
      '2026-10-01',
      '2027-01-01',
      '2027-04-01',
    ]);
    expect(marks('2019-03-01', '2024-06-01')).toEqual([
      '2020-01-01',
      '2021-01-01',
      '2022-01-01',
      '2023-01-01',
      '2024-01-01',
    ]);
  });

  test('before 1970 and in the first century', () => {
    expect(marks('1968-06-01', '1970-06-01', 3)).toEqual(['1969-01-01', '1970-01-01']);
    expect(marks('0050-06-01', '0053-06-01', 4)).toEqual(['0051-01-01', '0052-01-01', '0053-01-01']);
  });

  test('never more than there is room for, whatever the time', () => {
    for (let days = 4; days < 3_000_000; days = Math.ceil(days * 1.3)) {
      const count = dateMarks(20_000.5, 20_000.5 + days, ROOM).length;
      expect(count, `${days} days`).toBeLessThanOrEqual(ROOM + 1);
      expect(count, `${days} days`).toBeGreaterThan(0);
    }
  });
});

describe('the axis of time says', () => {
  test('the year where it begins', () => {
    expect(labels('2026-12-15', '2027-03-20', { room: 5 })).toEqual(['Jan\n2027', 'Feb', 'Mar']);
    expect(labels('2025-11-20', '2027-05-01')).toEqual([
      'Jan\n2026',
      'Apr',
      'Jul',
      'Oct',
      'Jan\n2027',
      'Apr',
    ]);
  });

  test('days with their months, in the language of the reader', () => {
    expect(labels('2027-01-05', '2027-01-07')).toEqual(['Jan 5\n2027', 'Jan 6', 'Jan 7']);
    expect(labels('2027-01-05', '2027-01-06', { locale: 'de' })).toEqual(['5. Jan.\n2027', '6. Jan.']);
  });

  test('years alone', () => {
    expect(labels('2019-03-01', '2022-06-01', { room: 5 })).toEqual(['2020', '2021', '2022']);
  });
});
