/** What the overview says of an instance, before it's put into words. */

import type { InstanceStatus } from '../fleet/status';
import type { License } from '../gitlab/schemas';
import { licenseOfId, rowId } from '../licensing/licenseRow';
import { parsePlainDate, type PlainDate } from '../licensing/plainDate';
import { billableUsers, seatsOf } from '../licensing/seats';

/** Users of the license in use. What GitLab doesn't say is missing. */
export interface UserFigures {
  /** 0: unlimited. */
  readonly limit?: number;
  readonly billable?: number;
  readonly over?: number;
}

export function userFigures({ last, coverage }: InstanceStatus): UserFigures {
  const current = last?.current;
  const limit = current?.user_limit;
  const billable = billableUsers(current);
  const over = current && overNow(current, coverage, billable);
  return {
    ...(typeof limit === 'number' && { limit }),
    ...(billable !== undefined && { billable }),
    ...(over !== undefined && { over }),
  };
}

function overNow(
  current: License,
  coverage: InstanceStatus['coverage'],
  billable: number | undefined,
): number | undefined {
  const role = coverage?.roles.get(rowId(current));
  const seats = role && seatsOf(current, role, billable);
  return seats?.kind === 'limited' ? seats.now?.over : undefined;
}

/** The license that comes next, a waiting subscription included, and its first day in use. */
export interface NextLicense {
  readonly license: License;
  readonly from: PlainDate;
}

/** @returns the license that takes over by itself, or else the first one that starts after a gap */
export function nextLicense({ last, coverage, subscription }: InstanceStatus): NextLicense | undefined {
  if (coverage === undefined || last === undefined) {
    return undefined;
  }
  const licenses = [...last.licenses, ...(subscription?.waiting ?? [])];
  const link = coverage.chain[1];
  const follower = link && licenseOfId(licenses, link.id);
  if (link !== undefined && follower !== undefined) {
    return { license: follower, from: link.from };
  }
  return licenses
    .flatMap((license) => {
      const from = parsePlainDate(license.starts_at ?? '');
      const isUpcoming = coverage.roles.get(rowId(license))?.kind === 'upcoming';
      return isUpcoming && from !== undefined ? [{ license, from }] : [];
    })
    .reduce<NextLicense | undefined>(
      (first, one) => (first === undefined || one.from < first.from ? one : first),
      undefined,
    );
}
