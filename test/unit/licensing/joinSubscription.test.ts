import { describe, expect, it } from 'vitest';
import type { LicenseEntry, SubscriptionPage } from '../../../src/gitlab/graphql/subscription';
import type { License } from '../../../src/gitlab/schemas';
import { joinSubscription } from '../../../src/licensing/joinSubscription';
import { isSyncOverdue } from '../../../src/licensing/subscription';

const AT = Date.parse('2027-01-10T12:00:00Z');

const LICENSE: License = {
  id: 7,
  plan: 'premium',
  created_at: '2026-01-20T23:21:58.674Z',
  starts_at: '2026-01-20',
  expires_at: '2027-01-20',
  user_limit: 200,
  licensee: { Name: 'Ada Müller', Email: 'ada@example.com', Company: 'Example, Inc.' },
};

const ENTRY: LicenseEntry = {
  type: 'online_cloud',
  plan: 'premium',
  name: 'Ada Müller',
  email: 'ada@example.com',
  company: 'Example, Inc.',
  startsAt: '2026-01-20',
  expiresAt: '2027-01-20',
  usersInLicenseCount: 200,
  createdAt: '2026-01-20',
};

/** Which licenses got an entry, and its type: "7 onlineCloud". */
function joined(entries: readonly LicenseEntry[], licenses: readonly License[]): string[] {
  const { licenses: found } = joinSubscription({ licenses: entries }, licenses, undefined, AT);
  return found.map(({ id, type }) => `${id} ${type ?? '–'}`);
}

const TWIN = { ...LICENSE, id: 8 };
const OFFLINE = { ...ENTRY, type: 'offline_cloud' };

describe('licenses and entries of GraphQL', () => {
  it.each<[string, LicenseEntry[], License[], string[]]>([
    ['one of each', [ENTRY], [LICENSE], ['7 onlineCloud']],
    ['an id that means nothing', [ENTRY], [{ ...LICENSE, id: 70_000 }], ['70000 onlineCloud']],
    [
      'two that differ in one thing',
      [OFFLINE, { ...ENTRY, plan: 'ultimate' }],
      [LICENSE],
      ['7 offlineCloud'],
    ],
    ['the same key twice on one day', [ENTRY, ENTRY], [LICENSE, TWIN], []],
    [
      'the same key twice, a week apart',
      [ENTRY, { ...OFFLINE, createdAt: '2026-01-27' }],
      [LICENSE, { ...TWIN, created_at: '2026-01-27T01:00:00Z' }],
      ['7 onlineCloud', '8 offlineCloud'],
    ],
    [
      'the same key on two days in a row, which a time zone could move',
      [ENTRY, { ...ENTRY, createdAt: '2026-01-21' }],
      [LICENSE, { ...TWIN, created_at: '2026-01-21T09:00:00Z' }],
      [],
    ],
    ['one entry for two licenses', [ENTRY], [LICENSE, TWIN], []],
    ['two entries for one license', [ENTRY, ENTRY], [LICENSE], []],
    ['a license that cannot be decrypted, so that GraphQL has none', [], [LICENSE], []],
    ['an entry whose license is gone', [ENTRY], [], []],
    ['a zone ahead of UTC', [{ ...ENTRY, createdAt: '2026-01-21' }], [LICENSE], ['7 onlineCloud']],
    ['a zone behind UTC', [{ ...ENTRY, createdAt: '2026-01-19' }], [LICENSE], ['7 onlineCloud']],
    ['another day', [{ ...ENTRY, createdAt: '2026-01-22' }], [LICENSE], []],
    ['no day added', [{ ...ENTRY, createdAt: undefined }], [LICENSE], ['7 onlineCloud']],
    [
      'a moment in place of a day',
      [{ ...ENTRY, createdAt: '2026-01-20T23:21:58Z' }],
      [LICENSE],
      ['7 onlineCloud'],
    ],
    ['another plan', [{ ...ENTRY, plan: 'ultimate' }], [LICENSE], []],
    ['another start', [{ ...ENTRY, startsAt: '2026-01-21' }], [LICENSE], []],
    ['another end', [{ ...ENTRY, expiresAt: '2027-01-21' }], [LICENSE], []],
    ['other seats', [{ ...ENTRY, usersInLicenseCount: 201 }], [LICENSE], []],
    ['another licensee', [{ ...ENTRY, name: 'Ada Muller' }], [LICENSE], []],
    ['another company', [{ ...ENTRY, company: undefined }], [LICENSE], []],
    [
      'no limit',
      [{ ...ENTRY, usersInLicenseCount: null }],
      [{ ...LICENSE, user_limit: 0 }],
      ['7 onlineCloud'],
    ],
    ['no end', [{ ...ENTRY, expiresAt: undefined }], [{ ...LICENSE, expires_at: null }], ['7 onlineCloud']],
    ['no plan', [{ ...ENTRY, plan: 'starter' }], [{ ...LICENSE, plan: null }], ['7 onlineCloud']],
    [
      'a licensee with a name only',
      [{ ...ENTRY, email: undefined, company: undefined }],
      [{ ...LICENSE, licensee: { Name: 'Ada Müller' } }],
      ['7 onlineCloud'],
    ],
    ['a type that nobody knows', [{ ...ENTRY, type: 'quantum_cloud' }], [LICENSE], ['7 –']],
  ])('are joined where it is unique: %s', (_name, entries, licenses, expected) => {
    expect(joined(entries, licenses)).toEqual(expected);
  });
});

