import { describe, expect, it } from 'vitest';
import type { FindingKind, FindingLevel } from '../../../../src/licensing/precheck/findings';
import { noteLines, warningLines } from '../../../../src/words/precheck/keyPreview';
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
      '⚠ Not licensed on 2027-06-01, before this license starts.',
      '• This key was added from this computer on 2026-12-01.',
    ]);
  });

  it('names the license that is there already', () => {
    const earlierKeys = [{ fingerprint: 'a1b2c3d4e5f6', on: day('2026-12-01'), licenseId: 1 }];
    expect(worthKnowing(preview(UNREADABLE, situationWith({ earlierKeys })))).toEqual([
      '⚠ The instance already has this license: Ultimate license 1 (expires 2027-06-01). It was added from this computer on 2026-12-01.',
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
    expect(warningLines(kinds.map((kind) => ({ level: 'warning', ...kind })))).toEqual([
      '⚠ The key is for A, but the instance is licensed to B.',
      '⚠ 1 seat instead of unlimited seats.',
      '⚠ This license lasts through 2027-01-10, but current coverage lasts through 2027-01-10.',
      '⚠ This license lasts through 2027-01-10, but current coverage has no end date.',
      '⚠ Not licensed from 2027-06-01 through 2027-06-02, after this license ends.',
      '⚠ Closes the gap from 2027-06-01 through 2027-06-02.',
      '⚠ The Premium license 2 (never expires) never takes effect: this license covers all its days.',
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
      noteLines(
        more.map((kind) => ({ level: 'information', ...kind })),
        ROOM,
      ),
    ).toEqual([
      '• The Premium license (expires 2028-06-01) takes effect on 2027-06-02 instead of 2027-06-01.',
      "• This trial replaces an active license. GitLab doesn't record daily user counts during a trial.",
      "• This is a trial. GitLab doesn't record daily user counts during a trial.",
      '• This is a temporary extension until the renewal.',
      "• Add-ons become active after GitLab's nightly sync.",
      '• Add-ons that expire before the license: duo_pro (2027-01-10).',
      "• The date is 2027-06-01 here and 2027-01-10 on the server. The dates above are based on the server's date.",
      '• Downgrade from Premium to Starter.',
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
    expect(warningLines(elsewhere.map((kind) => ({ level: 'refused', ...kind })))).toEqual([]);
    expect(
      noteLines(
        elsewhere.map((kind) => ({ level: 'information', ...kind })),
        ROOM,
      ),
    ).toEqual([]);
  });

  it('is cut off where there is no room for notes, and after eight warnings', () => {
    const findings = (level: FindingLevel) =>
      Array.from({ length: 12 }, () => ({ level, kind: 'temporaryExtension' }) as const);
    const lines = noteLines([...findings('warning'), ...findings('information')], 4);
    expect(lines).toHaveLength(4);
    expect(lines.at(-1)).toBe('• and 9 more');
    expect(warningLines(findings('warning'))).toHaveLength(9);
    expect(warningLines(findings('refused')).at(-1)).toBe('⚠ and 4 more');
  });
});
