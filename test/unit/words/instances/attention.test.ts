import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { reasonText, reasonTexts } from '../../../../src/words/instances/attention';
import type { Failure } from '../../../../src/gitlab/errors';
import { answered, failed, HOUR, inDays, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const calm = license(1, -100, 300);
const NEVER: Facts = { credentials: 'present', attempt: failed(TIMEOUT) };

/** The last reason in few words, and in full. */
function words(facts: Facts): [string, string] {
  const { summary, sentence } = reasonTexts(statusNow(facts), NOW).at(-1)!;
  return [summary, sentence];
}

describe('a reason in words', () => {
  it.each<[string, string, Facts]>([
    ['12 days left', 'Licensed through 2027-01-21.', answered([license(1, -100, 12)])],
    ['last day', 'Licensed through 2027-01-10.', answered([license(1, -100, 1)])],
    ['expired 3 days ago', 'License expired on 2027-01-07.', answered([license(1, -100, -3)])],
    [
      'gap in 200 days',
      'Not licensed from 2027-07-29 through 2027-08-05. The next license starts on 2027-08-06.',
      answered([license(1, -100, 200), license(2, 208, 500)]),
    ],
    [
      'gap from tomorrow',
      'Not licensed on 2027-01-11. The next license starts on 2027-01-12.',
      answered([license(1, -100, 1), license(2, 2, 500)]),
    ],
    [
      'gap through 2027-01-12',
      'Not licensed from 2027-01-07 through 2027-01-12. The next license starts on 2027-01-13.',
      answered([license(1, -100, -3), license(2, 3, 500)]),
    ],
    ['14 users over', '214 billable users for 200 seats (14 over).', answered([calm], { users: 214 })],
    ['1 user over', '201 billable users for 200 seats (1 over).', answered([calm], { users: 201 })],
    [
      'no seats left',
      '0 of 200 seats left. GitLab also warns its administrators.',
      answered([calm], { users: 200 }),
    ],
    [
      '1 seat left',
      '1 of 200 seats left. GitLab also warns its administrators.',
      answered([calm], { users: 199 }),
    ],
    [
      '10 seats left',
      '10 of 200 seats left. GitLab also warns its administrators.',
      answered([calm], { users: 190 }),
    ],
    [
      'renewal has 10 seats too few',
      'The license that takes effect on 2027-11-06 has 80 seats for 90 current billable users (10 over).',
      answered([calm, license(2, 300, 600, { user_limit: 80 })], { users: 90 }),
    ],
    [
      'renewal has 1 seat too few',
      'The license that takes effect on 2027-11-06 has 89 seats for 90 current billable users (1 over).',
      answered([calm, license(2, 300, 600, { user_limit: 89 })], { users: 90 }),
    ],
    [
      'renewal is Premium',
      'The license that takes effect on 2027-11-06 is Premium instead of Ultimate. Guests and users without a membership will then use seats.',
      answered([calm, license(2, 300, 600, { plan: 'premium' })]),
    ],
    [
      'renewal has 10 seats too few, renewal is Starter',
      'The license that takes effect on 2027-11-06 has 80 seats for 90 current billable users (10 over). The license that takes effect on 2027-11-06 is Starter instead of Premium.',
      answered([{ ...calm, plan: 'premium' }, license(2, 300, 600, { plan: 'starter', user_limit: 80 })], {
        users: 90,
      }),
    ],
    [
      'token expires in 5 days',
      'The token expires on 2027-01-15. Create a new one and replace it before then.',
      answered([calm], { tokenExpiresOn: inDays(5) }),
    ],
    [
      'token expires tomorrow',
      'The token expires on 2027-01-11. Create a new one and replace it before then.',
      answered([calm], { tokenExpiresOn: inDays(1) }),
    ],
    [
      'token expired',
      'The token expired on 2027-01-10. Create a new one and replace it.',
      answered([calm], { tokenExpiresOn: inDays(0) }),
    ],
    [
      'Token revoked',
      'The token for Production was revoked. Create a new one in GitLab and replace it.',
      answered([calm], { attempt: failed({ kind: 'tokenRevoked' }) }),
    ],
  ])('%s', (summary, sentence, facts) => {
    expect(words(facts)).toEqual([summary, sentence]);
  });

  it('says how long an instance has not answered, and why it does not', () => {
    const [summary, sentence] = words(answered([calm], { at: NOW - 72 * HOUR, attempt: failed(TIMEOUT) }));
    expect(summary).toBe('last reached 3 days ago');
    expect(sentence).toMatch(/^It last responded 3 days ago\. .*Production/);
  });

  it('says why an instance has never answered', () => {
    const [summary, sentence] = words(NEVER);
    expect(summary).toBe('No response within 30 s');
    expect(sentence).toMatch(/^No licenses have been loaded yet\. .*Production/);
  });

  it('does without the failure where it is gone already', () => {
    const status = statusNow(answered([calm]));
    const refused = { kind: 'token', trouble: 'refused', severity: 'critical' } as const;
    const unreachable = { kind: 'unreachable', severity: 'warning' } as const;
    expect(reasonText(refused, status, NOW)).toEqual({
      summary: 'token rejected',
      sentence: 'GitLab rejects the stored token. Replace it.',
    });
    expect(reasonText(unreachable, status, NOW)).toEqual({
      summary: 'never reached',
      sentence: 'No licenses have been loaded yet.',
    });
  });

  it.each<[Failure, string, string]>([
    [
      { kind: 'secretStorage' },
      'Secret storage unavailable',
      "Can't use this computer's secret storage for the token of Production. Unlock it and try again.",
    ],
    [
      { kind: 'caFile', reason: 'noCertificate', path: '/ca.pem' },
      'No certificate in CA file',
      "The CA file of Production doesn't contain a certificate: /ca.pem. Choose a PEM file that does.",
    ],
    [
      { kind: 'unexpected', where: 'Error' },
      'Unexpected error',
      'An unexpected error occurred with Production. See the log for details.',
    ],
  ])('does not blame the instance for what is wrong on this side: %j', (failure, summary, message) => {
    expect(words({ credentials: 'present', attempt: failed(failure) })).toEqual([summary, message]);
    expect(words(answered([calm], { at: NOW - 72 * HOUR, attempt: failed(failure) }))).toEqual([
      summary,
      `${message} Its licenses were last fetched 3 days ago.`,
    ]);
  });
});
