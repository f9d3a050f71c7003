/** What is known about an instance when a license key is judged for it. */

import type { License } from '../../gitlab/schemas';
import type { Coverage } from '../coverage';
import type { Thresholds } from '../severity';
import { licenseOfId, rowId } from '../licenseRow';
import type { PlainDate } from '../plainDate';
import { billableUsers } from '../seats';

/** A key that was added to the instance from here. */
export interface EarlierKey {
  readonly fingerprint: string;
  /** The local day on which it was added. */
  readonly on: PlainDate;
  /** The id GitLab gave the license. */
  readonly licenseId?: number;
}

/** The instance's last answers. */
export interface KnownInstance {
  readonly licenses: readonly License[];
  /** Further licenses of which nothing is known, since their rows can't be read. */
  readonly unreadable?: readonly unknown[] | undefined;
  /** What `GET /license` answered; undefined for null. */
  readonly current: License | undefined;
  readonly coverage: Coverage;
  /** The waiting subscriptions that count, in the form of licenses. */
  readonly waiting?: readonly License[] | undefined;
  /** Billable users as GitLab last counted them. */
  readonly billable: number | undefined;
  /**
   * The highest daily count of billable users between two days, both included, from a usage export that the user
   * has asked for; undefined where the export does not hold all of these days.
   */
  readonly highestCount?: (from: PlainDate, to: PlainDate) => number | undefined;
}

export interface InstanceSituation {
  /** The local calendar day. */
  readonly today: PlainDate;
  readonly thresholds: Thresholds;
  /** Keys added to this instance before, the last one last. */
  readonly earlierKeys: readonly EarlierKey[];
  /** GitLab's own, as it writes it, where it is known: "18.10.1-ee". Some rules came with a release. */
  readonly version?: string;
  /** Absent: the instance has never answered. */
  readonly known?: KnownInstance;
}

/** What the fleet knows of an instance, as far as a key is concerned. */
interface SituationFacts {
  readonly last?: Pick<KnownInstance, 'licenses' | 'unreadable' | 'current'>;
  readonly coverage?: Coverage;
  readonly version?: string;
  readonly subscription?: { readonly waiting: readonly License[]; readonly isConfirmed: boolean };
}

/** The situation of an instance from its status in the fleet. */
export function situationOf(
  { last, coverage, version, subscription }: SituationFacts,
  context: Pick<InstanceSituation, 'today' | 'thresholds' | 'earlierKeys'>,
): InstanceSituation {
  const situation = { ...context, ...(version !== undefined && { version }) };
  if (last === undefined || coverage === undefined) {
    return situation;
  }
  const { licenses, unreadable, current } = last;
  const waiting = subscription?.isConfirmed === true ? subscription.waiting : undefined;
  return {
    ...situation,
    known: { licenses, unreadable, current, coverage, waiting, billable: billableUsers(current) },
  };
}

/** The day it is on the server, as far as that is known. */
export function serverToday({ known, today }: InstanceSituation): PlainDate {
  return known?.coverage.today ?? today;
}

/** The license in use today, which is another than the server last named when one has started or ended since. */
export function licenseInUse({ licenses, current, coverage }: KnownInstance): License | undefined {
  const isFresh = current !== undefined && rowId(current) === coverage.currentId;
  return isFresh ? current : licenseOfId(licenses, coverage.currentId);
}
