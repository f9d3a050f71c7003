import { describe, expect, it } from 'vitest';
import { parseUsageExport } from '../../../../src/usage/reading/usageExport';
import type { GitLabState } from '../../../gitlab/server';
import { license } from '../../../gitlab/server';
import { gitlabAndClient } from '../../gitlab/openGitLab';
import { bytesOf, daysOf, exportOf, HEAD, HEAD_LINES, KEY, reportOf, rowsOf } from './exports';

const ROWS = ['2027-01-07 12:00:05,21', '2027-01-08 12:00:06,22', '2027-01-09 12:00:05,0'];

const NOTHING_ODD = {
  unreadable: { count: 0, first: [] },
  outOfOrder: 0,
  repeatedDays: 0,
  truncation: 'none',
  isResaved: false,
};

describe('a usage export', () => {
  it('is read with its head, every row, and one count a day', async () => {
    const report = await reportOf(exportOf(ROWS));
    expect(report.header).toMatchObject({
      licenseKey: KEY,
      email: 'jane@example.com',
      company: 'Example Corp.',
      startsOn: '2026-02-22',
      endsOn: '2027-02-22',
    });
    expect(rowsOf(report)).toEqual(ROWS);
    expect(daysOf(report)).toEqual(['2027-01-07: 21', '2027-01-08: 22', '2027-01-09: 0']);
    expect(report.notes).toEqual(NOTHING_ODD);
  });

  it('may have no rows, as after a trial', async () => {
    const report = await reportOf(exportOf([]));
    expect(rowsOf(report)).toEqual([]);
    expect(report.notes).toEqual(NOTHING_ODD);
  });

  it.each([
    ['CRLF', '\r\n', ''],
    ['CR', '\r', ''],
    ['a byte order mark', '\n', '\ufeff'],
    ['a byte order mark and CRLF', '\r\n', '\ufeff'],
  ])('is read with %s', async (_name, eol, mark) => {
    const report = await reportOf(`${mark}${exportOf(ROWS).replaceAll('\n', eol)}`);
    expect(rowsOf(report)).toEqual(ROWS);
    expect(report.notes).toEqual(NOTHING_ODD);
  });

  it('of GitLab 13 has days without a time and other headings', async () => {
    const rows = ['2020-09-04,21', '2020-09-05,', '2020-09-06,23'];
    const report = await reportOf(exportOf(rows, [...HEAD.slice(0, 6), '""', 'Date,Active User Count']));
    expect(rowsOf(report)).toEqual(rows);
  });

  it.each<GitLabState['usageExportLayout']>(['13', '14', '15'])(
    'is read as GitLab %s writes it',
    async (layout) => {
      const row = license({ starts_at: '2026-06-01', expires_at: '2027-06-01' });
      const { gitlab, client } = await gitlabAndClient({ today: '2027-01-10', licenses: [row] });
      gitlab.state.usageExportLayout = layout;
      gitlab.state.historicalData = [
        { recorded_at: '2027-01-08T12:00:05Z', active_user_count: 7 },
        { recorded_at: '2027-01-09T12:00:05Z', active_user_count: null },
      ];
      const report = await reportOf(await client.usageExport());
      const time = layout === '13' ? '' : ' 12:00:05';
      expect(rowsOf(report)).toEqual([`2027-01-08${time},7`, `2027-01-09${time},`]);
      expect(report.notes).toEqual(NOTHING_ODD);
    },
  );

  it('can have cells that were quoted, spaced, and dates in other forms', async () => {
    const rows = [
      '"2027-01-05 12:00:05","21"',
      '2027-01-06T12:00:05Z , 22',
      '2027-01-07 12:00:05 UTC,23,more',
      '',
      '"",""',
      '2027-01-08 12:00:05,24',
      '2027-01-09',
    ];
    const report = await reportOf(exportOf(rows));
    expect(rowsOf(report)).toEqual([
      '2027-01-05 12:00:05,21',
      '2027-01-06 12:00:05,22',
      '2027-01-07 12:00:05,23',
      '2027-01-08 12:00:05,24',
      '2027-01-09,',
    ]);
    expect(report.notes).toEqual(NOTHING_ODD);
  });
});

