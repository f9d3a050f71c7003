import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { needsAttention } from '../../../../src/fleet/attention';
import { statusActions, statusActionTitle } from '../../../../src/words/instances/statusActions';
import {
  nearestTrouble,
  statusBarLabel,
  statusBarText,
  statusBarTooltip,
  troubleLine,
} from '../../../../src/words/instances/statusBarText';
import { answered, failed, HOUR, inDays, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const calmFacts = answered([license(1, -100, 300)]);
const calm = statusNow(calmFacts, 'Staging');
const production = statusNow(answered([license(1, -100, 12)], { users: 214 }), 'Production');
const archive = statusNow(answered([license(1, -100, -3)]), 'Archive');
const down = statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }, 'Down');

describe('the status bar', () => {
  it('speaks of the instance whose trouble comes first', () => {
    expect(nearestTrouble([calm, production, archive, down])).toBe(archive);
    expect(nearestTrouble([calm, down, production])).toBe(production);
    expect(nearestTrouble([])).toBeUndefined();
  });

  it.each<[string, Facts]>([
    ['Production: 12 days left', answered([license(1, -100, 12)], { users: 214 })],
    ['Production: 14 users over', answered([license(1, -100, 300)], { users: 214 })],
    ['Production: expired 3 days ago', answered([license(1, -100, -3)])],
    ['Production: gap in 60 days', answered([license(1, -100, 60), license(2, 68, 300)])],
    ['Production: token expires in 5 days', answered([license(1, -100, 300)], { tokenExpiresOn: inDays(5) })],
    ['Production: 300 days left', calmFacts],
    ['Production', answered([])],
  ])('says "%s"', (text, facts) => {
    const status = statusNow(facts);
    expect(statusBarText(status, [status, calm], NOW)).toBe(text);
  });

  it('counts the other instances that need attention', () => {
    expect(statusBarText(archive, [archive, production, down, calm], NOW)).toBe(
      'Archive: expired 3 days ago +2',
    );
  });

  it('says to a screen reader what the colour and the tooltip show', () => {
    expect(statusBarLabel(calm, [calm], NOW)).toBe('GitLab licenses, Staging: 300 days left');
    expect(statusBarLabel(production, [calm, production], NOW)).toBe(
      'GitLab licenses, Production: 12 days left, warning',
    );
    expect(statusBarLabel(archive, [archive, production], NOW)).toBe(
      'GitLab licenses, Archive: expired 3 days ago, critical, and 1 more instance needs attention',
    );
    expect(statusBarLabel(archive, [archive, production, down, calm], NOW)).toContain(
      ', and 2 more instances need attention',
    );
  });

  it('needs attention for everything but what is well or unknown', () => {
    const unlicensed = statusNow(answered([]), 'Free');
    expect([calm, production, archive, down, unlicensed].map(needsAttention)).toEqual([
      false,
      true,
      true,
      true,
      false,
    ]);
  });
});

describe('the tooltip', () => {
  it('lists every instance, the worst first, each with all its troubles', () => {
    const paragraphs = statusBarTooltip([calm, production, archive], NOW).split('\n\n');
    expect(paragraphs).toEqual([
      '**Archive** · Ultimate · expired 3 days ago\n- There has been no license since 2027\\-01\\-07\\.',
      '**Production** · Ultimate · 12 days left\n- The last day with a license is 2027\\-01\\-21\\.\n- 214 billable users on 200 seats\\: 14 over\\.',
      '**Staging** · Ultimate · 300 days left',
    ]);
  });

  it('says that an instance does not answer, also while that is no reason to look at it', () => {
    const paragraph = statusBarTooltip(
      [statusNow({ ...calmFacts, attempt: failed(TIMEOUT) }, 'Staging')],
      NOW,
    );
    expect(paragraph).toBe('**Staging** · Ultimate · 300 days left · as of just now · No answer within 30 s');
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
      `**${shown}** · Ultimate · 300 days left`,
    );
  });

  it('shows a plan that a server made up as it is', () => {
    const odd = statusNow(answered([license(1, -100, 300, { plan: '[x](command:y)' })]));
    expect(statusBarTooltip([odd], NOW)).toContain('\\[x\\]\\(command\\:y\\)');
  });
});

describe('the list behind it', () => {
  it.each<[string, Facts]>([
    ['Ultimate · 300 days left', calmFacts],
    [
      'Ultimate · 300 days left · as of just now · No answer within 30 s',
      { ...calmFacts, attempt: failed(TIMEOUT) },
    ],
    ['12 days left · 14 users over', answered([license(1, -100, 12)], { users: 214 })],
    ['12 days left · No answer within 30 s', answered([license(1, -100, 12)], { attempt: failed(TIMEOUT) })],
    [
      '12 days left · last reached 2 days ago',
      answered([license(1, -102, 12)], { at: NOW - 48 * HOUR, attempt: failed(TIMEOUT) }),
    ],
    ['Token revoked', answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) })],
  ])('says "%s"', (text, facts) => {
    expect(troubleLine(statusNow(facts), NOW)).toBe(text);
  });

  it.each<[string, Facts, string[]]>([
    ['well', calmFacts, ['Show in the View', 'Refresh', 'Open Subscription Page', 'Replace Token…']],
    [
      'near its end',
      answered([license(1, -100, 12)]),
      ['Open Subscription Page', 'Show in the View', 'Refresh', 'Replace Token…'],
    ],
    [
      'refusing its token',
      answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) }),
      ['Replace Token…', 'Show in the View', 'Refresh', 'Open Subscription Page'],
    ],
    [
      'signed out',
      answered([license(1, -100, 12)], { credentials: 'missing' }),
      ['Replace Token…', 'Show in the View', 'Refresh', 'Open Subscription Page'],
    ],
    [
      'not answering',
      { credentials: 'present', attempt: failed(TIMEOUT) },
      ['Refresh', 'Show in the View', 'Open Subscription Page', 'Replace Token…'],
    ],
    [
      'without a usable CA file',
      {
        credentials: 'present',
        attempt: failed({ kind: 'caFile', reason: 'noCertificate', path: '/ca.pem' }),
      },
      ['Edit Instance…', 'Show in the View', 'Refresh', 'Open Subscription Page', 'Replace Token…'],
    ],
  ])('offers for an instance that is %s first what helps', (_name, facts, titles) => {
    expect(statusActions(statusNow(facts)).map(statusActionTitle)).toEqual(titles);
  });
});
