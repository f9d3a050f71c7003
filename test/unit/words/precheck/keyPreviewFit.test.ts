import { describe, expect, it } from 'vitest';
import { precheck } from '../../../../src/licensing/precheck/precheck';
import { predictAnswer } from '../../../../src/licensing/precheck/predictedAnswer';
import {
  fitHeading,
  fitLabel,
  fitRank,
  isCandidate,
  type FitLabel,
} from '../../../../src/words/precheck/keyFit';
import {
  refusalHelp,
  type RefusalAction,
  type RefusalKind,
} from '../../../../src/words/precheck/refusalHelp';
import { typeFlags } from '../../../gitlab/server';
import { readingOf, situationWith, TODAY } from '../../licensing/precheck/precheckWorld';
import { currently, during, legacy, trueUpRefusal, type Json } from '../../testGitlab/world';

const EXPIRED: Json = { issued_at: '2026-01-01', expires_at: TODAY };

describe('how a key fits an instance', () => {
  it.each<[string, string, Json, Parameters<typeof situationWith>[0]]>([
    ['fits', 'fits here', legacy({ active_user_count: 100 }), {}],
    [
      'alreadyThere',
      'already there',
      legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: '2027-06-01' }),
      {},
    ],
    [
      'otherLicensee',
      'licensed to Other',
      legacy({ active_user_count: 100 }),
      { current: { licensee: { Company: 'Other' } } },
    ],
    ['notSent', 'belongs on the Subscription page', legacy({}, typeFlags('online_cloud')), {}],
    ['unknown', "can't be predicted", legacy({ active_user_count: 100 }), { current: null }],
    ['wouldBeRefused', 'would be rejected: the license has expired', legacy({}, EXPIRED), {}],
    ['wouldBeRefused', 'would be rejected: the key is invalid', legacy({}, { licensee: {} }), {}],
    [
      'wouldBeRefused',
      'would be rejected: 1,200 users in the past year for 1,000 seats',
      legacy({ active_user_count: 1000 }),
      { current: { historical_max: 1200 } },
    ],
    [
      'wouldBeRefused',
      'would be rejected: 90 billable users for 1 seat',
      legacy({ active_user_count: 1, previous_user_count: 90 }),
      {},
    ],
    [
      'wouldBeRefused',
      'would be rejected: true-up for 2 users, 30 needed',
      legacy({ trueup_quantity: 2, trueup_period_seat_count: 100, trueup_from: TODAY, trueup_to: TODAY }),
      { highestCount: () => 130, current: { historical_max: 130 } },
    ],
  ])('%s: %s', (kind, text, key, world) => {
    expect(fitLabel(precheck(readingOf(key), 'f1', situationWith(world)))).toEqual({ kind, text });
  });
});

describe('the instances that a key could go to', () => {
  const KINDS: readonly FitLabel['kind'][] = [
    'notSent',
    'alreadyThere',
    'otherLicensee',
    'wouldBeRefused',
    'fits',
    'unknown',
  ];
  const all = KINDS.flatMap((kind) => [false, true].map((isInReach) => ({ kind, isInReach })));
  const ranks = all.toSorted(
    (one, other) => fitRank(one.kind, one.isInReach) - fitRank(other.kind, other.isInReach),
  );

  it('stand with the candidates first that can be asked now, then those that cannot', () => {
    const shown = ranks.map(({ kind, isInReach }) => `${kind}${isInReach ? '' : ', down'}`);
    expect(shown.slice(0, 6)).toEqual([
      'fits',
      'unknown',
      'otherLicensee',
      'fits, down',
      'unknown, down',
      'otherLicensee, down',
    ]);
    expect(new Set(shown.slice(6, 8))).toEqual(new Set(['alreadyThere', 'alreadyThere, down']));
    expect(new Set(shown.slice(8, 10))).toEqual(new Set(['wouldBeRefused', 'wouldBeRefused, down']));
  });

  it('have one heading for each place in the list, with how many there are', () => {
    const headings = ranks.map(({ kind, isInReach }) => fitHeading(kind, isInReach, 1_200));
    expect(headings[0]).toBe('Fits (1,200)');
    expect(headings.slice(3, 6)).toEqual(Array.from({ length: 3 }, () => 'Not reachable now (1,200)'));
    // What belongs below one heading stands together.
    expect(headings.filter((heading, index) => heading !== headings[index - 1])).toEqual([
      ...new Set(headings),
    ]);
  });

  it('are candidates where the key may be wanted', () => {
    const wanted = KINDS.filter((kind) => isCandidate({ kind, text: '' }));
    expect(wanted).toEqual(['otherLicensee', 'fits', 'unknown']);
  });
});

describe('what helps against a refusal', () => {
  it.each<[RefusalKind, RefusalAction, string]>([
    ['currentUsers', 'refreshAndRetry', currently('1,234 active users', '1,000', '234 users', '1,234 users')],
    ['currentUsers', 'refreshAndRetry', currently('1 active user', '0', '1 user', '1 user')],
    ['priorUsers', 'renewals', during('111 active users', '100', '11 users', '111 users')],
    [
      'priorUsers',
      'renewals',
      'During the year before this license started, this GitLab installation had 111 active users, exceeding this license’s limit of 100 by 11 users. Please upload a license for at least 111 users or contact sales at renewals@gitlab.com',
    ],
    ['trueUp', 'renewals', trueUpRefusal(20, 23)],
    ['expired', 'none', 'This license has already expired.'],
    [
      'invalid',
      'none',
      'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.',
    ],
    ['invalid', 'none', 'The license key is invalid.'],
    [
      'onlineCloud',
      'subscriptionPage',
      "It looks like you're attempting to activate your subscription. Use the subscription page instead.",
    ],
    ['other', 'none', 'Diese Lizenz ist bereits abgelaufen.'],
    ['other', 'none', ''],
  ])('%s: %s (%s)', (kind, action, message) => {
    const help = refusalHelp(message);
    expect(help).toMatchObject({ kind, action });
    expect(help.text === '').toBe(kind === 'other');
  });

  it('goes by what was foretold where the message may have been translated', () => {
    const foretold = (key: Json) => predictAnswer(readingOf(key), situationWith());
    expect(refusalHelp('Diese Lizenz ist bereits abgelaufen.', foretold(legacy({}, EXPIRED))).kind).toBe(
      'expired',
    );
    expect(refusalHelp(undefined, foretold(legacy({}, { licensee: {} }))).kind).toBe('invalid');
    const tooFewSeats = foretold(legacy({ active_user_count: 1 }));
    expect(tooFewSeats).toMatchObject({ reason: 'priorUsers' });
    expect(refusalHelp('Something else', tooFewSeats).kind).toBe('other');
    expect(refusalHelp('The license key is invalid.', foretold(legacy({}, EXPIRED))).kind).toBe('invalid');
  });
});
