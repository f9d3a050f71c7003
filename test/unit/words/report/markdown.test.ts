import { describe, expect, it } from 'vitest';
import { instanceMarkdown, licenseMarkdown } from '../../../../src/words/report/markdown';
import { reportText } from '../../../../src/words/report/report';
import { answered, failed, HOUR, inDays, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const DETAILS = {
  user_limit: 1500,
  historical_max: 1200,
  maximum_user_count: 1600,
  overage: 0,
  licensee: { Name: 'Jane | Doe', Company: '=Example, "Inc."', Email: 'jane_doe@example.com' },
};
const ENDED = { historical_max: 900, maximum_user_count: 1600, overage: 600, user_limit: 1000 };

const production = statusNow(
  answered([license(2, -100, 12, DETAILS), license(1, -465, -100, ENDED)], { users: 1214, at: NOW - HOUR }),
  'Production',
);
const calm = statusNow(answered([license(7, -100, 300)]), 'Calm');
const down = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }, '=Down');
const stale = statusNow(
  answered([license(7, -100, 300)], { at: NOW - 50 * HOUR, attempt: failed(TIMEOUT) }),
  'Stale',
);
const signedOut = statusNow({ credentials: 'missing', attempt: { kind: 'idle' } }, 'Left');

const utc = (at: number) => new Date(at).toISOString().slice(0, 16).replace('T', ' ');

/** The cells of the lines of a text that are rows of tables. */
function rowsOf(text: string): string[][] {
  return text
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) => line.slice(2, -2).split(/ (?<!\\)\| /));
}

describe('the report as Markdown', () => {
  const report = reportText('markdown', [calm, down, signedOut, production, stale], NOW);

  it('begins with what all instances are like, in the order they have everywhere', () => {
    expect(report).toMatch(
      /^# GitLab licenses\n\n5 instances, \d need attention\. Generated [\d :-]+ UTC\.\n\n/,
    );
    const rows = rowsOf(report);
    expect(rows[0]).toEqual([
      ...['Instance', 'Plan', 'Licensed through', 'Days', 'Seats', 'Needs attention', 'Fetched (UTC)'],
    ]);
    expect(rows[2]).toEqual([
      ...[
        '[Production](https://Production.example)',
        'Ultimate',
        inDays(11),
        '12',
        '1,214/1,500',
        '12 days left',
        utc(NOW - HOUR),
      ],
    ]);
    expect(rows.slice(2, 7).map(([name = '']) => name.replace(/\].*/, ''))).toEqual([
      ...['[Production', '[Stale', '[=Down', '[Left', '[Calm'],
    ]);
  });

  it('says why an instance is not up to date, and no age that is wrong tomorrow', () => {
    const cellsOf = (name: string) => rowsOf(report).find(([cell]) => cell?.startsWith(`[${name}]`));
    expect(cellsOf('Left')?.slice(1)).toEqual(['', '', '', '', 'signed out', '']);
    expect(cellsOf('=Down')?.[5]).toMatch(/./);
    expect(cellsOf('Stale')?.[5]).toBe(cellsOf('=Down')?.[5]);
    expect(cellsOf('Stale')?.[6]).toBe(utc(NOW - 50 * HOUR));
    expect(report).not.toMatch(/\bago\b/);
    expect(report).toMatch(/\n## =Down\n\n- [^\n]*=Down[^\n]*\n\nNo licenses\.\n/);
  });

  it('shows the licenses of each instance, and reads as text', () => {
    expect(report).toContain('\n## Production\n');
    expect(report).toContain(
      `| 2 | Ultimate | current | ${inDays(-100)} | ${inDays(12)} | 1,500 | 1,214 | 1,600 | 100 | Name: Jane \\| Doe, Company: =Example, "Inc.", Email: jane_doe@example.com |`,
    );
  });

  it("leaves out of ended licenses what GitLab calculates from today's users", () => {
    expect(report).toContain(
      `| 1 | Ultimate | expired | ${inDays(-465)} | ${inDays(-100)} | 1,000 |  | 900 | 0 |  |`,
    );
  });

  it('says what is without an end, without a limit, and without a license', () => {
    const endless = license(1, -100, 300, { expires_at: null, expired: null, user_limit: 0 });
    const text = reportText('markdown', [statusNow(answered([endless])), statusNow(answered([]))], NOW);
    expect(text).toContain('| Ultimate | never expires |  | 100/unlimited |');
    expect(text).toContain(`| ${inDays(-100)} | Never | Unlimited | 100 |`);
    expect(text).toMatch(/\) \| {2}\| no license \| {2}\| {2}\| /);
  });

  it('lets nothing become markup', () => {
    const names = { Name: '<img src=x> [a](http://x) `b` *c* | d', '# x': '@all #1 ![i](j) :tada: $`x`$' };
    const hostile = statusNow(
      answered([license(1, -100, 300, { plan: '|<b>', licensee: names })]),
      '# <b> | x',
    );
    for (const text of [
      reportText('markdown', [hostile], NOW),
      instanceMarkdown(hostile, NOW),
      licenseMarkdown(hostile, 1) ?? '',
    ]) {
      const foreign = text.replaceAll(`](${hostile.instance.url})`, '').replace(/(?<=^|\| )\[/gm, '');
      expect(foreign).not.toMatch(/(?<!\\)[<[`*$]|(?<!\\)@all|(?<!\\)#1|http:\/\/|(?<!\\):tada:/);
      expect(rowsOf(text).filter(({ length }) => length !== 7 && length !== 10)).toEqual([]);
    }
  });
});

describe('what is copied as Markdown', () => {
  it('of an instance is its row of the report and its licenses', () => {
    const text = instanceMarkdown(production, NOW);
    expect(rowsOf(text).map(([first]) => first)).toEqual([
      ...['Instance', '---', '[Production](https://Production.example)', 'ID', '--:', '2', '1'],
    ]);
    expect(text).toMatch(/\n- Last|\n- The last|\n- Licensed/);
  });

  it('of a license is the license alone, with its instance', () => {
    const text = licenseMarkdown(production, 1) ?? '';
    expect(text).toMatch(/^\[Production\]\(https:\/\/Production\.example\)\n\n\| ID/);
    expect(rowsOf(text).map(([first]) => first)).toEqual(['ID', '--:', '1']);
    expect(licenseMarkdown(production, 99)).toBeUndefined();
  });
});
