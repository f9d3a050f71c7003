import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import type { Json } from '../../testGitlab/world';
import { check, find, kinds, license, situationWith } from './precheckWorld';
import { day } from '../rows';

const RENEWAL = license(2, '2027-06-01', '2028-06-01');
const YEAR = '2027-01-10 → 2028-01-10';

describe('the same license again', () => {
  const SAME = '2026-01-10 → 2027-06-01';

  it('is known by its fields', () => {
    expect(find(check(SAME), 'sameLicenseAgain')).toMatchObject({ level: 'warning', license: { id: 1 } });
    const endless = situationWith({ current: { expires_at: null, expired: null } });
    expect(kinds(check('2026-01-10 → never', endless))).toContain('sameLicenseAgain');
    const unlimited = situationWith({ current: { user_limit: 0 } });
    expect(kinds(check(SAME, unlimited, { active_user_count: undefined }))).toContain('sameLicenseAgain');
  });

  it.each<[string, Json, Json]>([
    ['another end', {}, { expires_at: '2027-06-02' }],
    ['another start', {}, { issued_at: '2026-01-11' }],
    ['another plan', { plan: 'premium' }, {}],
    ['other seats', { active_user_count: 101 }, {}],
    ['another licensee', {}, { licensee: { Company: 'Other' } }],
  ])('is not one with %s', (_name, restrictions, overrides) => {
    expect(kinds(check(SAME, situationWith(), restrictions, overrides))).not.toContain('sameLicenseAgain');
  });

  it('is known by its fingerprint, also when the key cannot be read', () => {
    const earlierKeys = [{ fingerprint: 'f1', on: day('2026-12-01'), licenseId: 1 }];
    const situation = situationWith({ earlierKeys });
    const unreadable = precheck({ kind: 'unreadable' }, 'f1', situation);
    expect(find(unreadable, 'sameLicenseAgain')).toMatchObject({ license: { id: 1 }, addedOn: '2026-12-01' });
    expect(kinds(precheck({ kind: 'unreadable' }, 'f2', situation))).toEqual(['unreadable']);
  });

  it('may have been deleted since it was added', () => {
    const earlier = { fingerprint: 'f1', on: day('2026-12-01'), licenseId: 7 };
    expect(find(check(YEAR, situationWith({ earlierKeys: [earlier] })), 'addedBefore')).toEqual({
      level: 'information',
      kind: 'addedBefore',
      earlier,
    });
  });

  it('is not said to keep itself waiting', () => {
    const result = check('2027-06-01 → 2028-06-01', situationWith({ others: [RENEWAL] }));
    expect(kinds(result)).toEqual(['sameLicenseAgain']);
  });
});

describe('the licensee', () => {
  const differs = (key: Json, licensee: License['licensee']) =>
    find(check(YEAR, situationWith({ current: { licensee } }), {}, { licensee: key }), 'otherLicensee');

  it.each<[string, Json, License['licensee']]>([
    ['written in another way', { Company: ' EXAMPLE  corp ' }, { Company: 'Example Corp' }],
    [
      'of which the contact has changed',
      { Company: 'A', Name: 'Ada', Email: 'a@a' },
      { Company: 'A', Name: 'Bo', Email: 'b@b' },
    ],
    ['without a company, of the same name', { Name: 'Ada', Email: 'new@a' }, { Name: 'ada', Email: 'old@a' }],
    [
      'without a company, of the same address',
      { Name: 'Ada L', Email: 'A@A' },
      { Name: 'Ada', Email: 'a@a' },
    ],
    ['of which nothing can be compared', { Company: 'A' }, { Name: 'Ada' }],
    ['that the server does not tell', { Company: 'A' }, null],
  ])('may be the same, %s', (_name, key, before) => {
    expect(differs(key, before)).toBeUndefined();
  });

  it('may be another', () => {
    expect(differs({ Company: 'A', Name: 'Ada' }, { company: 'B', Name: 'Ada' })).toMatchObject({
      level: 'warning',
      licensee: 'A',
      before: 'B',
    });
    expect(differs({ Name: 'Ada', Email: 'a@a' }, { Name: 'Bo', Email: 'b@b' })).toMatchObject({
      licensee: 'Ada',
      before: 'Bo',
    });
  });
});

describe('plan and seats', () => {
  it('compares with the license the key waits behind', () => {
    const others = [license(2, '2027-06-01', '2028-06-01', { plan: 'premium', user_limit: 200 })];
    const result = check('2028-06-01 → 2029-06-01', situationWith({ others }));
    expect(result.findings).toEqual([
      { level: 'information', kind: 'fewerSeatsThanBefore', seats: 100, before: 200 },
    ]);
  });

  it('tells a lower plan, and that guests will take seats', () => {
    const lower = {
      kind: 'lowerPlan',
      level: 'warning',
      plan: 'premium',
      before: 'ultimate',
      guestsTakeSeats: true,
    };
    expect(find(check(YEAR, situationWith(), { plan: 'premium' }), 'lowerPlan')).toEqual(lower);
    const premium = situationWith({ current: { plan: 'premium' } });
    expect(find(check(YEAR, premium, { plan: 'starter' }), 'lowerPlan')).toMatchObject({
      guestsTakeSeats: false,
    });
    expect(kinds(check(YEAR, premium))).not.toContain('lowerPlan');
  });

  it.each<[number | undefined, number, string[]]>([
    [100, 100, []],
    [90, 100, ['fewerSeatsThanBefore']],
    [89, 100, ['fewerSeatsThanBillable', 'fewerSeatsThanBefore']],
    [89, 0, ['fewerSeatsThanBillable', 'fewerSeatsThanBefore']],
    [undefined, 100, []],
    [0, 100, ['fewerSeatsThanBillable', 'fewerSeatsThanBefore']],
  ])('%s seats after %i, for 90 users: %j', (seats, limit, expected) => {
    const result = check(YEAR, situationWith({ current: { user_limit: limit } }), {
      active_user_count: seats,
    });
    expect(kinds(result)).toEqual(expected);
  });

  it('tells by how many users it is over', () => {
    const result = check(YEAR, situationWith({ current: { active_users: 500 } }));
    expect(find(result, 'fewerSeatsThanBillable')).toMatchObject({ seats: 100, billable: 500, over: 400 });
    expect(result.answer.kind).toBe('accepted');
  });

  it('says nothing of them for a key that is never used', () => {
    expect(
      kinds(check('2026-01-10 → 2027-01-10', situationWith(), { plan: 'premium', active_user_count: 1 })),
    ).toEqual(['alreadyExpired']);
  });
});
