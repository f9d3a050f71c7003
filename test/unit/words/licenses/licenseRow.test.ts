import { describe, expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import type { PlainDate } from '../../../../src/licensing/plainDate';
import type { Role } from '../../../../src/licensing/roles';
import type { Severity } from '../../../../src/licensing/severity';
import {
  hasRoomForButton,
  licenseAccessibleLabel,
  licenseRowText,
  licenseSpoken,
  planLabel,
} from '../../../../src/words/licenses/licenseRow';

const LICENSE: License = {
  id: 1,
  plan: 'ultimate',
  starts_at: '2027-01-19',
  expires_at: '2026-12-07',
  user_limit: 500,
};

const CURRENT: Role = { kind: 'current', expired: false };
const DAY = '2027-01-27' as PlainDate;
const UPCOMING: Role = { kind: 'upcoming', takesOver: DAY };
const REPLACED: Role = { kind: 'superseded', takesOver: undefined, passedOver: false };

describe('the row of a license', () => {
  it.each<[string, Partial<License>, Role | undefined]>([
    ['expires 2026-12-07 · 512/500', { active_users: 512 }, CURRENT],
    ['expires 2026-12-07 · 12,345/20,000', { active_users: 12345, user_limit: 20000 }, CURRENT],
    ['expires 2026-12-07 · 180 users', { active_users: 180, user_limit: 0 }, CURRENT],
    ['expires 2026-12-07 · 1 user', { active_users: 1, user_limit: 0 }, CURRENT],
    ['expires 2026-12-07 · 500 seats', {}, CURRENT],
    ['expires 2026-12-07', { user_limit: null }, CURRENT],
    ['expires 2026-12-07 · 180 users', { active_users: 180, user_limit: null }, CURRENT],
    ['never expires · 512/500', { expires_at: null, active_users: 512 }, CURRENT],
    ['never expires · unlimited seats', { expires_at: null, user_limit: 0 }, CURRENT],
    ['expiry date unknown · 512/500', { expires_at: '2027-02-30', active_users: 512 }, CURRENT],
    ['expired 2026-12-07 · still in use', { active_users: 512 }, { kind: 'current', expired: true }],
    ['starts 2027-01-19 · 80 seats', { user_limit: 80 }, UPCOMING],
    ['starts 2027-01-19 · 1 seat', { user_limit: 1, active_users: 512 }, UPCOMING],
    ['starts 2027-01-19 · unlimited seats', { user_limit: 0 }, { kind: 'upcoming', takesOver: undefined }],
    ['expired 2026-12-07', { active_users: 512 }, { kind: 'expired' }],
    ['expires 2026-12-07 · 500 seats', { active_users: 512 }, REPLACED],
    ['expires 2026-12-07 · 500 seats', {}, { ...REPLACED, takesOver: DAY }],
    ['expires 2026-12-07 · 500 seats', { starts_at: null, expired: false }, undefined],
    ['expired 2026-12-07', { starts_at: null, expired: true }, undefined],
    ['never expires · 500 seats', { starts_at: null, expires_at: null }, undefined],
  ])('reads: %s', (text, fields, role) => {
    expect(licenseRowText({ ...LICENSE, ...fields }, role)).toBe(text);
  });
});

describe('the label of a license', () => {
  it.each([
    ['Ultimate', 'ultimate', true],
    ['Premium', 'premium', true],
    ['Starter', undefined, true],
    ['Platinum-…', 'platinum-max', false],
    ['Opensource', 'opensource', false],
    ['Enterpris…', 'enterprise-of-the-future', false],
    ['Two wor…', 'two words and more', false],
    ['WWWWW…', 'W'.repeat(40), false],
    ['日本語日本…', '日本語'.repeat(9), false],
    ['Unknown…', '   ', false],
    ['Iiiiiiiiiii…', 'i'.repeat(40), false],
  ])('is %j', (label, plan, isRoomy) => {
    const license = plan === undefined ? {} : { plan };
    expect(planLabel(license)).toBe(label);
    expect(hasRoomForButton(license)).toBe(isRoomy);
  });

  it('splits no character', () => {
    expect(planLabel({ plan: '😀'.repeat(20) })).toMatch(/^😀+…$/u);
  });
});

describe('a license for a screen reader', () => {
  it.each<[string, Partial<License>, Role | undefined, Severity]>([
    [
      'Ultimate license, current, expires 2026-12-07, 512 of 500 seats in use, 12 over, warning',
      { active_users: 512 },
      CURRENT,
      'warning',
    ],
    [
      'Ultimate license, current, expires 2026-12-07, 500 of 500 seats in use',
      { active_users: 500 },
      CURRENT,
      'ok',
    ],
    [
      'Ultimate license, current, expires 2026-12-07, 180 users, unlimited seats, critical',
      { active_users: 180, user_limit: 0 },
      CURRENT,
      'critical',
    ],
    ['Ultimate license, upcoming, starts 2027-01-19, 500 seats', {}, UPCOMING, 'ok'],
    [
      'Ultimate license, expired, still in use, expired 2026-12-07, critical',
      {},
      { kind: 'current', expired: true },
      'expired',
    ],
    ['Ultimate license, expired 2026-12-07', {}, { kind: 'expired' }, 'none'],
    [
      'Ultimate license, on standby, expires 2026-12-07, 500 seats',
      {},
      { ...REPLACED, takesOver: DAY },
      'ok',
    ],
    ['Ultimate license, expires 2026-12-07, 500 seats', { expired: false }, undefined, 'ok'],
  ])('says: %s', (text, fields, role, severity) => {
    const license = { ...LICENSE, ...fields };
    expect(licenseAccessibleLabel(license, role, severity)).toBe(text);
    expect(`Ultimate license, ${licenseSpoken(license, role, severity)}`).toBe(text);
  });

  it('has the whole plan', () => {
    const plan = 'enterprise-of-the-future';
    expect(licenseAccessibleLabel({ ...LICENSE, plan }, CURRENT, 'ok')).toContain(
      'Enterprise-of-the-future license',
    );
  });
});
