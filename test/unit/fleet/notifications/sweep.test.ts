import { describe, expect, it } from 'vitest';
import { claimName, claimText, type ClaimMark } from '../../../../src/fleet/notifications/claims';
import { claimsToSweep } from '../../../../src/fleet/notifications/sweep';
import type { Subject } from '../../../../src/fleet/notifications/warnings';
import type { InstanceUrl } from '../../../../src/instances/address';
import { answered, failed, inDays, license, statusNow, TIMEOUT, TODAY } from '../statuses';

const status = statusNow(answered([license(7, -400, -35), license(8, -35, 300)]));
const { url } = status.instance;
const OTHER = 'https://removed.example' as InstanceUrl;

function swept(subject: Subject, mark: ClaimMark, statuses = [status], text = claimText(subject)): boolean {
  const file = { name: claimName(subject, mark), text, writtenOn: inDays(-31) };
  return claimsToSweep([file], statuses, TODAY).length > 0;
}

describe('claims to sweep', () => {
  it.each<[string, Subject, ClaimMark, boolean]>([
    ['of a known license', { url, kind: 'expiry', licenseId: 8, date: inDays(300) }, 60, false],
    ['of a license that is gone', { url, kind: 'expiry', licenseId: 9, date: inDays(300) }, 60, true],
    ['never, of a license that is gone', { url, kind: 'expiry', licenseId: 9 }, 'never', true],
    ['of an instance that is gone', { url: OTHER, kind: 'expiry', licenseId: 8 }, 60, true],
    ['30 days past', { url, kind: 'expiry', licenseId: 7, date: inDays(-30) }, 0, false],
    ['31 days past', { url, kind: 'expiry', licenseId: 7, date: inDays(-31) }, 0, true],
    ['later, 31 days past', { url, kind: 'expiry', licenseId: 7, date: inDays(-31) }, 'later', true],
    ['never, 31 days past', { url, kind: 'expiry', licenseId: 7, date: inDays(-31) }, 'never', false],
    ['of seats', { url, kind: 'seats', licenseId: 8 }, 0, false],
    ['of a token that ends', { url, kind: 'token', date: inDays(3) }, 3, false],
    ['never, of a token that ended', { url, kind: 'token', date: inDays(-31) }, 'never', true],
  ])('%s', (_name, subject, mark, expected) => {
    expect(swept(subject, mark)).toBe(expected);
  });

  it('are none whose license may only be out of sight', () => {
    const subject: Subject = { url, kind: 'expiry', licenseId: 9, date: inDays(300) };
    const last = { ...status.last!, unreadable: [{ id: 9 }] };
    expect(swept(subject, 60, [{ ...status, last }])).toBe(false);
    expect(swept(subject, 60, [{ ...status, last: { ...last, unreadable: [{}] } }])).toBe(false);
    expect(swept(subject, 60, [statusNow(answered([], { attempt: failed(TIMEOUT) }))])).toBe(false);
  });

  it('are those that cannot be read once they are old, but never a wish to hear nothing more', () => {
    const subject: Subject = { url, kind: 'seats', licenseId: 8 };
    expect(swept(subject, 0, [status], '{')).toBe(true);
    expect(swept(subject, 'never', [status], '{')).toBe(false);
  });
});
