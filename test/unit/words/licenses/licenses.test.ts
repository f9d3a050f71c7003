import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import type { Role } from '../../../../src/licensing/roles';
import { licenseDescription, planName, roleMeaning, roleName } from '../../../../src/words/licenses/licenses';

const LICENSE: License = {
  id: 1,
  plan: 'ultimate',
  starts_at: '2026-01-27',
  expires_at: '2027-01-27',
  user_limit: 200,
};

const CURRENT: Role = { kind: 'current', expired: false };
const DAY = '2027-01-27' as PlainDate;

describe('a license in a line', () => {
  it.each<[string, Partial<License>, Role]>([
    ['current · expires 2027-01-27 · 180/200 seats', { active_users: 180 }, CURRENT],
    [
      'current · expires 2027-01-27 · 12,345/20,000 seats',
      { active_users: 12345, user_limit: 20000 },
      CURRENT,
    ],
    [
      'current · expires 2027-01-27 · 180 users, unlimited seats',
      { active_users: 180, user_limit: 0 },
      CURRENT,
    ],
    ['current · expires 2027-01-27 · 200 seats', {}, CURRENT],
    ['current · expires 2027-01-27', { user_limit: null }, CURRENT],
    ['current · never expires · unlimited seats', { expires_at: null, user_limit: 0 }, CURRENT],
    ['still in use · expired 2027-01-27 · 1 seat', { user_limit: 1 }, { kind: 'current', expired: true }],
    [
      'upcoming · starts 2026-01-27 · expires 2027-01-27 · 200 seats',
      {},
      { kind: 'upcoming', takesOver: DAY },
    ],
    [
      'upcoming · starts 2026-01-27 · never expires · 200 seats',
      { expires_at: null },
      { kind: 'upcoming', takesOver: DAY },
    ],
    [
      'upcoming, never takes effect · starts 2026-01-27 · expires 2027-01-27 · 200 seats',
      {},
      { kind: 'upcoming', takesOver: undefined },
    ],
    ['expired 2027-01-27 · 200 seats', { active_users: 300 }, { kind: 'expired' }],
    [
      'superseded · expires 2027-01-27 · 200 seats',
      {},
      { kind: 'superseded', takesOver: undefined, passedOver: false },
    ],
    [
      'on standby · expires 2027-01-27 · 200 seats',
      {},
      { kind: 'superseded', takesOver: DAY, passedOver: false },
    ],
    [
      'not used · expires 2027-01-27 · 200 seats',
      {},
      { kind: 'superseded', takesOver: undefined, passedOver: true },
    ],
  ])('reads: %s', (text, fields, role) => {
    expect(licenseDescription({ ...LICENSE, ...fields }, role)).toBe(text);
  });
});

describe('a license without a start', () => {
  it('says what it can', () => {
    expect(licenseDescription({ ...LICENSE, starts_at: null }, undefined)).toBe(
      'expires 2027-01-27 · 200 seats',
    );
    expect(licenseDescription({ expired: true, expires_at: '2027-01-27' }, undefined)).toBe(
      'expired 2027-01-27',
    );
  });
});

describe('a plan', () => {
  it('is written as GitLab writes it, also one it has not invented yet', () => {
    expect(planName({ plan: 'ultimate' })).toBe('Ultimate');
    expect(planName({ plan: 'gold' })).toBe('Gold');
    expect(planName({ plan: 'galactic' })).toBe('Galactic');
  });

  it('is Starter when the license names none', () => {
    expect(planName({})).toBe('Starter');
  });

  it.each(['', '   ', '\u00a0', '\u200b\u200b'])(
    'is called unknown when its name cannot be seen: %j',
    (plan) => {
      expect(planName({ plan })).toBe('Unknown plan');
    },
  );
});

describe('a role', () => {
  const roles: Role[] = [
    CURRENT,
    { kind: 'current', expired: true },
    { kind: 'upcoming', takesOver: DAY },
    { kind: 'upcoming', takesOver: undefined },
    { kind: 'expired' },
    { kind: 'superseded', takesOver: undefined, passedOver: false },
    { kind: 'superseded', takesOver: DAY, passedOver: false },
    { kind: 'superseded', takesOver: undefined, passedOver: true },
  ];

  it('has a name and a meaning of its own', () => {
    expect(new Set(roles.map(roleName)).size).toBe(roles.length);
    expect(new Set(roles.map(roleMeaning)).size).toBe(roles.length);
  });

  it('is in use although it has ended', () => {
    expect(roleName({ kind: 'current', expired: true })).toBe('expired, still in use');
  });

  it('that takes over says when', () => {
    expect(roleMeaning({ kind: 'upcoming', takesOver: DAY })).toContain('2027-01-27');
    expect(roleMeaning({ kind: 'superseded', takesOver: DAY, passedOver: false })).toContain('2027-01-27');
  });
});
