import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { COLUMNS } from '../../../../src/overview/columns';
import { OverviewRow } from '../../../../src/overview/protocol';
import { rowsInView } from '../../../../src/overview/view';
import { inOrder } from '../../../../src/words/instances/sortInstances';
import { overviewExport } from '../../../../src/words/overview/overviewExport';
import { overviewRow } from '../../../../src/words/overview/overviewRow';
import { overviewSummary } from '../../../../src/words/overview/overviewTexts';
import { compareNames } from '../../../../src/words/text/language';
import {
  answered,
  failed,
  HOUR,
  inDays,
  license,
  muted,
  NOW,
  statusNow,
  TIMEOUT,
} from '../../fleet/statuses';

const production = statusNow(
  answered([license(2, -100, 12), license(3, 12, 377, { plan: 'premium' })], {
    users: 214,
    at: NOW - HOUR,
    tokenExpiresOn: inDays(40),
    version: '18.10.1-ee',
  }),
  'Production',
);
const expired = statusNow(answered([license(1, -400, -3)]), 'Archive');
const calm = statusNow(answered([license(7, -100, 300)]), 'Calm');
const endless = statusNow(answered([license(1, -100, 300, { expires_at: null, user_limit: 0 })]), 'Endless');
const down = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }, 'Down');
const signedOut = statusNow({ credentials: 'missing', attempt: { kind: 'idle' } }, 'Left');
const loading = statusNow({ credentials: 'unknown', attempt: { kind: 'idle' } }, 'New');
const gap = statusNow(answered([license(1, -100, 60), license(2, 68, 300)]), 'Gap');

const textsOf = (status: InstanceStatus) => {
  const { cells } = overviewRow(status, NOW);
  return COLUMNS.map((column) => cells[column].text);
};

describe('a row of the overview', () => {
  it('says what is known of an instance', () => {
    expect(textsOf(production)).toEqual([
      '',
      'Production',
      expect.stringMatching(/14 over|renewal/),
      'Ultimate',
      inDays(376),
      '377',
      '214/200',
      '14',
      `Premium · starts ${inDays(12)}`,
      inDays(40),
      '18.10.1-ee',
      new Date(NOW - HOUR).toISOString().slice(0, 16).replace('T', ' '),
    ]);
  });

  it.each<[string, InstanceStatus, string]>([
    ['that there is nothing to look at', calm, 'OK'],
    ['that no token is stored', signedOut, 'signed out'],
    ['why a refresh failed', down, 'No response within 30 s'],
    ['that nothing is known yet', loading, 'loading…'],
    ['that there are no licenses', statusNow(answered([])), 'no licenses'],
    ['that it is muted', muted(calm), 'OK · muted'],
  ])('says as its state %s', (_, status, text) => {
    expect(overviewRow(status, NOW).cells.state.text).toBe(text);
  });

  it('has no end and no limit where there is none', () => {
    const { cells } = overviewRow(endless, NOW);
    expect([cells.through.text, cells.days.text, cells.seats.text, cells.over.text]).toEqual([
      'never expires',
      '',
      '100/unlimited',
      '',
    ]);
  });

  it('says which license comes next, also behind a gap', () => {
    expect(overviewRow(gap, NOW).cells.next.text).toBe(`Ultimate · starts ${inDays(68)}`);
    expect(overviewRow(calm, NOW).cells.next.text).toBe('');
    expect(overviewRow(down, NOW).cells.next.text).toBe('');
  });

  it.each<[InstanceStatus, string[]]>([
    [production, ['attention', 'warning']],
    [expired, ['attention', 'expired']],
    [calm, ['ok']],
    [down, ['attention', 'warning', 'failed']],
    [signedOut, ['signedOut']],
    [loading, []],
    [muted(expired), ['muted']],
    [
      statusNow(answered([license(1, -100, 3)], { attempt: failed(TIMEOUT) })),
      ['attention', 'critical', 'failed'],
    ],
  ])('passes the filters that are about it', (status, states) => {
    expect(overviewRow(status, NOW).states).toEqual(states);
  });

  it('has a group where the setting has one', () => {
    const grouped = { ...calm, instance: { ...calm.instance, group: 'Europe' } };
    expect(overviewRow(grouped, NOW).cells.group.text).toBe('Europe');
  });

  it('stands by its state where the view has it', () => {
    const statuses = [calm, endless, gap, down, signedOut, loading, production, expired, muted(production)];
    const rows = statuses.map((status) => overviewRow(status, NOW));
    const places = rowsInView(
      rows,
      { text: '', state: 'all' },
      { by: 'state', descending: false },
      compareNames,
    );
    expect([...places].map((place) => rows[place]?.cells.name.text)).toEqual(
      inOrder(statuses).map(({ instance }) => instance.name),
    );
  });

  it('is what the page takes', () => {
    for (const status of [production, down, endless]) {
      const made = overviewRow(status, NOW);
      expect(OverviewRow.parse(JSON.parse(JSON.stringify(made)))).toEqual(made);
    }
  });
});

describe('the summary', () => {
  it('counts the instances, and those that need attention', () => {
    expect(overviewSummary([production, calm, muted(expired)])).toBe('3 instances · 1 needs attention');
    expect(overviewSummary([])).toBe('0 instances · 0 need attention');
  });
});

describe('the saved overview', () => {
  const facts: Facts = answered([license(1, -100, 300, { plan: '=cmd()' })], { version: '@1' });
  const hostile = statusNow(facts, '=HYPERLINK(1) | <b>');

  it('is CSV with one row for each instance, in the given order', () => {
    const lines = overviewExport('csv', [production, down, gap], NOW).split('\r\n');
    expect(lines).toHaveLength(5);
    expect(lines[0]).toMatch(/^\ufeff"group","instance","url","state",/);
    expect(lines[1]).toContain(
      `"Production","https://Production.example","ready","warning","ultimate","${inDays(376)}",377,200,214,14,"premium","${inDays(12)}","${inDays(40)}","18.10.1-ee",false,`,
    );
    expect(lines[2]).toMatch(/^,"Down","https:\/\/Down\.example","error",/);
    expect(lines[3]).toContain(`"ultimate","${inDays(68)}"`);
  });

  it('lets nothing be run as a formula', () => {
    const csv = overviewExport('csv', [hostile], NOW);
    expect(csv).toContain('"\'=HYPERLINK(1) | <b>"');
    expect(csv).toContain('"\'=cmd()"');
    expect(csv).toContain('"\'@1"');
  });

  it('is Markdown with the columns of the page, and lets nothing become markup', () => {
    const text = overviewExport('markdown', [production, hostile], NOW);
    const rows = text.split('\n').filter((line) => line.startsWith('| '));
    expect(rows).toHaveLength(4);
    expect(rows[0]).toMatch(/^\| Instance \| State \| Plan \| Licensed through \| Days \| Seats \| Over \|/);
    expect(rows[2]).toContain('[Production](https://Production.example)');
    expect(rows[3]).toContain('\\| \\<b>');
    expect(text).toMatch(/^# GitLab licenses\n\n2 instances · 1 needs attention\. Generated [\d :-]+ UTC\./);
  });

  it('has groups where there are any', () => {
    const grouped = { ...calm, instance: { ...calm.instance, group: 'Europe' } };
    expect(overviewExport('markdown', [grouped], NOW)).toContain('| Group | Instance |');
    expect(overviewExport('csv', [grouped], NOW)).toContain('\r\n"Europe","Calm",');
  });
});
