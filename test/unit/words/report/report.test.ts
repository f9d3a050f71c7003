import { describe, expect, it } from 'vitest';
import { formatText, REPORT_FORMATS, reportFileName, reportText } from '../../../../src/words/report/report';
import {
  answered,
  failed,
  HOUR,
  inDays,
  license,
  NOW,
  statusNow,
  TIMEOUT,
  TODAY,
} from '../../fleet/statuses';

const DETAILS = {
  user_limit: 1500,
  historical_max: 1200,
  maximum_user_count: 1214,
  overage: 0,
  licensee: { Name: 'Jane | Doe', Company: '=Example, "Inc."' },
  add_ons: { Duo: 3 },
  created_at: '2026-10-02T09:21:58.674Z',
  unknown_field: 'kept',
};

const production = statusNow(
  answered([license(2, -100, 12, DETAILS), license(1, -465, -100)], { users: 1214, at: NOW - HOUR }),
  'Production',
);
const calm = statusNow(answered([license(7, -100, 300)]), 'Calm');
const down = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }, '=Down');
const signedOut = statusNow({ credentials: 'missing', attempt: { kind: 'idle' } }, 'Left');
const ALL = [calm, down, signedOut, production];

/** The rows of a CSV whose cells hold no line ends, each as its cells by the names of the columns. */
function rowsOf(csv: string): Record<string, string>[] {
  const [header = [], ...rows] = csv
    .replace(/^\ufeff/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(cellOf));
  return rows.map((row) => Object.fromEntries(header.map((name, index) => [name, row[index] ?? 'missing'])));
}

function cellOf([, quoted, bare]: RegExpExecArray): string {
  return quoted?.replaceAll('""', '"') ?? bare ?? '';
}

describe('the report as CSV', () => {
  const rows = rowsOf(reportText('csv', ALL, NOW));

  it('has a row for each license and each instance without any', () => {
    expect(rows.map(({ instance, id }) => [instance, id])).toEqual([
      ['Production', '2'],
      ['Production', '1'],
      ["'=Down", ''],
      ['Left', ''],
      ['Calm', '7'],
    ]);
  });

  it('says what is known of an instance, with its age', () => {
    expect(rows[0]).toMatchObject({
      url: production.instance.url,
      state: 'ready',
      fetched_at: new Date(NOW - HOUR).toISOString(),
      age_minutes: '60',
      problem: '',
      severity: 'warning',
      days_left: '12',
      covered_until: inDays(11),
      gaps: '',
      attention: '12 days left',
    });
    expect(rows[2]).toMatchObject({
      state: 'error',
      problem: expect.stringMatching(/./) as string,
      fetched_at: '',
    });
    expect(rows[3]).toMatchObject({ state: 'signedOut', days_left: '', severity: 'none' });
  });

  it('says what GitLab says of a license, under its names', () => {
    expect(rows[0]).toMatchObject({
      role: 'current',
      plan: 'ultimate',
      starts_at: inDays(-100),
      expires_at: inDays(12),
      expired: 'false',
      user_limit: '1500',
      active_users: '1214',
      historical_max: '1200',
      maximum_user_count: '1214',
      overage: '0',
      licensee: 'Name: Jane | Doe, Company: =Example, "Inc."',
      add_ons: 'Duo: 3',
      created_at: '2026-10-02T09:21:58.674Z',
    });
    expect(rows[1]).toMatchObject({ role: 'expired', active_users: '', expired: 'true' });
  });

  it('shows gaps', () => {
    const status = statusNow(answered([license(1, -100, 60), license(2, 68, 300), license(3, 310, 400)]));
    const [row] = rowsOf(reportText('csv', [status], NOW));
    expect(row?.gaps).toBe(`${inDays(60)}/${inDays(67)} ${inDays(300)}/${inDays(309)}`);
  });

  it('is UTF-8 that spreadsheets know as such, and has its header also without instances', () => {
    expect(reportText('csv', [], NOW)).toMatch(/^\ufeff"instance","url","state",["a-z_,]+"created_at"\r\n$/);
  });
});

describe('the report as JSON', () => {
  const report = JSON.parse(reportText('json', ALL, NOW)) as { instances: unknown[] };

  it('has every license as GitLab sent it', () => {
    expect(report).toMatchObject({ version: 1, generatedAt: new Date(NOW).toISOString() });
    expect(report.instances).toHaveLength(4);
    expect(report.instances[0]).toMatchObject({
      name: 'Production',
      url: production.instance.url,
      state: 'ready',
      fetchedAt: new Date(NOW - HOUR).toISOString(),
      ageMinutes: 60,
      severity: 'warning',
      daysLeft: 12,
      coveredUntil: inDays(11),
      gaps: [],
      attention: { severity: 'warning', reasons: [{ kind: 'expiry', severity: 'warning', licenseId: 2 }] },
      currentId: 2,
      licenses: [
        {
          license: { id: 2, ...DETAILS, active_users: 1214 },
          role: { kind: 'current', expired: false },
        },
        { license: { id: 1 }, role: { kind: 'expired' } },
      ],
    });
  });

  it('says why an instance is not known', () => {
    expect(report.instances[1]).toMatchObject({
      name: '=Down',
      state: 'error',
      error: { kind: 'timeout', message: expect.stringContaining('=Down') as string },
      licenses: [],
    });
    expect(report.instances[1]).not.toHaveProperty('fetchedAt');
  });
});

describe('a format of the report', () => {
  it('has a name and a file ending of its own', () => {
    const texts = REPORT_FORMATS.map(formatText);
    for (const part of ['name', 'description', 'extension'] as const) {
      expect(new Set(texts.map((text) => text[part])).size).toBe(3);
    }
    expect(REPORT_FORMATS.map((format) => reportFileName(format, TODAY))).toEqual([
      `gitlab-licenses-${TODAY}.csv`,
      `gitlab-licenses-${TODAY}.json`,
      `gitlab-licenses-${TODAY}.md`,
    ]);
  });
});
