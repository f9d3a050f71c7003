import type { UnreadableRow } from '../gitlab/schemas';
import type { LicenseDate } from '../licensing/licenseRow';
import type { PlainDate } from '../licensing/plainDate';
import type { RenewalFlaw } from '../licensing/renewal';
import type { SeatsNow } from '../licensing/seats';
import type { Severity } from '../licensing/severity';

/** What every reason has. Without a `date` it is true already. */
interface ReasonOf<Kind extends string> {
  readonly kind: Kind;
  readonly severity: Severity;
  readonly licenseId?: number;
  /** The first day on which what it warns about is true. */
  readonly date?: PlainDate;
  /** Days from today to `date`: 0 is today. */
  readonly inDays?: number;
}

interface Dated {
  readonly date: PlainDate;
  readonly inDays: number;
}

export type ExpiryReason = ReasonOf<'expiry'> & Dated;

/** `to`: the last day without a license. */
export type GapReason = ReasonOf<'gap'> & Dated & { readonly to: PlainDate };

/** A license, or a waiting subscription (without `licenseId`), takes over that has less than what is there today. */
export type RenewalReason = ReasonOf<'renewal'> & Dated & { readonly flaws: readonly RenewalFlaw[] };

/** The current license has too few seats, or few left. */
export type SeatsReason = ReasonOf<'seats'> & {
  readonly licenseId: number;
  readonly limit: number;
  readonly now: SeatsNow;
};

/**
 * `refused`: the server does not take the token, or its rights are not enough; `endUnknown`: it ends on a day that the
 * server wrote as none of the calendar.
 */
export type TokenReason = ReasonOf<'token'> &
  ({ readonly trouble: 'refused' | 'endUnknown' } | ({ readonly trouble: 'expiring' } & Dated));

/** `since`: when the instance last answered, in epoch milliseconds; absent when it never did. */
export type UnreachableReason = ReasonOf<'unreachable'> & { readonly since?: number };

/** A date of a license is no day of the calendar, so that nobody knows when it starts or ends. */
export type DateReason = ReasonOf<'unreadableDate'> & {
  readonly licenseId: number;
  readonly field: LicenseDate;
  /** As the server wrote it. */
  readonly written: string;
};

/** Rows of the list of licenses cannot be read, so that nobody knows what they say; at least one. */
export type RowsReason = ReasonOf<'unreadableRows'> & { readonly rows: readonly UnreadableRow[] };

/** The current license is an online one that has not synchronized for days. */
export type SyncReason = ReasonOf<'sync'> & {
  readonly licenseId: number;
  /** When it did last, in epoch milliseconds. */
  readonly lastSync: number;
};

/**
 * A usage report to GitLab is due since `date`, and no export was saved from here on or after it. `savedOn`: when the
 * last one was, if ever.
 */
export type UsageReportReason = ReasonOf<'usageReport'> &
  Dated & { readonly licenseId: number; readonly savedOn?: PlainDate };

/** Why somebody should look at an instance. */
export type AttentionReason =
  | DateReason
  | ExpiryReason
  | GapReason
  | RenewalReason
  | RowsReason
  | SeatsReason
  | SyncReason
  | TokenReason
  | UnreachableReason
  | UsageReportReason;
