import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { statusActions, statusActionTitle } from '../../../../src/words/instances/statusActions';
import { troubleLine } from '../../../../src/words/instances/statusBarText';
import { answered, failed, HOUR, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

const calmFacts = answered([license(1, -100, 300)]);

describe('the list behind the status bar', () => {
  it.each<[string, Facts]>([
    ['Ultimate · 300 days left', calmFacts],
    ['Ultimate · 300 days left · No response within 30 s', { ...calmFacts, attempt: failed(TIMEOUT) }],
    ['12 days left · 14 users over', answered([license(1, -100, 12)], { users: 214 })],
    [
      '12 days left · No response within 30 s',
      answered([license(1, -100, 12)], { attempt: failed(TIMEOUT) }),
    ],
    [
      '12 days left · last reached 2 days ago',
      answered([license(1, -102, 12)], { at: NOW - 48 * HOUR, attempt: failed(TIMEOUT) }),
    ],
    ['Token revoked', answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) })],
    ['12 days left · signed out', answered([license(1, -100, 12)], { credentials: 'missing' })],
  ])('says "%s"', (text, facts) => {
    expect(troubleLine(statusNow(facts), NOW)).toBe(text);
  });

  it.each<[string, Facts, string[]]>([
    [
      'well',
      calmFacts,
      [
        'Show in View',
        'Refresh',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Open Subscription Page',
        'Email GitLab Renewals…',
        'Replace Token…',
      ],
    ],
    [
      'near its end',
      answered([license(1, -100, 12)]),
      [
        'Open Subscription Page',
        'Show in View',
        'Refresh',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Email GitLab Renewals…',
        'Replace Token…',
      ],
    ],
    [
      'refusing its token',
      answered([license(1, -100, 300)], { attempt: failed({ kind: 'tokenRevoked' }) }),
      [
        'Replace Token…',
        'Show in View',
        'Refresh',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Open Subscription Page',
        'Email GitLab Renewals…',
      ],
    ],
    [
      'signed out',
      answered([license(1, -100, 12)], { credentials: 'missing' }),
      [
        'Replace Token…',
        'Show in View',
        'Refresh',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Open Subscription Page',
        'Email GitLab Renewals…',
      ],
    ],
    [
      'not answering',
      { credentials: 'present', attempt: failed(TIMEOUT) },
      [
        'Refresh',
        'Show in View',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Open Subscription Page',
        'Email GitLab Renewals…',
        'Replace Token…',
      ],
    ],
    [
      'without a usable CA file',
      {
        credentials: 'present',
        attempt: failed({ kind: 'caFile', reason: 'noCertificate', path: '/ca.pem' }),
      },
      [
        'Edit Instance…',
        'Show in View',
        'Refresh',
        'Add License…',
        'Show Usage',
        'Show Seats',
        'Open Subscription Page',
        'Email GitLab Renewals…',
        'Replace Token…',
      ],
    ],
  ])('offers for an instance that is %s first what helps', (_name, facts, titles) => {
    expect(statusActions(statusNow(facts)).map(statusActionTitle)).toEqual(titles);
  });
});