describe('the current license', () => {
  const current: LicenseEntry = {
    ...ENTRY,
    trial: true,
    lastSync: '2027-01-09T03:14:00Z',
    blockChangesAt: '2027-02-03',
    activatedAt: '2026-01-20',
    subscriptionName: 'A-S00012345',
  };
  const join = (page: SubscriptionPage, license: License | undefined = LICENSE) =>
    joinSubscription(page, [LICENSE, TWIN], license, AT).licenses;

  it('is the one that both call current', () => {
    expect(join({ current })).toEqual([
      {
        id: 7,
        type: 'onlineCloud',
        trial: true,
        readOnlyFrom: '2027-02-03',
        lastSync: Date.parse('2027-01-09T03:14:00Z'),
        activatedOn: '2026-01-20',
        subscriptionName: 'A-S00012345',
      },
    ]);
  });

  it('adds to what its entry in the history says', () => {
    const licenses = [{ ...ENTRY, blockChangesAt: '2027-02-03' }];
    const page = { current: { ...current, blockChangesAt: undefined }, licenses };
    expect(joinSubscription(page, [LICENSE], LICENSE, AT).licenses).toMatchObject([
      { id: 7, trial: true, readOnlyFrom: '2027-02-03' },
    ]);
  });

  it.each<[string, LicenseEntry, License | undefined]>([
    ['GraphQL means another one', { ...current, startsAt: '2026-02-20' }, LICENSE],
    ['there is none', current, undefined],
  ])('gets nothing when %s', (_name, entry, license) => {
    expect(joinSubscription({ current: entry }, [LICENSE], license, AT).licenses).toEqual([]);
  });

  it('gets nothing that is no day and no moment', () => {
    expect(join({ current: { ...current, lastSync: 'soon', blockChangesAt: '2027-02-30' } })[0]).toEqual(
      expect.not.objectContaining({ lastSync: expect.anything() as unknown }),
    );
  });
});

describe('waiting subscriptions and add-ons', () => {
  it('are taken over as far as they can be read', () => {
    const waiting = [
      { ...ENTRY, startsAt: '2027-01-20', expiresAt: '2028-01-20', usersInLicenseCount: null },
      { ...ENTRY, startsAt: 'soon' },
      { ...ENTRY, startsAt: undefined },
      { ...ENTRY, startsAt: '2027-01-20', expiresAt: '2027-02-30' },
    ];
    const addOns = [
      { name: 'duo_pro', purchasedQuantity: 50, assignedQuantity: 12 },
      { name: 'duo_core', purchasedQuantity: 10 },
      { name: 'duo_amazon_q' },
    ];
    expect(joinSubscription({ waiting, addOns }, [], undefined, AT)).toMatchObject({
      at: AT,
      waiting: [
        {
          plan: 'premium',
          startsAt: '2027-01-20',
          expiresAt: '2028-01-20',
          seats: null,
          licensee: { Name: 'Ada Müller', Email: 'ada@example.com', Company: 'Example, Inc.' },
        },
      ],
      addOns: [
        { name: 'duo_pro', purchased: 50, assigned: 12 },
        { name: 'duo_core', purchased: 10 },
      ],
    });
  });
});

describe('isSyncOverdue', () => {
  const HOUR = 3_600_000;

  it.each<[string, number | undefined, boolean]>([
    ['onlineCloud', AT - 72 * HOUR, false],
    ['onlineCloud', AT - 72 * HOUR - 1, true],
    ['onlineCloud', undefined, false],
    ['onlineCloud', AT + HOUR, false],
    ['offlineCloud', AT - 720 * HOUR, false],
    ['legacy', AT - 720 * HOUR, false],
  ])('of %s, last at %s: %s', (type, lastSync, expected) => {
    const details = { id: 7, type: type as 'legacy', ...(lastSync !== undefined && { lastSync }) };
    expect(isSyncOverdue(details, AT)).toBe(expected);
  });
});
