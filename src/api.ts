import type { Event } from 'vscode';
import type { AttentionReason } from './fleet/reasons';
import type { InstanceState } from './fleet/facts';
import type { License } from './gitlab/schemas';
import type { Severity } from './licensing/severity';

/** What `activate()` returns; other extensions get it as `extensions.getExtension(…).exports`. */
export interface PublicApi {
  readonly version: 1;
  /** Every instance that is set up, in the order of the setting. */
  getInstances(): readonly InstanceSnapshot[];
  /** Something about these instances has changed (or one of them is gone). */
  readonly onDidChange: Event<{ readonly urls: readonly string[] }>;
}

/** What is known about one instance at one moment: plain data, no secrets. Kinds may be added. */
export interface InstanceSnapshot {
  /** The canonical URL: the instance's identity. */
  readonly url: string;
  readonly name: string;
  readonly state: InstanceState;
  /** Epoch milliseconds of the answer that `licenses` come from. */
  readonly fetchedAt?: number;
  /** Why the last attempt failed. */
  readonly error?: { readonly kind: string; readonly message: string };
  /** The license GitLab calls current, as it sent it; it has `active_users`. */
  readonly current?: License;
  /** All licenses as GitLab sent them, newest id first. */
  readonly licenses: License[];
  /**
   * Subscriptions that GitLab's customer portal keeps for the time after the current license, the earliest first: they
   * become licenses when they start. `seats` is null when unlimited. Those that GitLab hasn't confirmed for more than
   * two days are left out, since they don't count.
   */
  readonly waitingSubscriptions: WaitingSubscriptionSnapshot[];
  /** Of the current license, as GraphQL has returned it last; absent where it hasn't. */
  readonly type?: 'legacy_license' | 'online_cloud' | 'offline_cloud';
  readonly trial?: boolean;
  /** The first day on which the instance is read-only unless another license takes effect, `YYYY-MM-DD`. */
  readonly readOnlyFrom?: string;
  /** When an online license synchronized last, ISO 8601. */
  readonly lastSync?: string;
  /** About expiry only. */
  readonly severity: Severity;
  /** 1 on the last day, 0 on the day of expiry, then negative; absent when there is no end. */
  readonly daysLeft?: number;
  /** The last day with a license, `YYYY-MM-DD`. */
  readonly coveredUntil?: string;
  /** Spans without a license that has another one behind them; both days are without a license. */
  readonly gaps: { readonly from: string; readonly to: string }[];
  /** Everything that somebody should look at, worst first. */
  readonly attention: { readonly severity: Severity; readonly reasons: AttentionReasonSnapshot[] };
}

export interface WaitingSubscriptionSnapshot {
  /** Absent where GitLab doesn't tell it. */
  readonly plan?: string;
  /** `YYYY-MM-DD`. */
  readonly startsAt: string;
  /** The first day on which it no longer counts, `YYYY-MM-DD`; absent when it has no end. */
  readonly expiresAt?: string;
  /** null: unlimited; absent where GitLab doesn't tell them. */
  readonly seats?: number | null;
}

/** One reason to look at an instance. */
export interface AttentionReasonSnapshot {
  readonly kind: AttentionReason['kind'];
  readonly severity: Severity;
  /** The license it is about: the one that ends, has too few seats, or takes over. */
  readonly licenseId?: number;
  /** The first day on which it is true, `YYYY-MM-DD`; absent when it is true already. */
  readonly date?: string;
}
