import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTableRow } from '../../../../src/usage/reading/tableRow';
import { parseUsageExport } from '../../../../src/usage/reading/usageExport';
import { dayOfNumber } from '../../../../src/usage/dayNumber';
import { bytesOf, exportOf, HEAD, reportOf, rowsOf } from './exports';

const LINE_ENDS = ['\n', '\r\n', '\r'];

/** Rows as GitLab writes them, and as others do. */
const row = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(
        fc.integer({ min: 0, max: 30_000 }),
        fc.integer({ min: 0, max: 86_399 }),
        fc.option(fc.nat(99_999)),
      )
      .map(([day, second, count]) => `${dayOfNumber(day)} ${timeOf(second)},${count ?? ''}`),
  },
  fc
    .tuple(fc.integer({ min: 0, max: 30_000 }), fc.nat(99))
    .map(([day, count]) => `${dayOfNumber(day)},${count}`),
  fc.tuple(fc.integer({ min: 0, max: 99 }), fc.integer({ min: 0, max: 99 })).map(([month, dayOfMonth]) => {
    const [one, other] = [month, dayOfMonth].map((number) => String(number).padStart(2, '0'));
    return `2024-${one!}-${other!} 12:${other!}:${one!},1`;
  }),
  fc.string({ unit: fc.constantFrom(...Array.from('0129-: ,"T\n\r\0=\u200fé')), maxLength: 30 }),
  fc.constantFrom(
    '"2027-01-09 12:00:05","21"',
    '"2027-01-09\n12:00:05",21',
    '2027-01-09 12:00:05,21,',
    '"",""',
    '',
  ),
);

function timeOf(second: number): string {
  return new Date(second * 1000).toISOString().slice(11, 19);
}

/** The table as csv-parse alone reads it in one go; undefined when it cannot. */
function oracle(table: string): string[] | undefined {
  try {
    const records: string[][] = parse(table, {
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
    });
    return records.map(readTableRow).flatMap((read) => {
      if (read.kind !== 'row') {
        return [];
      }
      const time = read.second === -1 ? '' : ` ${timeOf(read.second)}`;
      return [`${dayOfNumber(read.day)}${time},${read.count === -1 ? '' : read.count}`];
    });
  } catch {
    return undefined;
  }
}

describe('any table', () => {
  it('is read as csv-parse reads it in one go', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 60 }), fc.constantFrom(...LINE_ENDS), async (rows, eol) => {
        const table = rows.map((text) => `${text}${eol}`).join('');
        const expected = oracle(table);
        fc.pre(expected !== undefined);
        expect(rowsOf(await reportOf(exportOf([]) + table))).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

describe('any bytes', () => {
  it('are a report or none, and never an error', async () => {
    const anyBytes = fc.uint8Array({ maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(anyBytes, fc.boolean(), async (bytes, hasHead) => {
        const file = Buffer.concat([bytesOf(hasHead ? exportOf([]) : ''), bytes]);
        expect((await parseUsageExport(file)).kind).toMatch(/^(report|notAnExport)$/);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('of a file that was cut anywhere are read up to there', async () => {
    const whole = bytesOf(exportOf(['2027-01-08 12:00:05,21', '"2027-01-09 12:00:05",22']));
    const start = bytesOf(exportOf([])).length;
    for (let length = 0; length < whole.length; length++) {
      const parsed = await parseUsageExport(whole.subarray(0, length));
      expect(parsed.kind).toBe(length < start - ',Billable User Count\n'.length ? 'notAnExport' : 'report');
    }
  });
});

describe('hostile cells', () => {
  it('are kept as text in the head, and noted in the table', async () => {
    const company = `<img src=x onerror=alert(1)> =cmd|'/C calc'!A0 \u202e\u200f\0 ${'x'.repeat(1024 * 1024)}`;
    const head = HEAD.map((text) => (text.startsWith('Company') ? `Company,${company}` : text));
    const rows = [
      `2027-01-07 12:00:05,"${'9'.repeat(1024 * 1024)}"`,
      '\u202e2027-01-08 12:00:05,22',
      '2027-01-09\0 12:00:05,23',
      '2027-01-10 12:00:05,24',
    ];
    const report = await reportOf(exportOf(rows, head));
    expect(report.header.company).toBe(company);
    expect(rowsOf(report)).toEqual(['2027-01-10 12:00:05,24']);
    expect(report.notes.unreadable.first.map(({ problem }) => problem)).toEqual(['count', 'date', 'date']);
  });

  it('cannot make the first and the last year take long', async () => {
    const report = await reportOf(exportOf(['0000-01-01 00:00:00,5', '9999-12-31 23:59:59,6']));
    expect(rowsOf(report)).toEqual(['0000-01-01 00:00:00,5', '9999-12-31 23:59:59,6']);
  });

  it.each([
    ['text', 'x'],
    ['cells without text', ','],
  ])('cannot make a row endless by %s', async (_name, character) => {
    const report = await reportOf(
      exportOf(['2027-01-07,5', character.repeat(5 * 1024 * 1024), '2027-01-08,6']),
    );
    expect(rowsOf(report)).toEqual(['2027-01-07,5']);
    expect(report.notes).toMatchObject({ endlessFrom: 12, unreadable: { count: 0 } });
  });

  it('cannot hide rows behind empty lines', async () => {
    const report = await reportOf(exportOf(['2027-01-07,"5"', '\n'.repeat(3 * 1024 * 1024), '2027-01-08,6']));
    expect(rowsOf(report)).toEqual(['2027-01-07,5', '2027-01-08,6']);
    expect(report.notes).not.toHaveProperty('endlessFrom');
  });
});
