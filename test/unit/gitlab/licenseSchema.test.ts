import { describe, expect, test } from 'vitest';
import { License, LicenseList } from '../../../src/gitlab/schemas';

/** Where a license does not fit; undefined when it does. */
function misfit(license: unknown): string | undefined {
  return License.safeParse(license).error?.issues[0]?.path.join('.');
}

describe('a license', () => {
  test('is kept as it came, with fields that nobody knows', () => {
    const license = { id: 7, plan: 'premium', licensee: { Firma: 'Muster' }, quantum_seats: { used: 3 } };
    expect(License.parse(license)).toEqual(license);
  });

  test('may lack everything', () => {
    expect(License.parse({})).toEqual({});
  });

  test.each(Object.keys(License.shape).filter((field) => field !== 'id'))('may have null as %s', (field) => {
    expect(misfit({ [field]: null })).toBeUndefined();
  });

  test.each<[string, unknown]>([
    ['id', null],
    ['id', '7'],
    ['id', 7.5],
    ['plan', 7],
    ['created_at', 1769472000],
    ['starts_at', '2027-1-27'],
    ['starts_at', '2027-01-27T00:00:00Z'],
    ['expires_at', 20270127],
    ['historical_max', '200'],
    ['maximum_user_count', [200]],
    ['licensee', 'Muster'],
    ['licensee', ['Muster']],
    ['add_ons', 0],
    ['expired', 'false'],
    ['overage', Number.POSITIVE_INFINITY],
    ['user_limit', true],
    ['active_users', {}],
  ])('has no %s like %j', (field, value) => {
    expect(misfit({ id: 7, [field]: value })).toBe(field);
  });

  test.each([[null], ['license'], [[]], [7]])('is not %j', (value) => {
    expect(misfit(value)).toBe('');
  });
});

test('a list names at most 20 licenses that do not fit', () => {
  const { error } = LicenseList.safeParse([{ id: 1 }, ...Array.from({ length: 1_000 }, () => 0)]);
  expect(error?.issues.map(({ path }) => path)).toEqual(
    Array.from({ length: 20 }, (_, index) => [index + 1]),
  );
});

test('a list says which license does not fit', () => {
  const { error } = LicenseList.safeParse([{ id: 1 }, { id: 2, plan: 7 }]);
  expect(error?.issues[0]?.path).toEqual([1, 'plan']);
});
