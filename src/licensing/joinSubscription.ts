/**
 * Which license of the License API is which entry of GraphQL. Their ids have nothing to do with each other: GraphQL's
 * comes from the license key, and a key can be added twice. What both tell decides, and only where it is unique.
 */

import type { AddOnPurchase, LicenseEntry, SubscriptionPage } from '../gitlab/graphql/subscription';
import type { License } from '../gitlab/schemas';
import { rowId } from './licenseRow';
import { daysBetween, parsePlainDate, type PlainDate } from './plainDate';
import { DEFAULT_PLAN } from './plans';
import type { AddOnSeats, LicenseDetails, SubscriptionFacts, SubscriptionType } from './subscription';
import type { WaitingSubscription } from './waiting';

const TYPES: Readonly<Record<string, SubscriptionType>> = {
  legacy_license: 'legacy',
  online_cloud: 'onlineCloud',
  offline_cloud: 'offlineCloud',
};

/** GraphQL returns the day on which a key was added in the instance's time zone, the License API the moment. */
const ZONE_DAYS = 1;

/**
 * What GraphQL returned, each license's part under its row id; what can't be assigned to one license is left out.
 *
 * @param licenses all of the instance
 * @param current what `GET /license` answered: GraphQL has the same rule for the license it calls current
 * @param at when GraphQL answered, in epoch milliseconds
 */
export function joinSubscription(
  page: SubscriptionPage,
  licenses: readonly License[],
  current: License | undefined,
  at: number,
): SubscriptionFacts {
  const joined = new Map(
    uniqueMatches(page.licenses ?? [], licenses).map(([entry, id]) => [id, detailsOf(entry, id)]),
  );
  if (page.current !== undefined && current !== undefined && isSame(page.current, current)) {
    const id = rowId(current);
    joined.set(id, { ...joined.get(id), ...detailsOf(page.current, id) });
  }
  return {
    at,
    licenses: [...joined.values()],
    waiting: (page.waiting ?? []).map(waitingOf).filter((one) => one !== undefined),
    addOns: (page.addOns ?? []).map(seatsOf).filter((one) => one !== undefined),
  };
}

function uniqueMatches(
  entries: readonly LicenseEntry[],
  licenses: readonly License[],
): (readonly [LicenseEntry, number])[] {
  const byContent = new Map<string, License[]>();
  for (const license of licenses) {
    const content = contentOfLicense(license);
    byContent.set(content, [...(byContent.get(content) ?? []), license]);
  }
  const found = entries.map((entry) => {
    const alike = byContent.get(contentOfEntry(entry)) ?? [];
    return { entry, ids: alike.filter((license) => isAddedTogether(entry, license)).map(rowId) };
  });
  const matched = found.flatMap(({ ids }) => ids);
  const isMatchedOnce = (id: number) => matched.indexOf(id) === matched.lastIndexOf(id);
  return found.flatMap(({ entry, ids: [id, ...others] }) =>
    id !== undefined && others.length === 0 && isMatchedOnce(id) ? [[entry, id] as const] : [],
  );
}

function isSame(entry: LicenseEntry, license: License): boolean {
  return contentOfEntry(entry) === contentOfLicense(license) && isAddedTogether(entry, license);
}

function contentOfEntry(entry: LicenseEntry): string {
  return content([
    entry.plan,
    entry.startsAt,
    entry.expiresAt,
    entry.usersInLicenseCount,
    entry.name,
    entry.email,
    entry.company,
  ]);
}

function contentOfLicense({ plan, starts_at, expires_at, user_limit, licensee }: License): string {
  const { Name, Email, Company } = licensee ?? {};
  return content([plan ?? DEFAULT_PLAN, starts_at, expires_at, user_limit, Name, Email, Company]);
}

/** The License API says 0 where GraphQL says null, and either leaves out what a key doesn't have. */
function content(values: readonly unknown[]): string {
  return JSON.stringify(values.map((value) => (value === 0 || value === '' ? null : (value ?? null))));
}

function isAddedTogether({ createdAt }: LicenseEntry, { created_at: added }: License): boolean {
  const [one, other] = [dayIn(createdAt), dayIn(added ?? undefined)];
  return one === undefined || other === undefined || Math.abs(daysBetween(one, other)) <= ZONE_DAYS;
}

function detailsOf(entry: LicenseEntry, id: number): LicenseDetails {
  const type = entry.type === undefined ? undefined : TYPES[entry.type];
  const readOnlyFrom = dayIn(entry.blockChangesAt);
  const lastSync = Date.parse(entry.lastSync ?? '');
  const activatedOn = dayIn(entry.activatedAt);
  return {
    id,
    ...(type !== undefined && { type }),
    ...(entry.trial !== undefined && { trial: entry.trial }),
    ...(readOnlyFrom !== undefined && { readOnlyFrom }),
    ...(!Number.isNaN(lastSync) && { lastSync }),
    ...(activatedOn !== undefined && { activatedOn }),
    ...(entry.subscriptionName !== undefined && { subscriptionName: entry.subscriptionName }),
  };
}

function waitingOf(entry: LicenseEntry): WaitingSubscription | undefined {
  const { plan, usersInLicenseCount: seats, name, email, company } = entry;
  const [startsAt, expiresAt] = [dayIn(entry.startsAt), dayIn(entry.expiresAt)];
  if (startsAt === undefined || (entry.expiresAt !== undefined && expiresAt === undefined)) {
    return undefined;
  }
  return {
    startsAt,
    ...(plan !== undefined && { plan }),
    ...(expiresAt !== undefined && { expiresAt }),
    ...(seats !== undefined && { seats }),
    licensee: {
      ...(name !== undefined && { Name: name }),
      ...(email !== undefined && { Email: email }),
      ...(company !== undefined && { Company: company }),
    },
  };
}

function seatsOf({ name, purchasedQuantity, assignedQuantity }: AddOnPurchase): AddOnSeats | undefined {
  return typeof purchasedQuantity !== 'number'
    ? undefined
    : {
        name,
        purchased: purchasedQuantity,
        ...(typeof assignedQuantity === 'number' && { assigned: assignedQuantity }),
      };
}

/** The day in "2027-01-27" or "2027-01-27T09:21:58.674Z", as it is written. */
function dayIn(text: string | undefined): PlainDate | undefined {
  return parsePlainDate(text?.slice(0, 10) ?? '');
}
