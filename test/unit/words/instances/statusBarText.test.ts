import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { InstanceUrl } from '../../../../src/instances/address';
import { needsAttention } from '../../../../src/fleet/attention';
import {
  firstInstance,
  spokenTrouble,
  statusBarLabel,
  statusBarText,
  statusBarTooltip,
} from '../../../../src/words/instances/statusBarText';
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

const calmFacts = answered([license(1, -100, 300)]);
const calm = statusNow(calmFacts, 'Staging');
const production = statusNow(answered([license(1, -100, 12)], { users: 214 }), 'Production');
const archive = statusNow(answered([license(1, -100, -3)]), 'Archive');
const endless = statusNow(answered([license(1, -100, 300, { expires_at: null })]));
const down = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }, 'Down');

describe('the status bar', () => {
  it('speaks of the instance that comes first', () => {
    expect(firstInstance([calm, production, archive, down])).toBe(archive);
    expect(firstInstance([calm, down, production])).toBe(production);
    expect(firstInstance([])).toBeUndefined();
  });

  it('does not speak of a muted one', () => {
    expect(firstInstance([muted(archive), production, calm])).toBe(production);
    expect(firstInstance([muted(archive)])).toBeUndefined();
    expect(statusBarText(undefined, NOW)).toBe('GitLab Licenses');
    expect(statusBarLabel(undefined, [muted(archive)], NOW)).toBe('GitLab licenses');
    expect(statusBarLabel(production, [muted(archive), production], NOW)).not.toContain('more');
    expect(statusBarTooltip([muted(archive), calm], NOW)).not.toContain('Archive');
  });

  it.each<[string, Facts]>([
    ['license expires in 12 days', answered([license(1, -100, 12)], { users: 214 })],
    ['license expires tomorrow', answered([license(1, -100, 1)])],
    ['license expired today', answered([license(1, -100, 0)])],
    ['license expired yesterday', answered([license(1, -100, -1)])],
    ['license expired 3 days ago', answered([license(1, -100, -3)])],
    ['14 users over subscription', answered([license(1, -100, 300)], { users: 214 })],
    ['1 user over subscription', answered([license(1, -100, 300)], { users: 201 })],
    ['no seats left', answered([license(1, -100, 300)], { users: 200 })],
    [
      'not licensed from 2027-03-11 through 2027-03-18',
      answered([license(1, -100, 60), license(2, 68, 300)]),
    ],
    ['not licensed on 2027-03-11', answered([license(1, -100, 60), license(2, 61, 300)])],
    ['renewal is Premium', answered([license(1, -100, 60), license(2, 60, 300, { plan: 'premium' })])],
    ['token expires in 5 days', answered([license(1, -100, 300)], { tokenExpiresOn: inDays(5) })],
    ['Token revoked', answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) })],
    ['No response within 30 s', { credentials: 'present', attempt: failed(TIMEOUT) }],
    [
      'last reached 2 days ago',
      answered([license(1, -102, 300)], { at: NOW - 48 * HOUR, attempt: failed(TIMEOUT) }),
    ],
    ['unknown expiry date', answered([license(1, -100, 300, { expires_at: '2027-02-30' })])],
    ['signed out', { credentials: 'missing', attempt: { kind: 'idle' } }],
    ['signed out', answered([license(1, -100, 300)], { credentials: 'missing' })],
    ['license expires in 12 days', answered([license(1, -100, 12)], { credentials: 'missing' })],
    ['300 days left', calmFacts],
    ['no licenses', answered([])],
  ])('says "GitLab Production: %s"', (text, facts) => {
    expect(statusBarText(statusNow(facts), NOW)).toBe(`GitLab Production: ${text}`);
  });

  it.each([
    ['GitLab Production', 'GitLab Production: 300 days left'],
    ['gitlab.example.com', 'gitlab.example.com: 300 days left'],
  ])('does not say GitLab twice of %s', (name, text) => {
    expect(statusBarText(statusNow(calmFacts, name), NOW)).toBe(text);
  });

  it('cuts a long address, which a screen reader hears whole', () => {
    const url = 'https://licenses.research.example.com' as InstanceUrl;
    const unnamed = { ...calm, instance: { url } };
    expect(statusBarText(unnamed, NOW)).toBe('GitLab licenses.…mple.com: 300 days left');
    const long = statusNow(calmFacts, 'Global Engineering Platform (Frankfurt, Production)');
    expect(statusBarText(long, NOW)).toBe('GitLab Global Enginee…, Production): 300 days left');
    expect(statusBarLabel(long, [long], NOW)).toContain('Platform (Frankfurt, Production): ');
    expect(statusBarLabel(unnamed, [unnamed], NOW)).toContain('licenses.research.example.com');
  });

  it('says to a screen reader what the color and the tooltip show', () => {
    expect(statusBarLabel(calm, [calm], NOW)).toBe('GitLab licenses, GitLab Staging: 300 days left');
    expect(statusBarLabel(production, [calm, production], NOW)).toBe(
      'GitLab licenses, GitLab Production: license expires in 12 days, warning',
    );
    expect(statusBarLabel(archive, [archive, production], NOW)).toBe(
      'GitLab licenses, GitLab Archive: license expired 3 days ago, critical, and 1 more instance needs attention',
    );
    expect(statusBarLabel(archive, [archive, production, down, calm], NOW)).toContain(
      ', and 2 more instances need attention',
    );
  });

  it('says it without the dots that stand between facts', () => {
    const text = statusBarLabel(endless, [endless], NOW);
    expect(text).toBe('GitLab licenses, GitLab Production: Ultimate, never expires');
  });

  it('needs attention for everything but what is well, unknown or muted', () => {
    const unlicensed = statusNow(answered([]), 'Free');
    const statuses = [calm, production, archive, down, unlicensed, muted(archive)];
    expect(statuses.map(needsAttention)).toEqual([false, true, true, true, false, false]);
  });
});

