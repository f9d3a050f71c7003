import { describe, expect, it } from 'vitest';
import { situationOf } from '../../../../src/licensing/precheck/instanceSituation';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import { typeFlags } from '../../../gitlab/server';
import { legacy } from '../../testGitlab/world';
import {
  check,
  find,
  kinds,
  license,
  NOTHING_KNOWN,
  readingOf,
  sayEffect,
  situationWith,
  THRESHOLDS,
  TODAY,
} from './precheckWorld';
import { summaryOf } from '../rows';

const RENEWAL = license(2, '2027-06-01', '2028-06-01');
const YEAR = '2027-01-10 → 2028-01-10';

describe('what a key does', () => {
  it.each<[string, string, Parameters<typeof situationWith>[0], string, string, string]>([
    ['takes effect today', YEAR, {}, 'today, replaces 1, returns never', '2028-01-09', ''],
    [
      'has started before',
      '2026-06-01 → 2028-01-10',
      {},
      'today, replaces 1, returns never',
      '2028-01-09',
      '',
    ],
    [
      'ends before the one it replaces',
      '2027-01-10 → 2027-03-01',
      {},
      'today, replaces 1, returns 2027-03-01',
      '2027-05-31',
      '',
    ],
    ['takes over without a gap', '2027-06-01 → 2028-06-01', {}, '2027-06-01, behind 1', '2028-05-31', ''],
    ['starts tomorrow', '2027-01-11 → 2028-01-10', {}, '2027-01-11, behind 1', '2028-01-09', ''],
    [
      'starts after a gap',
      '2027-06-03 → 2028-06-03',
      {},
      '2027-06-03, behind none',
      '2027-05-31',
      '2027-06-01…2027-06-02',
    ],
    [
      'waits behind a renewal',
      '2028-06-01 → 2029-06-01',
      { others: [RENEWAL] },
      '2028-06-01, behind 2',
      '2029-05-31',
      '',
    ],
    [
      'starts with a renewal that is there already',
      '2027-06-01 → 2028-06-01',
      { others: [RENEWAL] },
      '2027-06-01, behind 1, instead of 2',
      '2028-05-31',
      '',
    ],
    [
      'starts on a day of a renewal',
      '2027-08-01 → 2028-08-01',
      { others: [RENEWAL] },
      '2027-08-01, behind 2',
      '2028-07-31',
      '',
    ],
    [
      'starts with a renewal after a gap',
      '2027-07-01 → 2028-07-01',
      { others: [license(2, '2027-07-01', '2028-06-01')] },
      '2027-07-01, behind none, instead of 2',
      '2027-05-31',
      '2027-06-01…2027-06-30',
    ],
    ['has no end', '2027-01-10 → never', {}, 'today, replaces 1, returns never', '–', ''],
    ['has expired', '2026-01-10 → 2027-01-10', {}, 'expired 2027-01-10', '2027-05-31', ''],
    ['ends before it starts', '2027-03-01 → 2027-02-01', {}, 'neverItsTurn', '2027-05-31', ''],
    ['is the first', YEAR, { current: null }, 'today, replaces none, returns never', '2028-01-09', ''],
    [
      'replaces one that has expired',
      YEAR,
      { current: { expires_at: '2027-01-05', expired: true } },
      'today, replaces 1, returns never',
      '2028-01-09',
      '',
    ],
  ])('%s', (_name, days, world, effect, until, gaps) => {
    const { effect: found, before, after } = check(days, situationWith(world));
    expect(sayEffect(found)).toBe(effect);
    expect(before).toEqual(situationWith(world).known.coverage);
    expect(summaryOf(after!)).toMatchObject({ until, gaps });
  });

  it('is to replace the license whose usage export can still be saved', () => {
    expect(check(YEAR).replaced?.id).toBe(1);
    expect(check('2027-06-01 → 2028-06-01').replaced).toBeUndefined();
    expect(check(YEAR, situationWith({ current: null })).replaced).toBeUndefined();
    expect(check('2026-01-10 → 2027-01-10').replaced).toBeUndefined();
  });

  it('leaves out the licenses that GitLab passes over', () => {
    const cancelled = license(1, '2026-06-01', '2029-06-01');
    const { known, ...rest } = situationWith({
      current: { id: 3, expires_at: '2027-01-15' },
      others: [cancelled],
    });
    const roles = new Map(known.coverage.roles).set(1, {
      kind: 'superseded',
      takesOver: undefined,
      passedOver: true,
    });
    const situation = { ...rest, known: { ...known, coverage: { ...known.coverage, roles } } };
    expect(check('2027-01-10 → 2027-02-01', situation).after?.coveredUntil).toBe('2027-01-31');
  });

  it('of a cancellation, is to end a subscription', () => {
    const result = check(
      YEAR,
      situationWith(),
      { subscription_name: 'A-S1' },
      {
        ...typeFlags('online_cloud'),
        generated_from_cancellation: true,
      },
    );
    expect(result.effect).toEqual({ kind: 'endsSubscription', name: 'A-S1' });
    expect(result.after).toBeUndefined();
    expect(result.answer).toEqual({ kind: 'notSent', why: 'cancellation' });
    expect(kinds(result)).toContain('cancellation');
  });
});

