import { describe, expect, it } from 'vitest';
import { headerSteps, type ExportHeader } from '../../../../src/usage/reading/exportHeader';
import { inOneGo } from '../inOneGo';
import { license, type GitLabState } from '../../../gitlab/server';
import { gitlabAndClient } from '../../gitlab/openGitLab';

const KEY = 'eyJkYXRhIjoib1Ew\nRWZXU3RobDY2Yl=';

const ROWS = [
  `License Key,"${KEY}\n"`,
  'Email,jane@example.com',
  'License Start Date,2026-02-22',
  'License End Date,2027-02-22',
  'Company,"Example, ""Inc."""',
  'Generated At,2027-01-10 06:56:23',
  '"",""',
  'Date,Billable User Count',
];

const HEAD = {
  kind: 'header',
  licenseKey: KEY,
  email: 'jane@example.com',
  company: 'Example, "Inc."',
  startsOn: '2026-02-22',
  endsOn: '2027-02-22',
  generatedAt: '2027-01-10 06:56:23',
  others: [],
};

function headerOf(bytes: Uint8Array): ExportHeader {
  return inOneGo(headerSteps(bytes));
}

function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

function read(rows: readonly string[], eol = '\n') {
  return headerOf(bytesOf(`${rows.join('\n')}\n`.replaceAll('\n', eol)));
}

/** The text from which the table begins. */
function tableOf(text: string): string {
  const header = headerOf(bytesOf(text));
  return header.kind === 'header'
    ? new TextDecoder().decode(bytesOf(text).subarray(header.table.offset))
    : header.reason;
}

describe('the head of a usage export', () => {
  it('says whose usage it is, with the key that spans lines', () => {
    expect(read(ROWS)).toEqual({
      ...HEAD,
      table: { offset: bytesOf(ROWS.join('\n')).length + 1, line: 11 },
    });
  });

  it.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('is read with %s as line ends', (_name, eol) => {
    expect(read(ROWS, eol)).toMatchObject({
      ...HEAD,
      licenseKey: KEY.replace('\n', eol),
      table: { line: 11 },
    });
  });

  it.each(['\n', '\r\n', '\r'])('tells where the table begins, with line ends %j', (eol) => {
    const text = `\ufeff${[...ROWS, ''].join('\n')}2027-01-09 12:00:05,21\n`.replaceAll('\n', eol);
    expect(tableOf(text)).toBe(`2027-01-09 12:00:05,21${eol}`);
  });

  it('may begin with a byte order mark', () => {
    expect(headerOf(bytesOf(`\ufeff${ROWS.join('\n')}`))).toMatchObject(HEAD);
    const quoted = ROWS.join('\n').replace('License Key', '"License Key"');
    expect(headerOf(bytesOf(`\ufeff${quoted}`))).toMatchObject(HEAD);
  });

  it('leaves out what has no value', () => {
    const rows = ROWS.map((row) =>
      /^(Email|Company|License End Date)/.test(row) ? `${row.split(',')[0]!},` : row,
    );
    const header = read(rows);
    expect(header).toMatchObject({ licenseKey: KEY, startsOn: '2026-02-22', others: [] });
    expect(Object.keys(header)).not.toEqual(
      expect.arrayContaining([expect.stringMatching(/^(email|company|endsOn)$/)]),
    );
  });

  it('of GitLab 13 has a raw key, a separator of one cell and another heading', () => {
    const rows = [
      `License Key,"abc\r\n\n"`,
      ...ROWS.slice(1, 6),
      '""',
      'Date,Active User Count',
      '2020-09-04,21',
    ];
    expect(read(rows)).toMatchObject({
      ...HEAD,
      licenseKey: 'abc',
      table: { line: 11 },
    });
  });

  it('has the whole key also when nobody quoted it', () => {
    const rows = [...`License Key,${KEY}`.split('\n'), ...ROWS.slice(1)];
    expect(read(rows)).toMatchObject(HEAD);
  });

  it('keeps the text of cells whatever it is', () => {
    const company = `=cmd|'/C calc'!A0 <img src=x onerror=alert(1)> \u202e\0 ${'x'.repeat(1024 * 1024)}`;
    const rows = ROWS.map((row) => (row.startsWith('Company') ? `Company,${company}` : row));
    expect(read(rows)).toMatchObject({ ...HEAD, company });
  });

  it('keeps rows it does not know, second ones, and dates that a spreadsheet has changed', () => {
    const rows = [
      'License Start Date,22/02/2026',
      'Email,jane@example.com',
      'Email,joe@example.com',
      'Instance,8f3c',
      'Version',
      'Date,Billable User Count',
    ];
    const header = read(rows);
    expect(header).toMatchObject({ kind: 'header', email: 'jane@example.com' });
    expect(header).not.toHaveProperty('startsOn');
    expect(header).toHaveProperty('others', [
      { label: 'License Start Date', value: '22/02/2026' },
      { label: 'Email', value: 'joe@example.com' },
      { label: 'Instance', value: '8f3c' },
      { label: 'Version', value: '' },
    ]);
  });

  it('does not depend on the table, of which it reads only the beginning', () => {
    expect(read([...ROWS, '2027-01-09,"never closed', '1,2'])).toMatchObject(HEAD);
    const bytes = bytesOf(`${ROWS.join('\n')}\n${'2027-01-09 12:00:05,21\n'.repeat(650_000)}`);
    expect(headerOf(bytes)).toMatchObject(HEAD);
    expect([...headerSteps(bytes)].length).toBeLessThan(5);
  });

  it.each<GitLabState['usageExportLayout']>(['13', '14', '15'])(
    'is read as GitLab %s writes it',
    async (layout) => {
      const row = license({
        starts_at: '2026-06-01',
        expires_at: '2027-06-01',
        licensee: { Email: 'jane@example.com', Company: 'Müller, Söhne' },
      });
      const { gitlab, client } = await gitlabAndClient({ today: '2027-01-10', licenses: [row] });
      gitlab.state.usageExportLayout = layout;
      const header = headerOf(await client.usageExport());
      expect(header).toMatchObject({
        kind: 'header',
        email: 'jane@example.com',
        company: 'Müller, Söhne',
        startsOn: '2026-06-01',
        endsOn: '2027-06-01',
        generatedAt: '2027-01-10 12:00:00',
        others: [],
      });
      expect(header).toHaveProperty('licenseKey', expect.stringMatching(/^[A-Za-z0-9+/=\n]{100,}$/));
    },
  );
});

