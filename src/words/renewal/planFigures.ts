import type { InstanceStatus } from '../../fleet/status';
import type { License } from '../../gitlab/schemas';
import { licenseOfId } from '../../licensing/licenseRow';
import { addDays, parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import type { LicenseTerms } from '../../licensing/usageReports';
import { isExpired, type SubscriptionFigures } from '../../usage/figures/pageFigures';
import { renewalAdvice, type RenewalAdvice } from '../../usage/figures/renewalAdvice';
import { knownRenewal, type KnownRenewal } from '../../usage/figures/renewalInPlace';
import type { CountOn } from '../../usage/figures/series';
import type { UsageStatistics } from '../../usage/figures/statistics';

/** What a renewal plan says of one instance. */
export interface PlanFigures {
  readonly status: InstanceStatus;
  /** The day on the server. */
  readonly today: PlainDate;
  readonly current: License | undefined;
  readonly isEnded: boolean;
  readonly subscription: SubscriptionFigures;
  readonly renewal: KnownRenewal;
  readonly advice: RenewalAdvice;
  /** What the key of the current license says; undefined where none was read on this computer. */
  readonly terms: LicenseTerms | undefined;
  /** What the usage export comes to; undefined where nobody has fetched it. */
  readonly statistics: UsageStatistics | undefined;
}

/** Without the usage export there are no counts to go by. */
const NO_FORECAST = { kind: 'none', reason: 'noCounts' } as const;

/**
 * Brings together what is known of an instance.
 *
 * @param today the local calendar day
 */
export function planFigures(
  status: InstanceStatus,
  today: PlainDate,
  statistics?: UsageStatistics,
): PlanFigures {
  const { last, coverage, usageReports } = status;
  const current = last?.current;
  const day = coverage?.today ?? today;
  const renewal = renewalOf(status);
  const isEnded = current !== undefined && isExpired(current, day);
  const maximum = isEnded ? current.historical_max : current?.maximum_user_count;
  const subscription = {
    limit: current?.user_limit ?? undefined,
    billable: current?.active_users ?? statistics?.current?.count,
    maximum: maximum ?? statistics?.peak?.count,
  };
  return {
    status,
    today: day,
    current,
    isEnded,
    subscription,
    renewal,
    advice: statistics?.advice ?? adviceWithout(status, subscription, renewal, day),
    terms: usageReports?.current?.terms,
    statistics,
  };
}

/** Whether a renewal is in place, by what was fetched last: the plan says when that was. */
export function renewalOf({ last, coverage, subscription }: InstanceStatus): KnownRenewal {
  return last === undefined || coverage === undefined
    ? { kind: 'unknown', reason: 'notListed' }
    : knownRenewal(last.licenses, coverage, subscription);
}

/** The first day without the current license; undefined: it has no end, or none that is known. */
export function endOf({ last, coverage }: InstanceStatus): PlainDate | undefined {
  const current = licenseOfId(last?.licenses ?? [], coverage?.currentId) ?? last?.current;
  const expiry = parsePlainDate(current?.expires_at ?? '');
  return expiry ?? (coverage?.coveredUntil && addDays(coverage.coveredUntil, 1));
}

function adviceWithout(
  status: InstanceStatus,
  { limit, billable, maximum }: SubscriptionFigures,
  renewal: KnownRenewal,
  today: PlainDate,
): RenewalAdvice {
  const on = status.last?.answer.on ?? today;
  const countOf = (count: number | undefined): CountOn | undefined =>
    count === undefined ? undefined : { on, count };
  const usage = { now: countOf(billable), peak: countOf(maximum), forecast: NO_FORECAST };
  return renewalAdvice(usage, { today, endsOn: endOf(status), limit, renewal });
}
