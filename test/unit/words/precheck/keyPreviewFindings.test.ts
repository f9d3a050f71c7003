import { describe, expect, it } from 'vitest';
import type { FindingKind, FindingLevel } from '../../../../src/licensing/precheck/findings';
import { findingLines } from '../../../../src/words/precheck/keyPreview';
import { situationWith, TODAY } from '../../licensing/precheck/precheckWorld';
import { day } from '../../licensing/rows';
import { legacy } from '../../testGitlab/world';
import { preview, UNREADABLE, worthKnowing } from './keyPreviewTexts';

const ROOM = 100;

describe('what is worth knowing', () => {
  it('is marked where it is a warning', () => {
    const earlierKeys = [{ fingerprint: 'a1b2c3d4e5f6', on: day('2026-12-01') }];
    const key = legacy({ active_user_count: 100 }, { issued_at: '2027-06-02', expires_at: '2028-06-01' });
    expect(worthKnowing(preview(key, situationWith({ earlierKeys })))).toEqual([
      '⚠ No license on 2027-06-01, before it starts.',
      '• This key was added from here on 2026-12-01.',
    ]);
  });

  it('names the license that is there already', () => {
    const earlierKeys = [{ fingerprint: 'a1b2c3d4e5f6', on: day('2026-12-01'), licenseId: 1 }];
    expect(worthKnowing(preview(UNREADABLE, situationWith({ earlierKeys })))).toEqual([
      '⚠ The instance has this license already: Ultimate license 1 (expires 2027-06-01). It was added from here on 2026-12-01.',
    ]);
  });

  it('has a sentence of its own for each finding, unless another block says it', () => {
    const gap = { from: day('2027-06-01'), to: day('2027-06-02') };
    const kinds: FindingKind[] = [
      { kind: 'otherLicensee', licensee: 'A', before: 'B' },
      { kind: 'fewerSeatsThanBefore', seats: 1, before: undefined },
      { kind: 'endsEarlier', lastDay: TODAY, coveredUntil: TODAY },
      { kind: 'endsEarlier', lastDay: TODAY, coveredUntil: undefined },
      { kind: 'gapAfter', gap },
      { kind: 'gapClosed', gap },
      { kind: 'postpones', license: { id: 2, plan: 'premium' }, from: gap.from, to: undefined },
    ];
    expect(
      findingLines(
        kinds.map((kind) => ({ level: 'warning', ...kind })),
        ROOM,
      ),
    ).toEqual([
      '⚠ It is made out to A, but the instance is licensed to B.',
      '⚠ It has 1 seat, the license before has no limit.',
      '⚠ Its last day is 2027-01-10, before the coverage now ends (2027-01-10).',
      '⚠ Its last day is 2027-01-10, but the coverage now has no end.',
      '⚠ No license from 2027-06-01 to 2027-06-02, after it ends.',
      '⚠ It closes a gap: there was no license from 2027-06-01 to 2027-06-02.',
      '⚠ The Premium license 2 (never expires) is never used then: this one holds all its days.',
    ]);
    const more: FindingKind[] = [
      {
        kind: 'postpones',
        license: { plan: 'premium', expires_at: '2028-06-01' },
        from: gap.from,
        to: gap.to,
      },
      { kind: 'trial', replaces: true },
      { kind: 'trial', replaces: false },
      { kind: 'temporaryExtension' },
      { kind: 'addOnsComeLater', purchases: [] },
      { kind: 'addOnsEndEarlier', purchases: [{ name: 'duo_pro', expiresOn: TODAY, isTrial: false }] },
      { kind: 'clockDiffers', local: gap.from, server: TODAY },
      { kind: 'lowerPlan', plan: 'starter', before: 'premium', guestsTakeSeats: false },
    ];
    expect(
      findingLines(
        more.map((kind) => ({ level: 'information', ...kind })),
        ROOM,
      ),
    ).toEqual([
      '• The Premium license (expires 2028-06-01) waits until 2027-06-02 instead of 2027-06-01.',
      '• It is a trial and replaces a license in force. During a trial GitLab records no daily user counts.',
      '• It is a trial. During a trial GitLab records no daily user counts.',
      '• It is a temporary extension, to bridge the time until the renewal.',
      "• Its add-ons arrive with the server's nightly job.",
      '• Add-ons that end before the license: duo_pro (2027-01-10).',
      '• Here it is 2027-06-01, on the server 2027-01-10: a clock is wrong. The server is believed.',
      '• It is Starter in place of Premium.',
    ]);
    const elsewhere: FindingKind[] = [
      { kind: 'alreadyExpired', on: TODAY },
      { kind: 'onlineCloud' },
      { kind: 'cancellation' },
      { kind: 'unreadable' },
      { kind: 'damaged' },
      { kind: 'malformed', problem: 'licensee' },
      { kind: 'instanceUnknown' },
    ];
    expect(
      findingLines(
        elsewhere.map((kind) => ({ level: 'refused', ...kind })),
        ROOM,
      ),
    ).toEqual([]);
  });

  it('is cut off where there is no room, but for warnings', () => {
    const findings = (level: FindingLevel) =>
      Array.from({ length: 12 }, () => ({ level, kind: 'temporaryExtension' }) as const);
    const lines = findingLines([...findings('warning'), ...findings('information')], 30);
    expect(lines).toHaveLength(15);
    expect(lines.at(-1)).toBe('• and 10 more');
    expect(findingLines(findings('warning'), 3)).toHaveLength(12);
  });
});
