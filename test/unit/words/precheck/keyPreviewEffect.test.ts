import { describe, expect, it } from 'vitest';
import { typeFlags } from '../../../gitlab/server';
import { NOTHING_KNOWN, situationWith, TODAY } from '../../licensing/precheck/precheckWorld';
import { legacy, type Json } from '../../testGitlab/world';
import { answer, effect, UNREADABLE } from './keyPreviewTexts';

const LATER = { issued_at: '2027-06-01', expires_at: '2028-06-01' };
describe('what it does', () => {
  it.each<[string, Json, Parameters<typeof situationWith>[0], string[]]>([
    [
      'replaces',
      legacy({ active_user_count: 100 }),
      {},
      [
        'It takes effect today and replaces the Ultimate license 1 (expires 2027-06-01).',
        'Coverage now: until 2027-05-31 (142 days left)',
        'Coverage with it: until 2028-01-09 (365 days left)',
      ],
    ],
    [
      'replaces for a time',
      legacy({ active_user_count: 100 }, { expires_at: '2027-02-01' }),
      {},
      [
        'It takes effect today and replaces the Ultimate license 1 (expires 2027-06-01). GitLab returns to that one on 2027-02-01.',
        'Coverage stays: until 2027-05-31 (142 days left)',
      ],
    ],
    [
      'follows an expired one',
      legacy({ active_user_count: 100 }, { expires_at: undefined }),
      { current: { expires_at: '2027-01-05', expired: true } },
      [
        'It takes effect today and replaces the Ultimate license 1 (expired 2027-01-05).',
        'Coverage now: ended on 2027-01-04',
        'Coverage with it: without end',
      ],
    ],
    [
      'is the first',
      legacy({ active_user_count: 100 }),
      { current: null },
      [
        'It takes effect today.',
        'Coverage now: no license',
        'Coverage with it: until 2028-01-09 (365 days left)',
      ],
    ],
    [
      'starts after a gap',
      legacy({ active_user_count: 100 }, { issued_at: '2027-06-03', expires_at: '2028-06-03' }),
      {},
      [
        'It starts on 2027-06-03. On the day before there is no license.',
        'Coverage stays: until 2027-05-31 (142 days left)',
      ],
    ],
    [
      'has expired',
      legacy({}, { issued_at: '2026-01-01', expires_at: TODAY }),
      {},
      ['It does nothing: it expired on 2027-01-10.'],
    ],
    [
      'is empty',
      legacy({}, { issued_at: '2027-03-01', expires_at: '2027-02-01' }),
      {},
      ['It does nothing: it ends before it starts.'],
    ],
    [
      'cancels',
      legacy({ subscription_name: 'A-S1' }, { generated_from_cancellation: true }),
      {},
      ['It comes from a cancellation: every license of subscription A-S1 would stop counting.'],
    ],
    ['belongs on the web page', legacy({}, typeFlags('online_cloud')), {}, []],
    ['is wrong', legacy({}, { licensee: {} }), {}, ['It does nothing.']],
  ])('%s', (_name, key, world, expected) => {
    expect(effect(key, situationWith(world))).toEqual(expected);
  });

  it('cannot be told without reading it or knowing the instance', () => {
    expect(effect(UNREADABLE)).toEqual(['What it does cannot be told without reading it.']);
    expect(effect(legacy({}), NOTHING_KNOWN)).toEqual([
      'What it does cannot be told: the licenses of gitlab.example.com are not known.',
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
    ['now', legacy({ active_user_count: 100 }), {}, ['gitlab.example.com is expected to accept it.']],
    [
      'later',
      legacy({ active_user_count: 100 }, LATER),
      {},
      ['gitlab.example.com is expected to accept it. Users are checked now, not again when it starts.'],
    ],
    [
      'expired',
      legacy({}, { issued_at: '2026-01-01', expires_at: TODAY }),
      {},
      [
        'gitlab.example.com is expected to refuse it: “This license has already expired.”',
        'Look for a newer key, or ask renewals for one.',
      ],
    ],
    [
      'expired or something before that',
      legacy({ active_user_count: 1 }, { issued_at: '2026-01-01', expires_at: TODAY }),
      { current: null },
      [
        'gitlab.example.com is expected to refuse it, perhaps for another reason first: “This license has already expired.”',
        'Look for a newer key, or ask renewals for one.',
      ],
    ],
    [
      'without a license in use',
      legacy({ active_user_count: 1 }),
      { current: null },
      [
        'Whether gitlab.example.com accepts it cannot be told: without a license in use it looks at user counts that it does not show.',
      ],
    ],
    [
      'without its counts',
      legacy({ active_user_count: 1 }),
      { current: { historical_max: undefined } },
      ['Whether gitlab.example.com accepts it cannot be told: its user counts are not known.'],
    ],
    [
      'with a true-up of another time',
      legacy({ active_user_count: 100, ...TRUE_UP }),
      {},
      [
        'Whether gitlab.example.com accepts it cannot be told: the user counts in the period of the true-up are not known.',
      ],
    ],
    [
      'to a key without restrictions',
      { issued_at: TODAY, expires_at: undefined, restrictions: undefined },
      {},
      [
        'Whether gitlab.example.com accepts it cannot be told: the key has no restrictions, on which GitLab may fail with error 500.',
      ],
    ],
    [
      'to an online cloud key',
      legacy({}, typeFlags('online_cloud')),
      {},
      [
        'It is not sent from here: online cloud licenses are activated on the Subscription page, with an activation code.',
      ],
    ],
    [
      'to a cancellation',
      legacy({}, { generated_from_cancellation: true }),
      {},
      ['It is not sent from here: cancellations are dealt with on the Subscription page.'],
    ],
  ])('%s', (_name, key, world, expected) => {
    expect(answer(key, situationWith(world))).toEqual(expected);
  });

  it('is left to the server where the key cannot be read', () => {
    expect(answer(UNREADABLE)).toEqual([
      'Whether gitlab.example.com accepts it cannot be told: the key could not be read here; the server judges.',
    ]);
  });

  it('is not known of an instance that has never answered', () => {
    expect(answer(legacy({ active_user_count: 1 }), NOTHING_KNOWN)).toEqual([
      'Whether gitlab.example.com accepts it cannot be told: its licenses and users are not known yet.',
    ]);
  });
});
