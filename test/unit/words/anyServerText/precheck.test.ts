import fc from 'fast-check';
import { describe, it } from 'vitest';
import type { LicenseKeyReading } from '../../../../src/licensing/key/licenseKeyContent';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import { fitLabel } from '../../../../src/words/precheck/keyFit';
import { previewText } from '../../../../src/words/precheck/keyPreview';
import { addOnText, keySummary, originLines } from '../../../../src/words/precheck/keySummary';
import { publicKeyProblem } from '../../../../src/words/precheck/keyTextProblem';
import { situationWith } from '../../licensing/precheck/precheckWorld';
import { anyLicense, day, expectHarmless, LIMIT_MS, serverText } from './serverText';

const START = day('2027-01-10');
const END = day('2028-01-10');

const purchase = fc.record({
  name: serverText,
  quantity: fc.nat(),
  startsOn: fc.constant(START),
  expiresOn: fc.constant(day('2027-06-01')),
  isTrial: fc.boolean(),
});

const readKey: fc.Arbitrary<LicenseKeyReading> = fc
  .record({
    type: fc.constantFrom('legacy' as const, 'offlineCloud' as const, 'onlineCloud' as const),
    plan: serverText,
    startsAt: fc.constant(START),
    expiresAt: fc.constant(END),
    licensee: fc.dictionary(serverText, serverText, { minKeys: 1, maxKeys: 3 }),
    isTrial: fc.boolean(),
    isFromCancellation: fc.boolean(),
    isTemporaryExtension: fc.boolean(),
    isReconciled: fc.boolean(),
    hasRestrictions: fc.constant(true),
    seats: fc.nat(),
    addOnPurchases: fc.array(purchase, { maxLength: 6 }),
    addOns: fc.dictionary(serverText, fc.nat(), { maxKeys: 3 }),
    subscriptionName: serverText,
  })
  .map((content) => ({ kind: 'read', content, reader: 'GitLab' }));

const malformed: fc.Arbitrary<LicenseKeyReading> = serverText.map((problem) => ({
  kind: 'malformed',
  type: 'legacy',
  problem,
  reader: 'GitLab',
}));

describe('whatever a key and the licenses of an instance say', { timeout: LIMIT_MS }, () => {
  it('the preview does no harm', () => {
    const key = fc.oneof({ weight: 9, arbitrary: readKey }, malformed);
    expectHarmless(fc.tuple(key, anyLicense, anyLicense), ([reading, current, other]) => {
      const known = { ...current, id: 1, starts_at: '2026-01-10', expires_at: '2027-06-01' };
      const checked = precheck(
        reading,
        '0123456789ab',
        situationWith({ current: known, others: [{ ...other, id: 2 }] }),
      );
      return {
        lines: [fitLabel(checked).text, ...keySummary(reading), ...originLines(reading, '0123456789ab')],
        blocks: [previewText(checked, 'Production')],
      };
    });
  });

  it('add-ons do no harm', () => {
    expectHarmless(purchase, (bought) => ({ lines: [addOnText(bought)] }));
  });

  it('the name of a file does no harm', () => {
    const problem = fc.constantFrom('privateKey' as const, 'notPem' as const, 'damaged' as const);
    expectHarmless(problem, (why) => ({ lines: [publicKeyProblem('key.pem', why)] }));
  });
});
