import type { Instance } from '../instances/instance';
import type { Coverage } from '../licensing/coverage';
import { licenseOfId, rowId, unreadableDates } from '../licensing/licenseRow';
import { addDays, daysBetween } from '../licensing/plainDate';
import { detailsOf, isSyncOverdue } from '../licensing/subscription';
import { billableUsers, seatsOf } from '../licensing/seats';
import { compareSeverity, type Severity, type Thresholds } from '../licensing/severity';
import type { UsageReports } from '../licensing/usageReports';
import { accessReasons, type Access } from './access';
import type { Fetched } from './facts';
import { renewalReasons } from './renewalReasons';
import type { SubscriptionNow } from './subscriptionNow';
import type {
  AttentionReason,
  DateReason,
  ExpiryReason,
  GapReason,
  RowsReason,
  SeatsReason,
  SyncReason,
  UsageReportReason,
} from './reasons';

export type { AttentionReason } from './reasons';

/** Why somebody should look at an instance, worst first. `severity` is that of the worst reason. */
export interface Attention {
  readonly severity: Severity;
  readonly reasons: readonly AttentionReason[];
}

/** What can be a reason. */
interface AttentionInput extends Access {
  readonly coverage: Coverage | undefined;
  /** See `licenseReasons`. */
  readonly ofLicenses: readonly AttentionReason[];
  readonly usageReports: UsageReports | undefined;
}

/** A server that writes more impossible dates has one trouble, not many. */
const MOST_DATES = 3;

/** Judges everything that is known about one instance. */
export function attentionOf(situation: AttentionInput): Attention {
  const { coverage, ofLicenses, usageReports } = situation;
  const reasons = [
    ...ofLicenses,
    ...(coverage === undefined ? [] : reportReasons(coverage, usageReports)),
    ...accessReasons(situation),
  ].sort(compareReasons);
  return { severity: reasons[0]?.severity ?? coverage?.severity ?? 'none', reasons };
}

/** What the licenses themselves are a reason for: the same as long as they, the day and the thresholds are. */
export function licenseReasons(
  coverage: Coverage,
  last: Fetched,
  subscription: SubscriptionNow | undefined,
  thresholds: Thresholds,
): readonly AttentionReason[] {
  const ends = expiryReasons(coverage, last, thresholds);
  return [
    ...ends,
    ...gapReasons(coverage),
    ...renewalReasons(coverage, last, subscription, ends.length > 0),
    ...seatReasons(coverage, last),
    ...syncReasons(coverage, subscription),
    ...dateReasons(last),
    ...rowReasons(last),
  ];
}

/** Whether an instance counts among those somebody should look at; a muted one never does. */
export function needsAttention({
  attention: { severity },
  instance,
}: {
  readonly attention: Attention;
  readonly instance: Pick<Instance, 'muted'>;
}): boolean {
  return instance.muted !== true && severity !== 'ok' && severity !== 'none';
}

/**
 * Negative when `a` comes first: the worse, and of equals the end of all licenses, then what is true already, then
 * what comes sooner.
 */
export function compareReasons(a: AttentionReason, b: AttentionReason): number {
  return compareSeverity(b.severity, a.severity) || urgency(a) - urgency(b);
}

function urgency(reason: AttentionReason): number {
  if (reason.kind === 'expiry') {
    return Number.NEGATIVE_INFINITY;
  }
  return Math.max(0, reason.inDays ?? 0);
}

function expiryReasons(coverage: Coverage, { licenses }: Fetched, thresholds: Thresholds): ExpiryReason[] {
  const { coveredUntil, daysLeft, currentId, severity } = coverage;
  if (coveredUntil === undefined || daysLeft === undefined) {
    return [];
  }
  // A far end is no reason by itself, also where a gap makes the coverage as a whole a warning.
  if (daysLeft > Math.max(thresholds.warningWithinDays, thresholds.criticalWithinDays)) {
    return [];
  }
  return [
    {
      kind: 'expiry',
      severity,
      date: addDays(coveredUntil, 1),
      inDays: daysLeft,
      ...(currentId !== undefined && licenseOfId(licenses, currentId) && { licenseId: currentId }),
    },
  ];
}

/** A gap deserves a warning however far away it is: the renewal that would close it is still to be made. */
function gapReasons({ gaps, today }: Coverage): GapReason[] {
  return gaps.map(({ from, to }) => ({
    kind: 'gap',
    severity: 'warning',
    date: from,
    inDays: daysBetween(today, from),
    to,
  }));
}

/** What an online license knows comes with its synchronization: its renewal, too. */
function syncReasons({ currentId }: Coverage, subscription: SubscriptionNow | undefined): SyncReason[] {
  const details = detailsOf(subscription?.facts, currentId);
  return subscription !== undefined &&
    details?.lastSync !== undefined &&
    isSyncOverdue(details, subscription.facts.at)
    ? [{ kind: 'sync', severity: 'warning', licenseId: details.id, lastSync: details.lastSync }]
    : [];
}

/** A license with an impossible date may be the one that ends next. One that has ended by the server's own word isn't. */
function dateReasons({ licenses }: Fetched): DateReason[] {
  return licenses
    .filter(({ expired }) => expired !== true)
    .flatMap((license) =>
      unreadableDates(license).map((field) => ({
        kind: 'unreadableDate' as const,
        severity: 'warning' as const,
        licenseId: rowId(license),
        field,
        written: license[field] ?? '',
      })),
    )
    .slice(0, MOST_DATES);
}

/** Whatever they say doesn't count, which may be what an instance is licensed by. */
function rowReasons({ unreadable = [] }: Fetched): RowsReason[] {
  const [first] = unreadable;
  if (first === undefined) {
    return [];
  }
  const licenseId = unreadable.length === 1 ? first.id : undefined;
  return [
    {
      kind: 'unreadableRows',
      severity: 'warning',
      rows: unreadable,
      ...(licenseId !== undefined && { licenseId }),
    },
  ];
}

/** The report that became due last; earlier ones are part of it, since an export has every day of the license. */
function reportReasons({ today }: Coverage, reports: UsageReports | undefined): UsageReportReason[] {
  const { current, savedOn } = reports ?? {};
  const date = current?.dueDays.findLast((day) => day <= today);
  if (current === undefined || date === undefined || (savedOn !== undefined && savedOn >= date)) {
    return [];
  }
  return [
    {
      kind: 'usageReport',
      severity: 'warning',
      licenseId: current.licenseId,
      date,
      inDays: daysBetween(today, date),
      ...(savedOn && { savedOn }),
    },
  ];
}

/** Few seats left are a warning exactly where GitLab itself warns. */
function seatReasons({ roles, currentId }: Coverage, { licenses, current }: Fetched): SeatsReason[] {
  const license = licenseOfId(licenses, currentId);
  const role = currentId === undefined ? undefined : roles.get(currentId);
  if (license === undefined || role === undefined) {
    return [];
  }
  const seats = seatsOf(license, role, billableUsers(current));
  if (seats.kind !== 'limited' || seats.now === undefined || (seats.now.over === 0 && !seats.now.alert)) {
    return [];
  }
  return [
    { kind: 'seats', severity: 'warning', licenseId: rowId(license), limit: seats.limit, now: seats.now },
  ];
}
