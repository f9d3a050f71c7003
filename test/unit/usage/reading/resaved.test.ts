import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseUsageExport } from '../../../../src/usage/reading/usageExport';
import { inOneGo } from '../inOneGo';
import { notAnExportText } from '../../../../src/words/usage/usageNotes';
import { usagePage } from '../../../../src/words/usage/usagePage';
import { bytesOf, day, daysOf, exportOf, HEAD, reportOf, rowsOf } from './exports';

const DAYS = Array.from({ length: 90 }, (_, index) => ({
  date: new Date(Date.UTC(2026, 2, 1 + index)).toISOString().slice(0, 10),
  count: 20 + index,
}));

/** As GitLab writes it; the key has several lines, and a name is not ASCII. */
const ORIGINAL = exportOf(
  DAYS.map(({ date, count }) => `${date} 12:00:05,${count}`),
  HEAD.map((row) => (row.startsWith('Company') ? 'Company,Müller' : row)),
);

/** What a spreadsheet makes of it. */
function resaved(dateOf: (year: string, month: string, dayOfMonth: string) => string): string {
  return ORIGINAL.replace(/(\d{4})-(\d\d)-(\d\d)/g, (_, year: string, month: string, dayOfMonth: string) =>
    dateOf(year, month, dayOfMonth),
  ).replace(/(\d\d:\d\d):\d\d/g, '$1');
}

const us = resaved((year, month, date) => `${Number(month)}/${Number(date)}/${year}`);
const german = resaved((year, month, date) => `${date}.${month}.${year}`);
const withoutSeconds = resaved((year, month, date) => `${year}-${month}-${date}`);
const quoted = ORIGINAL.replace(/^([^",\n]+),([^",\n]*)$/gm, '"$1","$2"').replace(
  'License Key,',
  '"License Key",',
);
const separatedBy = (separator: string, text: string) =>
  text.replace(/^([^",\n]+),/gm, `$1${separator}`).replace('"",""', `""${separator}""`);

async function pageOf(file: string | Uint8Array) {
  const report = await reportOf(file);
  const input = { title: 'a.csv', report, today: day('2026-06-01'), key: undefined, live: undefined };
  return inOneGo(usagePage(input));
}

describe('a usage export that a spreadsheet has saved', () => {
  it.each([
    ['American dates', us],
    ['German dates', german],
    ['a year in front', resaved((year, month, date) => `${year}/${month}/${date}`)],
  ])('with %s is told in the headline, with what to do', async (_name, file) => {
    const { lead, rows } = await pageOf(file);
    expect(lead).toEqual({
      tone: 'warning',
      text: "A spreadsheet has changed this file, so its dates can't be read. Save the usage export from GitLab again, and don't open it in a spreadsheet.",
    });
    expect(rows.days).toHaveLength(0);
  });

  it.each([
    ['without seconds', withoutSeconds],
    ['with quotation marks everywhere', quoted],
    ['with a byte order mark and quotation marks', `\ufeff${quoted}`],
  ])('%s is read, and told in the headline', async (_name, file) => {
    const { lead, rows } = await pageOf(file);
    expect(lead.text).toContain('A spreadsheet has changed this file, and GitLab rejects modified files.');
    expect([...rows.counts]).toEqual(DAYS.map(({ count }) => count));
  });

  it.each([
    ['semicolons', separatedBy(';', ORIGINAL)],
    ['semicolons and German dates', separatedBy(';', german)],
    ['semicolons and CRLF', separatedBy(';', german).replaceAll('\n', '\r\n')],
    ['tabs', separatedBy('\t', us)],
    ['tabs in UTF-16', Buffer.from(`\ufeff${separatedBy('\t', us)}`, 'utf16le')],
  ])('with %s is none, and the reason says so', async (_name, file) => {
    const parsed = await parseUsageExport(typeof file === 'string' ? bytesOf(file) : file);
    expect(parsed).toEqual({ kind: 'notAnExport', line: 1, reason: 'otherDelimiter' });
    expect(notAnExportText('a.csv', { kind: 'notAnExport', line: 1, reason: 'otherDelimiter' })).toBe(
      "A spreadsheet has changed a.csv: line 1 isn't separated by commas. Save the usage export from GitLab again, and don't open it in a spreadsheet before you send it.",
    );
  });

  it('is not what GitLab writes', async () => {
    expect((await reportOf(ORIGINAL)).notes).toMatchObject({ isResaved: false });
    expect((await pageOf(ORIGINAL)).lead.text).not.toContain('spreadsheet');
  });
});

describe('a usage export in another encoding', () => {
  const utf16 = Buffer.from(ORIGINAL.replaceAll('\n', '\r\n'), 'utf16le');
  const mark = Buffer.from([0xff, 0xfe]);

  it.each([
    ['UTF-16', Buffer.concat([mark, utf16])],
    ['UTF-16', utf16],
    ['UTF-16', Buffer.concat([mark, utf16]).swap16()],
    ['Windows-1252', Buffer.from(ORIGINAL, 'latin1')],
  ])('%s is read, and the encoding named', async (encoding, file) => {
    const report = await reportOf(file);
    expect(report.header.company).toBe('Müller');
    expect(daysOf(report)).toEqual(DAYS.map(({ date, count }) => `${date}: ${count}`));
    const texts = (await pageOf(file)).notes.map(({ text }) => text);
    expect(texts).toContain(
      `The file is encoded in ${encoding}, but GitLab writes UTF-8 and rejects modified files. Save the usage export from GitLab again before you send it.`,
    );
  });

  it('is none in UTF-8, also where that was cut within a character', async () => {
    expect((await reportOf(ORIGINAL)).notes).not.toHaveProperty('encoding');
    const cut = bytesOf(`${ORIGINAL}"Mü`).subarray(0, -1);
    expect((await reportOf(cut)).notes).not.toHaveProperty('encoding');
  });
});

describe('a usage export that was cut', () => {
  it('far below the limit of GitLab has another reason', async () => {
    const texts = (await pageOf(ORIGINAL.slice(0, -10))).notes.map(({ text }) => text);
    expect(texts).toContain(
      "The last row has no line break, so it may be cut off and isn't counted. GitLab doesn't cut off files of this size, so save the usage export again.",
    );
    expect(texts.join(' ')).not.toContain('15 MB');
  });

  it.each(['2026-06-01 12:0', '2026-06-01 12:00', '2026-06-01 12:00:05,1'])(
    'in %s is not a spreadsheet’s',
    async (rest) => {
      const { notes } = await reportOf(ORIGINAL + rest);
      expect(notes).toMatchObject({ truncation: 'early', isResaved: false, unreadable: { count: 0 } });
    },
  );

  it('anywhere never shows a count that GitLab did not write', async () => {
    const whole = new Set(rowsOf(await reportOf(ORIGINAL)));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: ORIGINAL.length }), async (length) => {
        const parsed = await parseUsageExport(bytesOf(ORIGINAL.slice(0, length)));
        const rows = parsed.kind === 'report' ? rowsOf(parsed.report) : [];
        expect(parsed.kind === 'report' && parsed.report.notes.isResaved).toBe(false);
        expect(rows.filter((row) => !whole.has(row))).toEqual([]);
      }),
      { numRuns: 100 },
    );
  }, 30_000);
});
