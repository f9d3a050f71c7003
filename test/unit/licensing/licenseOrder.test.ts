import { describe, expect, it } from 'vitest';
import type { License } from '../../../src/gitlab/schemas';
import { coverageOf } from '../../../src/licensing/coverage';
import { inLicenseOrder } from '../../../src/licensing/licenseOrder';
import { licenseRows } from '../../../src/licensing/licenseRow';
import { day, lastingAnswer } from './rows';

const TODAY = '2027-01-20';

function license(id: number, startsAt: string | null, expiresAt: string | null): License {
  return {
    id,
    starts_at: startsAt,
    expires_at: expiresAt,
    expired: expiresAt === null ? null : expiresAt <= TODAY,
  };
}

/** The ids in their order, whatever order the server sends. */
function order(licenses: readonly License[], currentId: number | undefined): (number | undefined)[] {
  const thresholds = { warningWithinDays: 30, criticalWithinDays: 7 };
  const answer = lastingAnswer(currentId, TODAY);
  const { roles } = coverageOf(licenseRows(licenses), answer, day(TODAY), thresholds);
  const orders = [licenses, licenses.toReversed()].map((sent) =>
    inLicenseOrder(sent, roles).map(({ id }) => id),
  );
  expect(orders[0]).toEqual(orders[1]);
  return orders[0]!;
}

describe('the licenses of an instance', () => {
  it.each<[string, License[], number | undefined, number[]]>([
    [
      'current, then upcoming by their start, then ended with the latest end first',
      [
        license(9, '2028-01-27', '2029-01-27'),
        license(8, '2027-01-27', '2028-01-27'),
        license(7, '2026-01-27', '2027-01-27'),
        license(6, '2024-01-27', '2025-01-27'),
        license(5, '2025-01-27', '2026-01-27'),
      ],
      7,
      [7, 8, 9, 5, 6],
    ],
    [
      'what stands by right behind the current one, although others start before it takes over',
      [
        license(4, '2026-01-27', '2027-06-01'),
        license(6, '2027-01-15', '2027-03-01'),
        license(5, '2027-05-27', '2028-01-27'),
      ],
      6,
      [6, 4, 5],
    ],
    [
      'what has been replaced behind what is to come',
      [
        license(1, '2026-06-01', '2027-06-01'),
        license(2, '2026-06-01', '2027-06-01'),
        license(3, '2027-06-01', '2028-06-01'),
        license(4, '2025-06-01', '2026-06-01'),
      ],
      2,
      [2, 3, 1, 4],
    ],
    [
      'the current one first although it has ended',
      [
        license(1, '2026-01-15', '2027-01-15'),
        license(2, '2027-02-01', '2028-02-01'),
        license(3, '2025-01-15', '2026-01-15'),
      ],
      1,
      [1, 2, 3],
    ],
    [
      'equals with the newest first',
      [
        license(1, '2024-01-27', '2025-01-27'),
        license(2, '2024-01-27', '2025-01-27'),
        license(3, '2026-06-01', null),
      ],
      3,
      [3, 2, 1],
    ],
    [
      'what has no start before what has ended',
      [
        license(1, '2026-06-01', '2027-06-01'),
        license(2, null, '2028-01-27'),
        license(3, '2025-06-01', '2026-06-01'),
      ],
      1,
      [1, 2, 3],
    ],
    [
      'what has no start and has ended among its like',
      [
        license(2, null, '2026-01-27'),
        license(3, '2025-06-01', '2026-06-01'),
        license(1, '2026-06-01', '2027-06-01'),
      ],
      1,
      [1, 3, 2],
    ],
    ['none', [], undefined, []],
  ])('have %s', (_name, licenses, currentId, ids) => {
    expect(order(licenses, currentId)).toEqual(ids);
  });
});
