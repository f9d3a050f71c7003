/**
 * Subscriptions that wait for their start outside the list of licenses: the renewal of an online cloud license becomes
 * a license only on the day it starts, and until then only GraphQL's `subscriptionFutureEntries` has it.
 */

import type { License } from '../gitlab/schemas';
import { rowId } from './licenseRow';
import type { PlainDate } from './plainDate';

export interface WaitingSubscription {
  /** Absent when GitLab doesn't tell it. */
  readonly plan?: string;
  readonly startsAt: PlainDate;
  /** The first day on which it no longer counts. Absent: it has no end. */
  readonly expiresAt?: PlainDate;
  /** null: no limit; absent when GitLab doesn't tell them. */
  readonly seats?: number | null;
  /** As in a license: "Name", "Email", "Company". */
  readonly licensee?: Readonly<Record<string, string>>;
}

/** What GitLab returned about waiting subscriptions, and when. */
export interface WaitingSubscriptions {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly waiting: readonly WaitingSubscription[];
}

/** A subscription can be canceled meanwhile: returned longer ago than this, it no longer counts. */
export const CONFIRMED_FOR_MS = 2 * 24 * 60 * 60 * 1000;

/**
 * Whether what was returned still counts.
 *
 * @param now epoch milliseconds
 */
export function isConfirmed({ at }: Pick<WaitingSubscriptions, 'at'>, now: number): boolean {
  return now - at <= CONFIRMED_FOR_MS;
}

/**
 * The waiting subscriptions in the form of licenses, the earliest start first. A subscription has no id, and counts as
 * one above those of all licenses, the later its start the higher: `licenseRows` of these and the licenses together
 * give the coverage. One that has become a license meanwhile isn't among them.
 */
export function waitingLicenses(
  subscriptions: WaitingSubscriptions | undefined,
  licenses: readonly License[],
): License[] {
  const highest = licenses.reduce((id, license) => Math.max(id, rowId(license)), 0);
  return (subscriptions?.waiting ?? [])
    .toSorted((one, other) => (one.startsAt < other.startsAt ? -1 : 1))
    .map(asLicense)
    .filter((one) => !licenses.some((license) => isSame(one, license)))
    .map((license, index) => ({ ...license, id: highest + 1 + index }));
}

function asLicense({ plan, startsAt, expiresAt, seats, licensee }: WaitingSubscription): License {
  return {
    plan,
    starts_at: startsAt,
    expires_at: expiresAt ?? null,
    ...(seats !== undefined && { user_limit: seats ?? 0 }),
    ...(licensee !== undefined && { licensee }),
  };
}

function isSame(one: License, other: License): boolean {
  return (
    one.starts_at === other.starts_at &&
    one.expires_at === (other.expires_at ?? null) &&
    one.plan === other.plan &&
    one.user_limit === (other.user_limit ?? undefined)
  );
}
