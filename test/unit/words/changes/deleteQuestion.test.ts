import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import type { DeleteConsequences } from '../../../../src/licensing/changes/deleteConsequences';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import type { Role } from '../../../../src/licensing/roles';
import { deleteDetail, deleteNamePrompt, deleteQuestion } from '../../../../src/words/changes/deleteQuestion';

const ULTIMATE: License = {
  id: 2,
  plan: 'ultimate',
  starts_at: '2026-01-27',
  expires_at: '2027-01-27',
  user_limit: 200,
};
const PREMIUM: License = { ...ULTIMATE, id: 1, plan: 'premium', user_limit: 100 };
const EXPIRED: License = { ...PREMIUM, starts_at: '2025-01-27', expires_at: '2026-01-27', expired: true };

const CURRENT: Role = { kind: 'current', expired: false };
const UPCOMING: Role = { kind: 'upcoming', takesOver: '2027-01-27' as PlainDate };

const NOTHING: DeleteConsequences = {
  license: ULTIMATE,
  role: CURRENT,
  currentAfterwards: { kind: 'none', leavesReadOnly: false },
  reachBefore: until('2027-01-26'),
  reachAfter: { kind: 'over' },
  newGaps: [],
  loss: { kind: 'key', inUsageExport: true },
  sideEffects: [],
  copies: [],
  passedOver: [],
  unread: 0,
};

const LOSS = "You can't get this key back from GitLab. Save it first.";
const UPCOMING_LOSS = "You can't get this key back from GitLab. Make sure you have a copy.";

function until(day: string) {
  return { kind: 'until', day: day as PlainDate } as const;
}

describe('the question before a delete', () => {
  it('names plan, number and instance', () => {
    expect(deleteQuestion(ULTIMATE, 'Production')).toBe('Delete the Ultimate license 2 from Production?');
    expect(deleteQuestion({ plan: 'gold' }, 'Production')).toBe('Delete the Gold license from Production?');
  });

  it('asks for the name of the instance', () => {
    expect(deleteNamePrompt(ULTIMATE, 'Production')).toBe(
      'Enter Production to delete the Ultimate license 2.',
    );
  });
});

