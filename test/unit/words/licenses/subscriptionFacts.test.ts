import { describe, expect, it } from 'vitest';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import type { LicenseDetails } from '../../../../src/licensing/subscription';
import {
  subscriptionFacts,
  type SubscriptionDetails,
} from '../../../../src/words/licenses/subscriptionFacts';
import { moment } from '../../../../src/words/text/language';

const HOUR = 3_600_000;
const NOW = Date.parse('2027-01-10T12:00:00Z');
const SYNC = NOW - 8 * HOUR;

const ONLINE: LicenseDetails = {
  id: 7,
  type: 'onlineCloud',
  trial: false,
  readOnlyFrom: '2027-02-03' as PlainDate,
  lastSync: SYNC,
  subscriptionName: 'A-S00012345',
};

/** "Label: value", with "!" where somebody should look at it. */
function facts(details: LicenseDetails | undefined, more: Partial<SubscriptionDetails> = {}): string[] {
  const subscription = {
    details,
    addOns: [],
    at: NOW,
    fetchedAt: NOW,
    today: '2027-01-10' as PlainDate,
    ...more,
  };
  return subscriptionFacts(subscription, NOW).map(
    ({ label, value, alarm }) => `${label}: ${value}${alarm === true ? ' !' : ''}`,
  );
}

describe('what GraphQL tells of a license', () => {
  it('is type, subscription, the day it becomes read-only and the last synchronization', () => {
    expect(facts(ONLINE)).toEqual([
      'Type: Online license',
      'Subscription: A-S00012345',
      'Becomes read-only on: 2027-02-03',
      `Last sync: ${moment(SYNC)}`,
    ]);
  });

  it.each<[LicenseDetails, string[]]>([
    [{ id: 7, type: 'legacy', trial: true }, ['Type: Legacy license', 'Trial: Yes']],
    [{ id: 7, type: 'offlineCloud' }, ['Type: Offline license']],
    [{ id: 7, readOnlyFrom: '2027-01-10' as PlainDate }, ['Read-only since: 2027-01-10 !']],
    [{ id: 7 }, []],
  ])('says no more than it knows: %j', (details, expected) => {
    expect(facts(details)).toEqual(expected);
    expect(facts(undefined)).toEqual([]);
  });

  it('warns of an online license that has not synchronized for more than three days', () => {
    const silent = { id: 7, type: 'onlineCloud', lastSync: NOW - 73 * HOUR } as const;
    expect(facts(silent)).toContain(`Last sync: ${moment(silent.lastSync)} !`);
    expect(facts({ ...silent, type: 'offlineCloud' }).join()).not.toContain('!');
  });

  it('has its age where it is older than the license', () => {
    const at = NOW - 48 * HOUR;
    expect(facts({ id: 7, type: 'onlineCloud' }, { at })).toEqual(['Type: Online license, as of 2 days ago']);
    expect(facts({ id: 7, type: 'onlineCloud' }, { at, fetchedAt: at })).toEqual(['Type: Online license']);
    const [fact] = subscriptionFacts(
      { details: ONLINE, addOns: [], at, fetchedAt: NOW, today: '2027-01-10' as PlainDate },
      NOW,
    );
    expect(fact?.copy).toBe('Online license');
  });
});

describe('seats of add-ons', () => {
  it('are subscription by the product, purchased and assigned', () => {
    const addOns = [
      { name: 'DUO_ENTERPRISE', purchased: 1_050, assigned: 12 },
      { name: 'code_suggestions', purchased: 5, assigned: 6 },
      { name: 'quantum', purchased: 1 },
    ];
    expect(facts(undefined, { addOns })).toEqual([
      'GitLab Duo Enterprise: 12 of 1,050 seats assigned',
      'GitLab Duo Pro: 6 of 5 seats assigned !',
      'quantum: 1 seat purchased',
    ]);
  });
});