describe('what is odd in a table', () => {
  it('are rows that cannot be read, with their lines; the rest counts', async () => {
    const rows = [
      '2027-01-01 12:00:05,21',
      '1/2/2027 12:00,22',
      '2027-02-30 12:00:05,23',
      '2027-01-04 24:00:00,24',
      '2027-01-05 12:00:05,many',
      '"2027-01-06\n",25',
      "'=1+1,26",
      '',
      '2027-01-07 12:00:05,-1',
      '2027-01-08 12:00:05,1234567890',
      '2027-01-09 12:00:05,999999999',
    ];
    const report = await reportOf(exportOf(rows));
    expect(rowsOf(report)).toEqual([
      '2027-01-01 12:00:05,21',
      '2027-01-06,25',
      '2027-01-09 12:00:05,999999999',
    ]);
    const problems = report.notes.unreadable.first.map(({ line, problem }) => [line - HEAD_LINES, problem]);
    expect(problems).toEqual([
      [2, 'date'],
      [3, 'date'],
      [4, 'date'],
      [5, 'count'],
      [8, 'date'],
      [10, 'count'],
      [11, 'count'],
    ]);
  });

  it('is told of the first hundred rows, and counted of all', async () => {
    const { notes } = await reportOf(exportOf(Array.from({ length: 500 }, () => 'x,y')));
    expect(notes.unreadable.count).toBe(500);
    expect(notes.unreadable.first).toHaveLength(100);
    expect(notes.unreadable.first.at(-1)).toEqual({ line: HEAD_LINES + 100, problem: 'date' });
  });

  it('is a quotation mark that is never closed, behind which nothing can be read', async () => {
    const report = await reportOf(exportOf([...ROWS, '', '2027-01-10,"22', '2027-01-11,23']));
    expect(rowsOf(report)).toEqual(ROWS);
    expect(report.notes).toEqual({ ...NOTHING_ODD, endlessFrom: HEAD_LINES + ROWS.length + 2 });
  });

  it('is the order, and days with several rows, of which the last measurement counts', async () => {
    const rows = [
      '2027-01-09 12:00:05,9',
      '2027-01-07 12:00:05,7',
      '2027-01-07 11:00:05,6',
      '2027-01-07 12:00:05,8',
      '2027-01-08 12:00:05,1',
      '2027-01-08 13:00:05,',
      '2027-01-06 12:00:05,',
    ];
    const report = await reportOf(exportOf(rows));
    expect(rowsOf(report)).toEqual(rows);
    expect(daysOf(report)).toEqual(['2027-01-07: 8', '2027-01-08: 1', '2027-01-09: 9']);
    expect(report.notes).toEqual({ ...NOTHING_ODD, outOfOrder: 3, repeatedDays: 2 });
  });
});

describe('the end of a file', () => {
  it.each([1, 2])('without its line end leaves out the last row, whose count may be cut', async (missing) => {
    const report = await reportOf(exportOf(ROWS).slice(0, -missing));
    expect(rowsOf(report)).toEqual(ROWS.slice(0, -1));
    expect(report.notes).toEqual({ ...NOTHING_ODD, truncation: 'early' });
  });

  it('within the head of the table is told, too', async () => {
    const { notes } = await reportOf(exportOf([]).trimEnd());
    expect(notes).toEqual({ ...NOTHING_ODD, truncation: 'early' });
  });

  it.each(['2027-01', '2027-01-10 12:0', '"2027-01-10 12'])('may be cut within a row: %s', async (rest) => {
    const report = await reportOf(exportOf(ROWS) + rest);
    expect(rowsOf(report)).toEqual(ROWS);
    expect(report.notes).toMatchObject(
      rest.startsWith('"')
        ? { endlessFrom: HEAD_LINES + ROWS.length + 1 }
        : { truncation: 'early', unreadable: { count: 0 } },
    );
  });

  it('is half a count where GitLab cut it after 15 MB', async () => {
    const whole = exportOf(Array.from({ length: 660_000 }, () => '2027-01-09 12:00:05,1234'));
    const cut = bytesOf(whole).subarray(0, 15 * 1024 * 1024 - 2);
    const text = new TextDecoder().decode(cut.subarray(-30));
    expect(text).toMatch(/,\d{1,3}$/);
    const report = await reportOf(cut);
    expect(new Set(report.table.counts)).toEqual(new Set([1234]));
    expect(report.notes.truncation).toBe('atLimit');
  }, 30_000);
});

describe('what is no usage export', () => {
  it('is refused with the line and the reason', async () => {
    expect(await parseUsageExport(bytesOf('a,b\n1,2\n'))).toEqual({
      kind: 'notAnExport',
      line: 3,
      reason: 'noTable',
    });
    expect(await parseUsageExport(new Uint8Array())).toEqual({
      kind: 'notAnExport',
      line: 1,
      reason: 'empty',
    });
  });
});
