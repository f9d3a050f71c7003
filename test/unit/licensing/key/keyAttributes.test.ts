import { describe, expect, it } from 'vitest';
import { rubyDate } from '../../../gitlab/keys/rubyDate';
import { readAttributes } from '../../../../src/licensing/key/keyAttributes';

type Attributes = Record<string, unknown>;

const LEAST = { licensee: { Name: 'Ada' }, issued_at: '2026-01-27' };
const FULL = {
  version: 1,
  licensee: { Name: 'Ada', Email: 'ada@example.com', Company: 'Example, Inc.', Team: 'Æ' },
  issued_at: '2026-01-27',
  expires_at: '2027-01-27',
  notify_admins_at: '2027-01-12',
  notify_users_at: '2027-01-27',
  block_changes_at: '2027-02-10',
  last_synced_at: '2026-01-27T09:21:58.674Z',
  next_sync_at: '2026-01-28T09:21:58Z',
  activated_at: '2026-01-27 09:21:58 UTC',
  cloud_licensing_enabled: false,
  offline_cloud_licensing_enabled: false,
  auto_renew_enabled: true,
  seat_reconciliation_enabled: true,
  operational_metrics_enabled: true,
  contract_overages_allowed: true,
  generated_from_customers_dot: true,
  generated_from_cancellation: true,
  temporary_extension: true,
  restrictions: {
    plan: 'ultimate',
    active_user_count: 200,
    previous_user_count: 180,
    trueup_quantity: 20,
    trueup_from: '2025-01-27',
    trueup_to: '2026-01-26',
    trueup_period_seat_count: 180,
    add_ons: { GitLab_FileLocks: 1, GitLab_Auditor_User: 2, none: null },
    add_on_products: {
      duo_pro: [
        {
          quantity: 50,
          started_on: '2026-01-27',
          expires_on: '2027-01-27',
          purchase_xid: 'C-1',
          trial: false,
        },
        { quantity: 5, started_on: '2026-02-01', expires_on: '2026-03-01', purchase_xid: 'C-2', trial: true },
      ],
      duo_enterprise: [{}, null, 'x'],
      self_hosted_dap: {},
    },
    id: 1234,
    subscription_id: '0001',
    subscription_name: 'A-S00012345',
    reconciliation_completed: true,
    trial: true,
  },
};

/** What is read of the least attributes with these. */
function contentOf(attributes: Attributes) {
  const reading = readAttributes({ ...LEAST, ...attributes });
  expect(reading.kind).toBe('read');
  return reading.kind === 'read' ? reading.content : undefined;
}

function restricted(restrictions: Attributes) {
  return contentOf({ restrictions });
}

