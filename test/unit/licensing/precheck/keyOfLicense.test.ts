import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { differences } from '../../../../src/licensing/precheck/keyOfLicense';
import type { LicenseKeyContent } from '../../../../src/licensing/key/licenseKeyContent';
import { day } from '../rows';

/** Without end and limit. */
const ENDLESS: LicenseKeyContent = {
  type: 'legacy',
  plan: 'ultimate',
  startsAt: day('2026-06-01'),
  licensee: { Name: 'Jane', Email: 'jane@example.com', Company: 'Example' },
  isTrial: false,
  isFromCancellation: false,
  isTemporaryExtension: false,
  isReconciled: false,
  hasRestrictions: true,
  addOnPurchases: [],
  addOns: {},
};

const CONTENT: LicenseKeyContent = { ...ENDLESS, expiresAt: day('2027-06-01'), seats: 100 };

const LICENSE: License = {
  id: 7,
  plan: 'ultimate',
  starts_at: '2026-06-01',
  expires_at: '2027-06-01',
  user_limit: 100,
  licensee: { Company: 'Example', Email: 'jane@example.com', Name: 'Jane' },
};

describe('a key and the license it may be of', () => {
  it.each<[string, Partial<LicenseKeyContent>, License]>([
    ['are told alike by all fields', {}, LICENSE],
    ['when the server sends none of them', {}, { id: 7 }],
    ['when neither names a plan', { plan: 'starter' }, { ...LICENSE, plan: null }],
    ['when both are limited to no seats', { seats: 0 }, { ...LICENSE, user_limit: 0 }],
    [
      'with fields of the licensee that are no text',
      {},
      { ...LICENSE, licensee: { ...LICENSE.licensee, n: 1 } },
    ],
  ])('match %s', (_name, content, license) => {
    expect(differences({ ...CONTENT, ...content }, license)).toEqual([]);
  });

  it('match without an end and without a limit', () => {
    expect(differences(ENDLESS, { ...LICENSE, expires_at: null, user_limit: 0 })).toEqual([]);
    expect(differences(ENDLESS, { ...LICENSE, expires_at: null, user_limit: null })).toEqual([]);
  });

  it.each<[string, License, unknown]>([
    ['the start', { starts_at: '2026-06-02' }, { inKey: '2026-06-01', inLicense: '2026-06-02' }],
    ['the end', { expires_at: '2027-06-02' }, { inKey: '2027-06-01', inLicense: '2027-06-02' }],
    ['the end, when it has none', { expires_at: null }, { inKey: '2027-06-01' }],
    ['the plan', { plan: 'premium' }, { inKey: 'ultimate', inLicense: 'premium' }],
    ['the plan, when it has none', { plan: null }, { inKey: 'ultimate', inLicense: 'starter' }],
    ['the seats', { user_limit: 101 }, { inKey: '100', inLicense: '101' }],
    ['the seats, when it has no limit', { user_limit: 0 }, { inKey: '100', inLicense: '0' }],
    [
      'the licensee',
      { licensee: { Name: 'Joe' } },
      { inKey: 'Company: Example, Email: jane@example.com, Name: Jane', inLicense: 'Name: Joe' },
    ],
    [
      'the licensee, when it has none',
      { licensee: null },
      { inKey: 'Company: Example, Email: jane@example.com, Name: Jane', inLicense: '' },
    ],
  ])('differ in %s', (_name, fields, expected) => {
    const [field] = Object.keys(fields);
    expect(differences(CONTENT, { ...LICENSE, ...fields })).toEqual([{ field, ...(expected as object) }]);
  });

  it('differ in everything at once', () => {
    const other: License = {
      plan: 'premium',
      starts_at: '2020-01-01',
      expires_at: '2021-01-01',
      user_limit: 5,
      licensee: {},
    };
    expect(differences(CONTENT, other).map(({ field }) => field)).toEqual([
      'starts_at',
      'expires_at',
      'plan',
      'user_limit',
      'licensee',
    ]);
  });
});
