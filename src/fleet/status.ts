import type { Failure } from '../gitlab/errors';
import type { Instance } from '../instances/instance';
import { coverageOf, type Coverage } from '../licensing/coverage';
import { type Thresholds } from '../licensing/severity';
import { licenseOfId, licenseRows } from '../licensing/licenseRow';
import type { PlainDate } from '../licensing/plainDate';
import { usageReportsOf, type UsageReports } from '../licensing/usageReports';
import { attentionOf, licenseReasons, type Attention, type AttentionReason } from './attention';
import { countedWaiting, subscriptionAt, type SubscriptionNow } from './subscriptionNow';
import { failureIn, stateOf, type Facts, type Fetched, type InstanceState } from './facts';

/** Everything that is known about one instance now, derived from its facts and the day. */
export interface InstanceStatus {
  readonly instance: Instance;
  readonly state: InstanceState;
  readonly refreshing: boolean;
  readonly last?: Fetched;
  /** Why the last attempt failed. */
  readonly failure?: Failure;
  /** Known as soon as licenses are. */
  readonly coverage?: Coverage;
  readonly attention: Attention;
  /** What GraphQL has returned in addition; absent as long as it hasn't. */
  readonly subscription?: SubscriptionNow;
  /** The first day on which the stored token is refused, as far as it is known; `unknown`: it has one, but no day of the calendar. */
  readonly tokenExpiresOn?: PlainDate | 'unknown';
  /** GitLab's own, "18.10.1-ee". */
  readonly version?: string;
  /** When the end of the token and the version were asked for, in epoch milliseconds. */
  readonly detailsAt?: number;
  /** What is known of its usage reports, once what was recorded of them has been looked up. */
  readonly usageReports?: UsageReports;
}

/** When something is judged. */
export interface StatusMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The local calendar day of `now`. */
  readonly today: PlainDate;
}

/** What only the licenses, the day and the thresholds decide. */
export interface Judged extends Pick<InstanceStatus, 'coverage' | 'subscription'> {
  readonly reasons: readonly AttentionReason[];
}

/** @param judged from the same licenses, day and thresholds */
export function statusOf(
  instance: Instance,
  facts: Facts,
  { now, today }: StatusMoment,
  thresholds: Thresholds,
  { coverage, subscription, reasons }: Judged = judgedOf(facts.last, { now, today }, thresholds),
): InstanceStatus {
  const failure = failureIn(facts.attempt);
  const usageReports = reportsNow(facts, coverage, subscription);
  // Who signed out knows it, and a token that is gone can't expire.
  const tokenExpiresOn = facts.credentials === 'missing' ? undefined : facts.tokenExpiresOn;
  return {
    instance,
    state: stateOf(facts),
    refreshing: facts.attempt.kind === 'running',
    ...(facts.last && { last: facts.last }),
    ...(failure && { failure }),
    ...(coverage && { coverage }),
    ...(subscription && { subscription }),
    ...(tokenExpiresOn && { tokenExpiresOn }),
    ...(facts.version !== undefined && { version: facts.version }),
    ...(facts.detailsAt !== undefined && { detailsAt: facts.detailsAt }),
    ...(usageReports && { usageReports }),
    attention: attentionOf({
      ...{ coverage, ofLicenses: reasons, usageReports },
      ...{ last: facts.last, failure, tokenExpiresOn, now, today },
    }),
  };
}

function reportsNow(
  { reportNotes, last }: Facts,
  coverage: Coverage | undefined,
  subscription: SubscriptionNow | undefined,
): UsageReports | undefined {
  if (reportNotes === undefined) {
    return undefined;
  }
  const license = licenseOfId(last?.licenses ?? [], coverage?.currentId);
  const [row] = licenseRows(license === undefined ? [] : [license]);
  return usageReportsOf(reportNotes, row, subscription?.facts);
}

export function judgedOf(
  last: Fetched | undefined,
  { now, today }: StatusMoment,
  thresholds: Thresholds,
): Judged {
  if (last === undefined) {
    return { reasons: [] };
  }
  const subscription = subscriptionAt(last, now);
  const rows = licenseRows([...last.licenses, ...countedWaiting(subscription)]);
  const coverage = coverageOf(rows, last.answer, today, thresholds);
  return {
    coverage,
    ...(subscription && { subscription }),
    reasons: licenseReasons(coverage, last, subscription, thresholds),
  };
}
