import { describe, expect, it } from 'vitest';
import type { LicenseKeyReading } from '../../../../src/licensing/key/licenseKeyContent';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import type { Finding } from '../../../../src/licensing/precheck/findings';
import { keySummary } from '../../../../src/words/precheck/keySummary';
import { situationWith } from '../precheck/precheckWorld';
import { readingOf, sampleNames, sampleText } from './samples';

const INVALID = 'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.';

interface Expected {
  /** Of what is read of it. */
  readonly content?: object;
  readonly reading?: object;
  /** What real servers say. */
  readonly answer: object;
  readonly findings?: readonly Partial<Finding>[];
  /** Of what a person reads about the key. */
  readonly summary?: string;
}

const ACCEPTED = { kind: 'accepted', when: 'now', from: '2026-12-01' };
const FAILS = { kind: 'unknown', why: 'serverError' };
const DAYS = { startsAt: '2026-12-01', expiresAt: '2027-12-01' };
const PREMIUM = { ...DAYS, type: 'legacy', plan: 'premium', seats: 100, previousSeats: 90 };
const ULTIMATE = { ...DAYS, plan: 'ultimate', seats: 200, previousSeats: 180, isReconciled: true };

const KEYS: Readonly<Record<string, Expected>> = {
  '01-plain': {
    content: {
      ...PREMIUM,
      licensee: { Name: 'Jane Doe', Company: 'Example Corp.', Email: 'jane@example.com' },
    },
    answer: ACCEPTED,
  },
  '02-boundary': { content: PREMIUM, answer: ACCEPTED },
  '03-noexpiry': {
    content: { plan: 'premium', startsAt: '2026-12-01', seats: 100 },
    answer: { kind: 'refused', reason: 'invalid', message: INVALID },
    findings: [{ level: 'refused', kind: 'noExpiry' }],
  },
  '05-utf8': {
    content: {
      ...PREMIUM,
      licensee: {
        Name: 'Łukasz Żółć 山田太郎 😀',
        Company: 'Straßen- & Brückenbau GmbH test',
        Email: 'ł@пример.рф',
      },
    },
    answer: ACCEPTED,
  },
  '07-trial': {
    content: { ...DAYS, plan: 'ultimate', seats: 100, isTrial: true, subscriptionName: 'A-S00000001' },
    answer: ACCEPTED,
  },
  '09-trueup': {
    content: {
      seats: 150,
      previousSeats: 100,
      trueUp: { quantity: 20, from: '2026-01-10', to: '2027-01-09', periodSeats: 100 },
    },
    answer: ACCEPTED,
  },
  '11-addons-old': {
    content: { plan: 'starter', addOns: { GitLab_FileLocks: 1, GitLab_Auditor_User: 1, GitLab_Geo: 0 } },
    answer: ACCEPTED,
  },
  '21-offline': { content: { ...ULTIMATE, type: 'offlineCloud', addOnPurchases: [] }, answer: ACCEPTED },
  '22-addons': {
    content: {
      ...ULTIMATE,
      addOnPurchases: [
        { name: 'duo_enterprise', quantity: 50, ...dates('2027-12-01'), isTrial: false },
        { name: 'duo_enterprise', quantity: 5, ...dates('2027-02-01'), isTrial: true },
        { name: 'gitlab_credits', quantity: 1, ...dates('2027-12-01'), isTrial: false },
        { name: 'self_hosted_dap', quantity: 1, startsOn: '2026-12-01', isTrial: false },
      ],
    },
    answer: ACCEPTED,
    findings: [
      { kind: 'addOnsIgnored', why: 'noDates' },
      { kind: 'addOnsEndEarlier' },
      { kind: 'addOnsComeLater' },
    ],
    summary:
      'Add-ons: duo_enterprise, 50 seats, starts 2026-12-01, expires 2027-12-01; ' +
      'duo_enterprise, 5 seats, starts 2026-12-01, expires 2027-02-01, trial; ' +
      'gitlab_credits, 1 seat, starts 2026-12-01, expires 2027-12-01; self_hosted_dap, 1 seat, starts 2026-12-01',
  },
  '24-cancellation': {
    content: { type: 'onlineCloud', isFromCancellation: true, expiresAt: '2026-12-02' },
    answer: { kind: 'notSent', why: 'cancellation' },
  },
  '26-noverages': {
    content: { ...ULTIMATE, type: 'legacy', forbidsOverage: true },
    answer: ACCEPTED,
    summary: 'No overage allowed',
  },
  '31-version2': { reading: { kind: 'malformed', problem: 'version' }, answer: FAILS },
  '35-restr-array': {
    content: { ...DAYS, hasRestrictions: false, plan: 'starter' },
    answer: { kind: 'unknown', why: 'noRestrictions' },
  },
  '39-date-slashes': { content: { ...ULTIMATE, type: 'legacy' }, answer: ACCEPTED },
  '48-latin1': {
    content: { ...DAYS, licensee: { Name: 'Müller' }, hasRestrictions: false },
    answer: { kind: 'unknown', why: 'noRestrictions' },
  },
};

function dates(expiresOn: string) {
  return { startsOn: '2026-12-01', expiresOn };
}

describe("keys written by GitLab's own gem", () => {
  it('are all here', () => {
    expect(sampleNames('gem')).toEqual(Object.keys(KEYS).map((name) => `${name}.gitlab-license`));
  });

  it.each(Object.entries(KEYS))('%s', (name, { content, reading, answer, findings = [], summary }) => {
    const read = readingOf('gem', sampleText('gem', `${name}.gitlab-license`)) as LicenseKeyReading;
    expect(read).toMatchObject(reading ?? { kind: 'read', content });
    const checked = precheck(read, 'f1', situationWith());
    expect(checked.answer).toMatchObject(answer);
    for (const finding of findings) {
      expect(checked.findings).toContainEqual(expect.objectContaining(finding));
    }
    expect(keySummary(read).join('\n')).toContain(summary ?? '');
    expect(keySummary(read).join('\n').includes('No overage allowed')).toBe(name === '26-noverages');
  });
});
