import { describe, expect, it } from 'vitest';
import { dailyCounts, license } from '../../../gitlab/server';
import type { GitLabState, LicenseRow } from '../../../gitlab/server';
import { decodeKey } from '../../../gitlab/keys/licenseKey';
import { add, call, start } from '../calls';

const KEY = 'eyJkYXRhIjoib1EwRWZXU3RobDY2Yl=';

const ROW = license({
  starts_at: '2023-02-22',
  expires_at: '2024-02-22',
  licensee: { Name: 'User', Email: 'user@example.com', Company: 'Example Corp.' },
  key: { text: `${KEY}\r\n\n` },
});

const HISTORY = [
  { recorded_at: '2023-02-21T12:00:00Z', active_user_count: 1 },
  { recorded_at: '2023-07-11T12:00:05Z', active_user_count: 21 },
  { recorded_at: '2023-07-13T12:00:06Z', active_user_count: null },
  { recorded_at: '2024-02-22T23:59:59Z', active_user_count: 23 },
  { recorded_at: '2024-02-23T00:00:00Z', active_user_count: 99 },
];

async function exported(
  row: Partial<LicenseRow> = {},
  layout: GitLabState['usageExportLayout'] = '15',
  history: GitLabState['historicalData'] = HISTORY,
) {
  const now = () => new Date('2023-09-05T06:56:23.987Z');
  const gitlab = await start({ today: now, licenses: [{ ...ROW, ...row }] });
  gitlab.state.historicalData = history;
  gitlab.state.usageExportLayout = layout;
  return { gitlab, reply: await call(gitlab, '/license/usage_export.csv') };
}

describe('GET /license/usage_export.csv', () => {
  it('answers these bytes, as text/csv and with nothing about an attachment or an encoding', async () => {
    const { gitlab, reply } = await exported();
    expect(reply.status).toBe(200);
    expect(reply.headers.get('content-type')).toBe('text/csv');
    expect(reply.headers.has('content-disposition')).toBe(false);
    expect(reply.text).toBe(
      [
        `License Key,"${KEY}`,
        '"',
        'Email,user@example.com',
        'License Start Date,2023-02-22',
        'License End Date,2024-02-22',
        'Company,Example Corp.',
        'Generated At,2023-09-05 06:56:23',
        '"",""',
        'Date,Billable User Count',
        '2023-07-11 12:00:05,21',
        '2023-07-13 12:00:06,',
        '2024-02-22 23:59:59,23',
        '',
      ].join('\n'),
    );
    expect((await call(gitlab, '/license/usage_export')).text).toBe(reply.text);
  });

  it('14.x has another heading', async () => {
    const { reply } = await exported({}, '14');
    expect(reply.text).toContain('\n"",""\nDate,Active User Count\n2023-07-11 12:00:05,21\n');
    expect(reply.text.startsWith(`License Key,"${KEY}\n"\n`)).toBe(true);
  });

  it('13.x has the key as it was stored, one empty cell, and days', async () => {
    const { reply } = await exported({}, '13');
    expect(reply.text.startsWith(`License Key,"${KEY}\r\n\n"\n`)).toBe(true);
    expect(reply.text).toContain('\n""\nDate,Active User Count\n2023-07-11,21\n2023-07-13,\n2024-02-22,23\n');
  });

  it('leaves cells empty, quotes commas and quotes, and keeps a formula in the head', async () => {
    const licensee = { Name: 'User', Company: '=Example, "Inc."' };
    const { reply } = await exported({ licensee, expires_at: null });
    expect(reply.text).toContain('\nEmail,\n');
    expect(reply.text).toContain('\nLicense End Date,\nCompany,"=Example, ""Inc."""\n');
  });

  it('makes formulas in rows harmless', async () => {
    const history = ['=1+1', '+1', '-1', '@x', ';x', 'x=1', -5].map((active_user_count, index) => ({
      recorded_at: `2023-03-0${index + 1}T12:00:00Z`,
      active_user_count,
    }));
    const { reply } = await exported({}, '15', history);
    const cells = reply.text.trimEnd().split('\n').slice(-7);
    expect(cells.map((line) => line.split(',')[1])).toEqual([
      "'=1+1",
      "'+1",
      "'-1",
      "'@x",
      "';x",
      'x=1',
      '-5',
    ]);
  });

  it('ends after the heading when nothing was recorded', async () => {
    const { reply } = await exported({}, '15', []);
    expect(reply.text.endsWith('\nDate,Billable User Count\n')).toBe(true);
  });

  it('keeps the order of recording, not of days', async () => {
    const history = [...dailyCounts('2023-05-02', [5]), ...dailyCounts('2023-05-01', [4])];
    const { reply } = await exported({}, '15', history);
    expect(reply.text.endsWith('2023-05-02 12:00:05,5\n2023-05-01 12:00:05,4\n')).toBe(true);
  });

  it('holds the key that was added', async () => {
    const gitlab = await start();
    const key = gitlab.licenseKey().replaceAll('\n', '\r\n');
    await add(gitlab, key);
    const { text } = await call(gitlab, '/license/usage_export.csv');
    expect(text.startsWith(`License Key,"${key.replaceAll('\r\n', '\n')}"\n`)).toBe(true);
  });

  it('holds a key of the license when its text is not known, the same one each time', async () => {
    const gitlab = await start({ licenses: [license({ plan: 'premium', user_limit: 7 })] });
    const cell = async () => (await call(gitlab, '/license/usage_export.csv')).text.split('"')[1] ?? '';
    const key = await cell();
    expect(decodeKey(key, gitlab.publicKey)).toMatchObject({
      kind: 'readable',
      attributes: { restrictions: { plan: 'premium', active_user_count: 7 } },
    });
    expect(await cell()).toBe(key);
  });

  it.each([
    ['offline_cloud', true],
    ['online_cloud', false],
    ['legacy_license', false],
  ] as const)('of a license of type %s marks the usage data as exported: %s', async (type, marked) => {
    const { gitlab } = await exported({ key: { ...ROW.key, type } });
    expect(gitlab.state.licenseUsageDataExported).toBe(marked);
  });

  it('fails without a license', async () => {
    const reply = await call(await start({ licenses: [] }), '/license/usage_export.csv');
    expect([reply.status, reply.text]).toEqual([500, '{"message":"500 Internal Server Error"}']);
  });

  it.each(['/license/usage_export', '/license/usage_export.csv'])(
    'version 15 takes %s for the id of a license',
    async (path) => {
      const reply = await call(await start({ profile: '15' }), path);
      expect([reply.status, reply.text]).toEqual([400, '{"error":"id is invalid"}']);
    },
  );
});