describe('an ordinary renewal', () => {
  it('gives no cause for a word', () => {
    expect(check('2027-06-01 → 2028-06-01').findings).toEqual([]);
    expect(check('2027-06-01 → 2028-06-01').answer).toMatchObject({ kind: 'accepted', when: 'later' });
  });
});

describe('what a key is', () => {
  it('a trial, which is a warning where it replaces a license in force', () => {
    expect(find(check(YEAR, situationWith(), { trial: true }), 'trial')).toMatchObject({
      level: 'warning',
      replaces: true,
    });
    const expired = situationWith({ current: { expires_at: '2027-01-05', expired: true } });
    expect(find(check(YEAR, expired, { trial: true }), 'trial')).toMatchObject({
      level: 'information',
      replaces: false,
    });
  });

  it('a temporary extension', () => {
    expect(
      kinds(check('2027-06-01 → 2027-06-22', situationWith(), {}, { temporary_extension: true })),
    ).toEqual(['temporaryExtension']);
  });

  it('offline cloud, whose add-ons come later and may end earlier', () => {
    const add_on_products = {
      duo_pro: [{ quantity: 10, started_on: '2027-06-01', expires_on: '2028-06-01' }],
      duo_enterprise: [{ quantity: 5, started_on: '2027-06-01', expires_on: '2027-12-01' }],
    };
    const offline = check(
      '2027-06-01 → 2028-06-01',
      situationWith(),
      { add_on_products },
      typeFlags('offline_cloud'),
    );
    expect(offline.findings).toMatchObject([
      {
        level: 'information',
        kind: 'addOnsComeLater',
        purchases: [{ name: 'duo_pro' }, { name: 'duo_enterprise' }],
      },
      { level: 'information', kind: 'addOnReplaced', name: 'duo_pro', by: 'duo_enterprise' },
      { level: 'information', kind: 'addOnsEndEarlier', purchases: [{ name: 'duo_enterprise' }] },
    ]);
    const legacyKey = check('2027-06-01 → 2028-06-01', situationWith(), { add_on_products });
    expect(legacyKey.findings).toMatchObject([{ kind: 'addOnsIgnored', why: 'legacy' }]);
  });

  it('online cloud, which is not sent', () => {
    const result = check(YEAR, situationWith(), {}, typeFlags('online_cloud'));
    expect(result.findings).toEqual([{ level: 'refused', kind: 'onlineCloud' }]);
    expect(result.answer).toEqual({ kind: 'notSent', why: 'onlineCloud' });
  });

  it('malformed or damaged', () => {
    const malformed = precheck(readingOf(legacy({}, { licensee: {} })), 'f1', situationWith());
    expect(malformed.findings).toEqual([{ level: 'refused', kind: 'malformed', problem: 'licensee' }]);
    expect([malformed.effect, malformed.after]).toEqual([undefined, undefined]);
    const damaged = precheck({ kind: 'unreadable', openedBy: 'GitLab' }, 'f1', situationWith());
    expect(kinds(damaged)).toEqual(['damaged']);
  });
});

describe('findings', () => {
  it('come with the worst first', () => {
    const result = check(
      '2027-01-10 → 2027-03-01',
      situationWith(),
      { active_user_count: 50 },
      { temporary_extension: true },
    );
    expect(result.findings.map(({ level }) => level)).toEqual([
      'warning',
      'warning',
      'information',
      'information',
    ]);
  });
});

describe('an instance that has never answered', () => {
  const context = { today: TODAY, thresholds: THRESHOLDS, earlierKeys: [] };

  it('leaves the effect and the coverage open', () => {
    const result = check(YEAR, NOTHING_KNOWN);
    expect(result).toMatchObject({
      effect: { kind: 'unknown' },
      answer: { kind: 'unknown', why: 'instanceUnknown' },
    });
    expect(kinds(result)).toEqual(['instanceUnknown']);
    expect([result.before, result.after, result.replaced]).toEqual([undefined, undefined, undefined]);
    expect(sayEffect(check('2026-01-10 → 2027-01-10', NOTHING_KNOWN).effect)).toBe('expired 2027-01-10');
  });

  it('is made of a status without licenses', () => {
    const { known } = situationWith();
    expect(situationOf({}, context)).toEqual(context);
    expect(situationOf({ last: known, coverage: known.coverage }, context)).toEqual({ ...context, known });
  });
});
