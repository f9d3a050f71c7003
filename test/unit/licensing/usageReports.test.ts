import { describe, expect, it } from 'vitest';
import { termsOf } from '../../../src/licensing/key/licenseTerms';
import type { LicenseKeyContent } from '../../../src/licensing/key/licenseKeyContent';
import type { PlainDate } from '../../../src/licensing/plainDate';
import {
  reportDaysOf,
  usageReportsOf,
  type LicenseTerms,
  type RecordedTerms,
} from '../../../src/licensing/usageReports';

const OFFLINE: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: [] };

const days = (startsAt: string, expiresAt: string | undefined, terms: Partial<LicenseTerms> = {}) =>
  reportDaysOf(
    {
      startsAt: startsAt as PlainDate,
      ...(expiresAt !== undefined && { expiresAt: expiresAt as PlainDate }),
    },
    { ...OFFLINE, ...terms },
  );

describe('the days on which a usage report is due', () => {
  it('are the start day of each month, from a month after the start to before the expiry', () => {
    expect(days('2026-11-15', '2027-11-15')).toEqual([
      ...['2026-12-15', '2027-01-15', '2027-02-15', '2027-03-15', '2027-04-15', '2027-05-15'],
      ...['2027-06-15', '2027-07-15', '2027-08-15', '2027-09-15', '2027-10-15'],
    ]);
    expect(days('2027-01-10', '2027-02-10')).toEqual([]);
    expect(days('2027-01-10', '2027-02-11')).toEqual(['2027-02-10']);
  });

  it.each([
    ['2026-12-31', ['2027-01-31', '2027-02-28', '2027-03-31', '2027-04-30']],
    ['2027-12-30', ['2028-01-30', '2028-02-29', '2028-03-30', '2028-04-30']],
    ['2027-01-29', ['2027-02-28', '2027-03-29', '2027-04-29', '2027-05-29']],
  ])('are the last day of a month that is shorter, of a license that starts on %s', (start, first) => {
    expect(days(start, '2030-01-01').slice(0, 4)).toEqual(first);
  });

  it('are two a year with GitLab Flex', () => {
    expect(days('2026-08-31', '2028-08-31', { isFlex: true })).toEqual([
      '2027-02-28',
      '2027-08-31',
      '2028-02-29',
    ]);
  });

  it('are none of a license that reports by itself, of one that never does, and of a trial', () => {
    expect(days('2026-11-15', '2027-11-15', { type: 'onlineCloud' })).toEqual([]);
    expect(days('2026-11-15', '2027-11-15', { type: 'legacy' })).toEqual([]);
    expect(days('2026-11-15', '2027-11-15', { isTrial: true })).toEqual([]);
  });

  it('come to an end for a license without one', () => {
    expect(days('2026-11-15', undefined)).toHaveLength(120);
    expect(days('9999-11-15', undefined).length).toBeLessThanOrEqual(120);
  });
});

describe('what a key says of reports', () => {
  const content: LicenseKeyContent = {
    type: 'offlineCloud',
    plan: 'ultimate',
    startsAt: '2026-11-15' as PlainDate,
    licensee: { Name: 'Jane' },
    isTrial: false,
    isFromCancellation: false,
    isTemporaryExtension: false,
    isReconciled: false,
    hasRestrictions: true,
    addOnPurchases: [{ name: 'duo_pro', isTrial: false }],
    addOns: {},
  };

  it('is its type, whether it is a trial, GitLab Flex and the other add-ons', () => {
    expect(termsOf(content)).toEqual({ ...OFFLINE, addOns: ['duo_pro'] });
    const flexOffline = { name: 'flex_offline', isTrial: false };
    const flex = { ...content, addOnPurchases: [flexOffline, flexOffline] };
    expect(termsOf(flex)).toEqual({ ...OFFLINE, isFlex: true, addOns: ['flex_offline'] });
    expect(termsOf({ ...content, isTrial: true, type: 'legacy' })).toEqual({
      type: 'legacy',
      isTrial: true,
      isFlex: false,
      addOns: ['duo_pro'],
    });
  });
});

describe('what is known of the current license', () => {
  const row = { id: 1, startsAt: '2026-11-15' as PlainDate, expiresAt: '2027-11-15' as PlainDate };
  const noted: RecordedTerms = { ...row, ...OFFLINE, addOns: ['duo_pro'] };
  const subscription = {
    ...{ at: 0, waiting: [], addOns: [{ name: 'duo_core', purchased: 5 }] },
    licenses: [{ id: 1, type: 'offlineCloud' as const, trial: false }],
  };

  it('is what its key says: the license with that number and those dates', () => {
    const dueDays = reportDaysOf(row, OFFLINE);
    const terms = expect.objectContaining({ type: 'offlineCloud', addOns: ['duo_pro'] }) as LicenseTerms;
    const known = { current: { licenseId: 1, terms, dueDays }, savedOn: row.startsAt };
    expect(usageReportsOf({ terms: [noted], savedOn: row.startsAt }, row, undefined)).toEqual(known);
    const before = { ...row, startsAt: '2026-11-14' as PlainDate };
    expect(usageReportsOf({ terms: [noted] }, before, undefined)).toEqual({});
    expect(usageReportsOf({ terms: [noted] }, undefined, undefined)).toEqual({});
  });

  it('counts what GraphQL says of the type first, and what a key says of the rest', () => {
    const known = usageReportsOf({ terms: [] }, row, subscription);
    expect(known.current?.terms).toEqual({ ...OFFLINE, addOns: ['duo_core'] });
    expect(known.current?.dueDays).not.toEqual([]);
    const flex = { ...noted, type: 'legacy' as const, isTrial: true, isFlex: true, addOns: ['flex_offline'] };
    expect(usageReportsOf({ terms: [flex] }, row, subscription).current?.terms).toMatchObject({
      ...{ type: 'offlineCloud', isTrial: false, isFlex: true, addOns: ['flex_offline'] },
    });
  });
});