describe('a row of the status list', () => {
  it.each<[string, InstanceStatus]>([
    ['12 days left, 14 users over, warning', production],
    ['expired 3 days ago, critical', archive],
    ['Ultimate, 300 days left', calm],
    ['expired 3 days ago, muted', muted(archive)],
  ])('tells its severity in words: %s', (text, status) => {
    expect(spokenTrouble(status, NOW)).toBe(text);
  });
});

describe('the tooltip', () => {
  it('lists the instances in their order, a line each, with all their troubles', () => {
    expect(statusBarTooltip([calm, production, archive], NOW).split('\n')).toEqual([
      '- **Archive** · expired 3 days ago',
      '- **Production** · 12 days left · 14 users over',
      '- **Staging** · Ultimate · 300 days left',
    ]);
  });

  it.each([
    [11, 11, undefined],
    [12, 11, '- 2 more instances\\, none of which need attention'],
    [100, 11, '- 90 more instances\\, 15 of them need attention'],
    [300, 11, '- 290 more instances\\, 65 of them need attention'],
  ])('has of %i instances %i lines and says how many more there are', (count, lines, last) => {
    const statuses = Array.from({ length: count }, (_, index) =>
      index < count / 4 ? statusNow(answered([license(1, -100, 12)]), `In need ${index}`) : calm,
    );
    const text = statusBarTooltip(statuses, NOW).split('\n');
    expect(text).toHaveLength(lines);
    if (last !== undefined) {
      expect(text.at(-1)).toBe(last);
    }
  });

  it('says that an instance does not answer, also while that is no reason to look at it', () => {
    const line = statusBarTooltip([statusNow({ ...calmFacts, attempt: failed(TIMEOUT) }, 'Staging')], NOW);
    expect(line).toBe('- **Staging** · Ultimate · 300 days left · No response within 30 s');
  });

  it.each([
    ['[click](https://evil.example)', '\\[click\\]\\(https\\:\\/\\/evil\\.example\\)'],
    ['<img src=x>', '\\<img src\\=x\\>'],
    ['**bold** `code`', '\\*\\*bold\\*\\* \\`code\\`'],
    ['$(sync~spin)', '\\$\\(sync\\~spin\\)'],
    ['one\n# two', 'one \\# two'],
    ['https://evil.example', 'https\\:\\/\\/evil\\.example'],
  ])('shows the name %j as it is', (name, shown) => {
    expect(statusBarTooltip([statusNow(calmFacts, name)], NOW)).toBe(
      `- **${shown}** · Ultimate · 300 days left`,
    );
  });

  it('shows a plan that a server made up as it is', () => {
    const odd = statusNow(answered([license(1, -100, 300, { plan: '[x](command:y)' })]));
    expect(statusBarTooltip([odd], NOW)).toContain('\\[x\\]\\(command\\:y\\)');
  });
});