describe('the attributes of a key', () => {
  it('are all read', () => {
    expect(readAttributes(FULL)).toEqual({
      kind: 'read',
      content: {
        type: 'legacy',
        plan: 'ultimate',
        startsAt: '2026-01-27',
        expiresAt: '2027-01-27',
        blockChangesAt: '2027-02-10',
        licensee: FULL.licensee,
        isTrial: true,
        isFromCancellation: true,
        isTemporaryExtension: true,
        isReconciled: true,
        hasRestrictions: true,
        seats: 200,
        previousSeats: 180,
        trueUp: { quantity: 20, from: '2025-01-27', to: '2026-01-26', periodSeats: 180 },
        addOnPurchases: [
          {
            name: 'duo_pro',
            quantity: 50,
            startsOn: '2026-01-27',
            expiresOn: '2027-01-27',
            isTrial: false,
          },
          { name: 'duo_pro', quantity: 5, startsOn: '2026-02-01', expiresOn: '2026-03-01', isTrial: true },
          { name: 'duo_enterprise', isTrial: false },
        ],
        addOns: { GitLab_FileLocks: 1, GitLab_Auditor_User: 2 },
        subscriptionName: 'A-S00012345',
      },
    });
  });

  it('that are not there leave nothing behind', () => {
    expect(readAttributes(LEAST)).toStrictEqual({
      kind: 'read',
      content: {
        type: 'legacy',
        plan: 'starter',
        startsAt: '2026-01-27',
        licensee: { Name: 'Ada' },
        isTrial: false,
        isFromCancellation: false,
        isTemporaryExtension: false,
        isReconciled: false,
        hasRestrictions: false,
        addOnPurchases: [],
        addOns: {},
      },
    });
  });

  it('that are null are not there', () => {
    const nothing = Object.fromEntries(Object.keys(FULL).map((name) => [name, null]));
    expect(readAttributes({ ...nothing, ...LEAST })).toStrictEqual(readAttributes(LEAST));
    const restrictions = Object.fromEntries(Object.keys(FULL.restrictions).map((name) => [name, null]));
    expect(restricted(restrictions)).toStrictEqual(restricted({}));
  });

  it('take 0 for a number', () => {
    expect(restricted({ active_user_count: 0, previous_user_count: 0 })).toMatchObject({
      seats: 0,
      previousSeats: 0,
    });
  });

  it.each(['100', null, true, [100], {}])('take %j for no number', (value) => {
    const content = restricted({
      active_user_count: value,
      previous_user_count: value,
      add_ons: { a: value },
    });
    expect(content).toStrictEqual(restricted({}));
  });

  it.each<[unknown, string]>([
    ['silver', 'silver'],
    ['something new', 'something new'],
    ['', 'starter'],
    ['  ', 'starter'],
    [3, 'starter'],
  ])('name the plan %j: %s', (plan, expected) => {
    expect(restricted({ plan })?.plan).toBe(expected);
  });

  it('of a licensee may have any names', () => {
    const licensee = JSON.parse('{"__proto__":"x","Name":null,"Seats":5,"Tags":["a"]}') as object;
    const read = contentOf({ licensee })?.licensee ?? {};
    expect(Object.entries(read)).toEqual([
      ['__proto__', 'x'],
      ['Name', ''],
      ['Seats', '5'],
      ['Tags', '["a"]'],
    ]);
  });

  it.each<[boolean, boolean, string]>([
    [false, false, 'legacy'],
    [true, false, 'onlineCloud'],
    [true, true, 'offlineCloud'],
  ])('cloud %j and offline %j make the type %s', (cloud, offline, type) => {
    const content = contentOf({ cloud_licensing_enabled: cloud, offline_cloud_licensing_enabled: offline });
    expect(content?.type).toBe(type);
  });

  it.each([
    [false, true],
    [true, undefined],
    [undefined, undefined],
    ['false', undefined],
  ])('forbid overage only when it is not allowed: %j', (allowed, expected) => {
    expect(contentOf({ contract_overages_allowed: allowed })?.forbidsOverage).toBe(expected);
  });

  it('are flags only when they are true', () => {
    const flags = ['cloud_licensing_enabled', 'generated_from_cancellation', 'temporary_extension'];
    expect(contentOf(Object.fromEntries(flags.map((flag) => [flag, 'true'])))).toStrictEqual(contentOf({}));
  });
});

describe('a true-up', () => {
  const trueUp = { trueup_quantity: 0, trueup_from: '2025-01-27', trueup_to: '2026-01-26' };

  it('of 0 is one', () => {
    expect(restricted(trueUp)?.trueUp).toEqual({ quantity: 0, from: '2025-01-27', to: '2026-01-26' });
  });

  it('keeps no date that is none', () => {
    expect(restricted({ ...trueUp, trueup_from: 'soon', trueup_to: 5 })?.trueUp).toEqual({ quantity: 0 });
  });

  it.each(['trueup_quantity', 'trueup_from', 'trueup_to'])('is none without %s', (name) => {
    for (const value of [undefined, null, '', ' ']) {
      expect(restricted({ ...trueUp, [name]: value })).not.toHaveProperty('trueUp');
    }
  });

  it('is none in a cloud key', () => {
    const content = contentOf({ cloud_licensing_enabled: true, restrictions: trueUp });
    expect(content).not.toHaveProperty('trueUp');
  });
});

describe('dates', () => {
  it.each<[string, string]>([
    ['2026-01-27', '2026-01-27'],
    ['2028-02-29', '2028-02-29'],
    ['2026/01/27', '2026-01-27'],
    ['20260127', '2026-01-27'],
    ['2026-01-27T23:59:59.999-11:00', '2026-01-27'],
    ['2026-01-27 00:00:00 UTC', '2026-01-27'],
    [' 2026-01-27', '2026-01-27'],
    ['9999-12-31', '9999-12-31'],
    ['2026/12/1', '2026-12-01'],
    ['2026-12-1', '2026-12-01'],
    ['2026.12.1', '2026-12-01'],
    ['1 Dec 2026', '2026-12-01'],
    ['1st December 2026', '2026-12-01'],
    ['Tue, 1 Dec 2026 00:00:00 +0000', '2026-12-01'],
    ['1-Dec-2026', '2026-12-01'],
    ['Dec 1, 2026', '2026-12-01'],
    ['December 1 2026', '2026-12-01'],
    ['1.12.2026', '2026-12-01'],
    ['1/12/2026', '2026-12-01'],
    ['20261201T030405Z', '2026-12-01'],
    ['20261201030405', '2026-12-01'],
  ])('%j is %s', (text, day) => {
    expect(contentOf({ issued_at: text })?.startsAt).toBe(day);
    expect(rubyDate(text)).toBe(day);
  });
});
