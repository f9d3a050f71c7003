import { describe, expect, it } from 'vitest';
import { typeFlags } from '../../../gitlab/server';
import { license, NOTHING_KNOWN, situationWith, TODAY } from '../../licensing/precheck/precheckWorld';
import { legacy, type Json } from '../../testGitlab/world';
import { answer, effect, UNREADABLE } from './keyPreviewTexts';

const LATER = { issued_at: '2027-06-01', expires_at: '2028-06-01' };
describe('what it does', () => {
  it.each([
    [1, "One license can't be read, so the effect may be different."],
    [3, "3 licenses can't be read, so the effect may be different."],
  ])('is said with that %i licenses are not known', (rows, sentence) => {
    const situation = situationWith();
    const unreadable = Array.from({ length: rows });
    const known = { ...situation.known, unreadable };
    expect(effect(legacy({ active_user_count: 100 }), { ...situation, known }).at(-1)).toBe(sentence);
    expect(effect(legacy({ active_user_count: 100 }), situation).at(-1)).not.toContain("can't be read");
  });

  it.each<[string, Json, Parameters<typeof situationWith>[0], string[]]>([
    [
      'replaces',
      legacy({ active_user_count: 100 }),
      {},
      [
        'Takes effect today and replaces the Ultimate license 1 (expires 2027-06-01).',
        'Coverage now: licensed through 2027-05-31 (142 days left)',
        'New coverage: licensed through 2028-01-09 (365 days left)',
      ],
    ],
    [
      'replaces for a time',
      legacy({ active_user_count: 100 }, { expires_at: '2027-02-01' }),
      {},
      [
        'Takes effect today and replaces the Ultimate license 1 (expires 2027-06-01). That license takes effect again on 2027-02-01.',
        "Coverage doesn't change: licensed through 2027-05-31 (142 days left)",
      ],
    ],
    [
      'follows an expired one',
      legacy({ active_user_count: 100 }, { expires_at: undefined }),
      { current: { expires_at: '2027-01-05', expired: true } },
      [
        'Takes effect today and replaces the Ultimate license 1 (expired 2027-01-05).',
        'Coverage now: expired on 2027-01-05',
        'New coverage: licensed without an end date',
      ],
    ],
    [
      'is the first',
      legacy({ active_user_count: 100 }),
      { current: null },
      [
        'Takes effect today.',
        'Coverage now: no license',
        'New coverage: licensed through 2028-01-09 (365 days left)',
      ],
    ],
    [
      'starts after a gap',
      legacy({ active_user_count: 100 }, { issued_at: '2027-06-03', expires_at: '2028-06-03' }),
      {},
      [
        'Takes effect on 2027-06-03, after a gap without a license.',
        "Coverage doesn't change: licensed through 2027-05-31 (142 days left)",
      ],
    ],
    [
      'is an upcoming one once more',
      legacy({ active_user_count: 100 }, LATER),
      { others: [license(8, '2027-06-01', '2028-06-01')] },
      [
        'Takes effect on 2027-06-01 instead of the Ultimate license 8 (expires 2028-06-01).',
        "Coverage doesn't change: licensed through 2028-05-31 (508 days left)",
      ],
    ],
    [
      'has expired',
      legacy({}, { issued_at: '2026-01-01', expires_at: TODAY }),
      {},
      ['No effect: the license expired on 2027-01-10.'],
    ],
    [
      'is empty',
      legacy({}, { issued_at: '2027-03-01', expires_at: '2027-02-01' }),
      {},
      ['No effect: the license expires before it starts.'],
    ],
    [
      'cancels',
      legacy({ subscription_name: 'A-S1' }, { generated_from_cancellation: true }),
      {},
      ['This key comes from a cancellation. It would end every license of subscription A-S1.'],
    ],
    ['belongs on the web page', legacy({}, typeFlags('online_cloud')), {}, []],
    ['is wrong', legacy({}, { licensee: {} }), {}, []],
  ])('%s', (_name, key, world, expected) => {
    expect(effect(key, situationWith(world))).toEqual(expected);
  });

  it("can't be predicted without reading it or knowing the instance", () => {
    expect(effect(UNREADABLE)).toEqual([]);
    expect(effect(legacy({}), NOTHING_KNOWN)).toEqual([
      "The effect can't be predicted because the licenses of gitlab.example.com aren't known.",
    ]);
  });
});

describe('what the instance will answer', () => {
  const TRUE_UP = {
    trueup_quantity: 5,
    trueup_period_seat_count: 80,
    trueup_from: '2024-01-10',
    trueup_to: '2025-01-10',
  };

  it.each<[string, Json, Parameters<typeof situationWith>[0], string[]]>([
    ['now', legacy({ active_user_count: 100 }), {}, ['gitlab.example.com should accept this key.']],
    [
      'later',
      legacy({ active_user_count: 100 }, LATER),
      {},
      [
        'gitlab.example.com should accept this key. GitLab checks the user count now, not when the license starts.',
      ],
    ],
    [
      'expired',
      legacy({}, { issued_at: '2026-01-01', expires_at: TODAY }),
      {},
      [
        'Expected rejection: "This license has already expired."',
        'Look for a newer key, or ask GitLab Renewals for one.',
      ],
    ],
    [
      'expired or something before that',
      legacy({ active_user_count: 1 }, { issued_at: '2026-01-01', expires_at: TODAY }),
      { current: null },
      [
        'Expected rejection (GitLab may name another reason first): "This license has already expired."',
        'Look for a newer key, or ask GitLab Renewals for one.',
      ],
    ],
    [
      'without a license in use',
      legacy({ active_user_count: 1 }),
      { current: null },
      [
        "Can't predict whether gitlab.example.com will accept this key because GitLab doesn't show the user counts it checks while there's no current license.",
      ],
    ],
    [
      'without its counts',
      legacy({ active_user_count: 1 }),
      { current: { historical_max: undefined } },
      ["Can't predict whether gitlab.example.com will accept this key because its user counts aren't known."],
    ],
    [
      'with a true-up of another time',
      legacy({ active_user_count: 100, ...TRUE_UP }),
      {},
      [
        "Can't predict whether gitlab.example.com will accept this key because there are no user counts for the true-up period.",
      ],
    ],
    [
      'to a key without restrictions',
      { issued_at: TODAY, expires_at: undefined, restrictions: undefined },
      {},
      [
        "Can't predict whether gitlab.example.com will accept this key because it has no restrictions, which can make GitLab fail with error 500.",
      ],
    ],
    [
      'to an online cloud key',
      legacy({}, typeFlags('online_cloud')),
      {},
      ["This key isn't sent. Online cloud licenses are activated there, with an activation code."],
    ],
    [
      'to a cancellation',
      legacy({}, { generated_from_cancellation: true }),
      {},
      ["This key isn't sent. Cancellations are handled there."],
    ],
  ])('%s', (_name, key, world, expected) => {
    expect(answer(key, situationWith(world))).toEqual(expected);
  });

  it('is left to the server where the key cannot be read', () => {
    expect(answer(UNREADABLE)).toEqual([
      "This key can't be previewed because no available public key matches it.",
      'gitlab.example.com will check it when you add it.',
    ]);
  });

  it('is not known of an instance that has never answered', () => {
    expect(answer(legacy({ active_user_count: 1 }), NOTHING_KNOWN)).toEqual([
      "Can't predict whether gitlab.example.com will accept this key because its licenses and users aren't known yet.",
    ]);
  });
});