describe('what is no usage export', () => {
  it.each<[string, string, { line: number; reason: string }]>([
    ['nothing', '', { line: 1, reason: 'empty' }],
    ['empty lines', '\n\n', { line: 1, reason: 'empty' }],
    ['a license key', 'eyJkYXRh\nIjoib1Ew\n', { line: 3, reason: 'noTable' }],
    ['a file that ends before its table', `${ROWS.slice(0, 5).join('\n')}\n`, { line: 8, reason: 'noTable' }],
    ['another table of days', 'Date,Amount\n2027-01-01,3\n', { line: 1, reason: 'noHeader' }],
    [
      'a quotation mark that is never closed',
      'Email,a\nLicense Key,"abc\nDate,x\n',
      { line: 2, reason: 'endlessRow' },
    ],
    ['an endless row', 'x'.repeat(2_200_000), { line: 1, reason: 'endlessRow' }],
    [
      'a table that a spreadsheet has saved',
      `${ROWS[1]!}\nDate;Billable User Count\n`,
      { line: 2, reason: 'otherDelimiter' },
    ],
    [
      'a file whose cells are separated by semicolons',
      `${ROWS.join('\n').replace(/^([^,\n]+),/gm, '$1;')}\n`,
      { line: 1, reason: 'otherDelimiter' },
    ],
    [
      'a quoted file whose cells are separated by tabs',
      `\ufeff"License Key"\t"${KEY}\n"\r\n"Date"\t"Billable User Count"\r\n`,
      { line: 1, reason: 'otherDelimiter' },
    ],
    [
      'a table behind too many rows',
      `Email,a\n${'x,y\n'.repeat(200)}Date,x\n`,
      { line: 201, reason: 'noTable' },
    ],
  ])('is %s', (_name, text, found) => {
    expect(headerOf(bytesOf(text))).toEqual({ kind: 'notAnExport', ...found });
  });

  it('says so of bytes that are no text', () => {
    const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7919) % 256);
    expect(headerOf(bytes).kind).toBe('notAnExport');
  });
});