describe('what follows from a delete', () => {
  it.each<[string, Partial<DeleteConsequences>, readonly string[]]>([
    [
      'no license',
      {},
      [
        'No license is left, so the instance has only the features of GitLab Free.',
        'Write access remains.',
        LOSS,
      ],
    ],
    [
      'no license that can be read',
      { unread: 1 },
      ['No readable license is left.', "One license can't be read, so the effect may be different.", LOSS],
    ],
    [
      'the end of the read-only state',
      {
        role: { kind: 'current', expired: true },
        currentAfterwards: { kind: 'none', leavesReadOnly: true },
        reachBefore: { kind: 'over' },
        loss: { kind: 'record', inUsageExport: true },
      },
      [
        'No license is left, so the instance has only the features of GitLab Free.',
        'A read-only instance becomes writable again.',
        'This removes its entry from the license history, which you may need for audits.',
      ],
    ],
    [
      'an expired license in use',
      { currentAfterwards: { kind: 'expiredTakesOver', license: EXPIRED, toFree: [1] } },
      [
        'An expired license becomes current: Premium license 1 (starts 2025-01-27, expires 2026-01-27).',
        'Paid features will be locked and the instance may become read-only.',
        'To move to GitLab Free, also delete license 1.',
        LOSS,
      ],
    ],
    [
      'another license in use',
      {
        currentAfterwards: { kind: 'takesOver', license: PREMIUM, over: 14 },
        reachAfter: until('2027-01-26'),
      },
      [
        'The Premium license 1 takes effect immediately: expires 2027-01-27 · 100 seats.',
        "It's 14 seats short of the number of billable users.",
        LOSS,
      ],
    ],
    [
      'an earlier end',
      {
        role: UPCOMING,
        currentAfterwards: { kind: 'same', license: PREMIUM },
        reachBefore: until('2028-01-26'),
        reachAfter: until('2027-01-26'),
        loss: { kind: 'key', inUsageExport: false },
      },
      [
        'Nothing changes today because the Premium license 1 stays current.',
        'Licensed through 2027-01-26 instead of 2028-01-26.',
        UPCOMING_LOSS,
      ],
    ],
    [
      'an end where there was none',
      {
        role: UPCOMING,
        currentAfterwards: { kind: 'same', license: PREMIUM },
        reachBefore: { kind: 'endless' },
        reachAfter: until('2027-01-26'),
        loss: { kind: 'key', inUsageExport: false },
      },
      [
        'Nothing changes today because the Premium license 1 stays current.',
        'Licensed through 2027-01-26 instead of indefinitely.',
        UPCOMING_LOSS,
      ],
    ],
    [
      'nothing that an expired instance could wait for',
      {
        role: UPCOMING,
        currentAfterwards: { kind: 'same', license: undefined },
        loss: { kind: 'key', inUsageExport: false },
      },
      ['No license is in use, now or afterward.', 'No other license follows.', UPCOMING_LOSS],
    ],
    [
      'a gap',
      {
        currentAfterwards: { kind: 'takesOver', license: PREMIUM, over: 1 },
        reachBefore: { kind: 'endless' },
        reachAfter: { kind: 'endless' },
        newGaps: [
          { from: '2027-01-27' as PlainDate, to: '2027-02-03' as PlainDate },
          { from: '2027-03-01' as PlainDate, to: '2027-03-01' as PlainDate },
        ],
      },
      [
        'The Premium license 1 takes effect immediately: expires 2027-01-27 · 100 seats.',
        "It's 1 seat short of the number of billable users.",
        'Not licensed from 2027-01-27 through 2027-02-03.',
        'Not licensed on 2027-03-01.',
        LOSS,
      ],
    ],
    [
      'the loss of history',
      {
        role: { kind: 'expired' },
        currentAfterwards: { kind: 'same', license: ULTIMATE },
        reachAfter: until('2027-01-26'),
        loss: { kind: 'record', inUsageExport: false },
      },
      ['The Ultimate license 2 stays current.', 'This removes history that you may need for audits.'],
    ],
    [
      'what a copy and a license that is not used do',
      {
        currentAfterwards: { kind: 'same', license: ULTIMATE },
        reachAfter: until('2027-01-26'),
        copies: [PREMIUM],
        passedOver: [{ ...PREMIUM, id: 3 }],
      },
      [
        'The Ultimate license 2 stays current.',
        "GitLab doesn't use the Premium license 3 now, for example because of a canceled subscription, but might use it again.",
        LOSS,
        'The Premium license 1 has the same dates, seats, and licensee.',
      ],
    ],
  ])('is told: %s', (_name, changes, lines) => {
    const blocks = deleteDetail({ ...NOTHING, ...changes })
      .split('\n\n')
      .slice(0, -1);
    expect(blocks.join('\n').split('\n')).toEqual(lines);
  });

  it('begins with what changes, sets apart what is lost, and ends with the license as the tree shows it', () => {
    expect(deleteDetail({ ...NOTHING, sideEffects: [{ kind: 'perhapsCloud' }] }).split('\n\n')).toEqual([
      expect.stringContaining('No license is left'),
      LOSS,
      expect.stringContaining('If this is a cloud license'),
      'current · expires 2027-01-27 · 200 seats',
    ]);
  });

  it('names all licenses that stand between the instance and Free', () => {
    const currentAfterwards = { kind: 'expiredTakesOver', license: EXPIRED, toFree: [1, 4] } as const;
    expect(deleteDetail({ ...NOTHING, currentAfterwards })).toContain(
      'To move to GitLab Free, also delete licenses 1, 4.',
    );
  });

  it('says where the key has been saved instead of warning', () => {
    const detail = deleteDetail(NOTHING, { kind: 'file', file: '/home/jane/key.gitlab-license' });
    expect(detail).toContain('Its key is saved in /home/jane/key.gitlab-license.');
    expect(detail).not.toContain('Save it first');
  });

  it.each<[string, DeleteConsequences['sideEffects'][number], RegExp]>([
    [
      'of a key nobody has read',
      { kind: 'perhapsCloud' },
      /^If this is a cloud license, .*activation code\.$/m,
    ],
    [
      'of an online cloud license',
      { kind: 'onlineCloud' },
      /^This is an online cloud .*only with an activation code/m,
    ],
    [
      'of add-ons',
      { kind: 'addOns', unlessNextHasThem: false },
      /^Its add-ons .* stop immediately\. .*14 days later/m,
    ],
    [
      'of add-ons that may stay',
      { kind: 'addOns', unlessNextHasThem: true },
      /^Its add-ons .* stop immediately unless the next license also includes them/m,
    ],
  ])('says what becomes %s', (_name, effect, text) => {
    expect(deleteDetail({ ...NOTHING, sideEffects: [effect] })).toMatch(text);
  });
});
