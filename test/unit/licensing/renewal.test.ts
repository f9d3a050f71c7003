import { describe, expect, it } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import { predictCoverage } from '../../../src/licensing/coverage';
import { licenseRows } from '../../../src/licensing/licenseRow';
import { hasFreeGuests, isLowerPlan } from '../../../src/licensing/plans';
import { worseRenewals, type RenewalFlaw } from '../../../src/licensing/renewal';
import { day } from './rows';

const TODAY = day('2027-01-10');

/** "ultimate 100: 2026-02-01 → 2027-02-01"; without seats, none are told. */
function license(id: number, text: string): License {
  const [, plan, limit, starts_at, expires_at] = /^(\S*) ?(\d*): (\S+) → (\S+)$/.exec(text) ?? [];
  return {
    id,
    ...(plan !== '' && { plan: plan! }),
    ...(limit !== '' && { user_limit: Number(limit) }),
    starts_at: starts_at!,
    expires_at: expires_at!,
  };
}

/** The findings in short: "2 from 2027-02-01: seats 80 for 90; premium after ultimate, guests count". */
function worse(texts: readonly string[], billable?: number): string[] {
  const licenses = texts.map((text, index) => license(index + 1, text)).reverse();
  const coverage = predictCoverage(licenseRows(licenses), TODAY, {
    warningWithinDays: 30,
    criticalWithinDays: 7,
  });
  return worseRenewals(licenses, coverage, billable).map(({ licenseId, from, flaws }) => {
    const found = flaws.map(sayFlaw);
    return `${licenseId} from ${from}: ${found.join('; ')}`;
  });
}

function sayFlaw(flaw: RenewalFlaw): string {
  switch (flaw.kind) {
    case 'tooFewSeats':
      return `seats ${flaw.limit} for ${flaw.billable}, ${flaw.over} over`;
    case 'lowerPlan':
      return `${flaw.plan} after ${flaw.before}${flaw.guestsTakeSeats ? ', guests count' : ''}`;
    default:
      return flaw.kind;
  }
}

const NOW_ULTIMATE = 'ultimate 100: 2026-02-01 → 2027-02-01';

describe('worseRenewals', () => {
  it.each<[string, string[], number | undefined, string[]]>([
    ['as good a license', [NOW_ULTIMATE, 'ultimate 100: 2027-02-01 → 2028-02-01'], 90, []],
    ['fewer seats that are still enough', [NOW_ULTIMATE, 'ultimate 90: 2027-02-01 → 2028-02-01'], 90, []],
    [
      'fewer seats than users today',
      [NOW_ULTIMATE, 'ultimate 80: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: seats 80 for 90, 10 over'],
    ],
    ['seats without a limit', [NOW_ULTIMATE, 'ultimate 0: 2027-02-01 → 2028-02-01'], 90, []],
    ['users that are not known', [NOW_ULTIMATE, 'ultimate 80: 2027-02-01 → 2028-02-01'], undefined, []],
    [
      'a lower plan in which guests take seats',
      [NOW_ULTIMATE, 'premium 100: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: premium after ultimate, guests count'],
    ],
    [
      'both at once',
      [NOW_ULTIMATE, 'premium 80: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: seats 80 for 90, 10 over; premium after ultimate, guests count'],
    ],
    [
      'Starter, by a license that names no plan',
      ['premium 100: 2026-02-01 → 2027-02-01', ' 100: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: starter after premium'],
    ],
    [
      'a higher plan',
      ['premium 100: 2026-02-01 → 2027-02-01', 'ultimate 100: 2027-02-01 → 2028-02-01'],
      90,
      [],
    ],
    [
      'a lower plan once, not again in the year after it',
      [NOW_ULTIMATE, 'premium 100: 2027-02-01 → 2028-02-01', 'premium 100: 2028-02-01 → 2029-02-01'],
      90,
      ['2 from 2027-02-01: premium after ultimate, guests count'],
    ],
    [
      'a license that takes over after a gap',
      [NOW_ULTIMATE, 'ultimate 80: 2027-02-11 → 2028-02-01'],
      90,
      ['2 from 2027-02-11: seats 80 for 90, 10 over'],
    ],
    [
      'a license whose turn never comes',
      ['premium 10: 2027-02-01 → 2027-03-01', 'ultimate 100: 2026-02-01 → 2028-02-01'],
      90,
      [],
    ],
    [
      'an older license that GitLab returns to',
      ['premium 80: 2026-06-01 → 2027-06-01', 'ultimate 100: 2026-12-01 → 2027-02-01'],
      90,
      ['1 from 2027-02-01: seats 80 for 90, 10 over; premium after ultimate, guests count'],
    ],
    [
      'a plan that nobody knows',
      ['premium 100: 2026-02-01 → 2027-02-01', 'platinum-max 100: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: unknownPlan'],
    ],
    ['the first license there is', ['premium 80: 2027-02-01 → 2028-02-01'], undefined, []],
    [
      'a license after an expired one',
      ['ultimate 100: 2026-01-05 → 2027-01-05', 'premium 100: 2027-02-01 → 2028-02-01'],
      90,
      ['2 from 2027-02-01: premium after ultimate, guests count'],
    ],
  ])('judges %s', (_name, licenses, billable, expected) => {
    expect(worse(licenses, billable)).toEqual(expected);
  });

  it('names the earliest first, whatever the order of the list', () => {
    expect(
      worse(
        [
          'ultimate 70: 2028-02-01 → 2029-02-01',
          'ultimate 80: 2027-02-01 → 2028-02-01',
          'ultimate 100: 2026-02-01 → 2027-02-01',
        ],
        90,
      ),
    ).toEqual(['2 from 2027-02-01: seats 80 for 90, 10 over', '1 from 2028-02-01: seats 70 for 90, 20 over']);
  });
});

describe('plans', () => {
  it.each([
    ['premium', 'ultimate', true],
    ['starter', 'premium', true],
    ['silver', 'ultimate', true],
    ['premium', 'gold', true],
    ['Premium', 'ULTIMATE', true],
    ['premium', 'silver', false],
    ['ultimate', 'gold', false],
    ['ultimate', 'premium', false],
    ['galactic', 'ultimate', false],
    ['premium', 'galactic', false],
  ])('%s is lower than %s: %s', (plan, other, expected) => {
    expect(isLowerPlan(plan, other)).toBe(expected);
  });

  it('lets guests in without a seat in Ultimate alone, by either of its names', () => {
    expect(['ultimate', 'gold', 'premium', 'starter', 'galactic'].filter(hasFreeGuests)).toEqual([
      'ultimate',
      'gold',
    ]);
  });
});
