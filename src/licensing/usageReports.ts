/**
 * When the usage of an instance must be reported to GitLab by hand.
 *
 * An instance with an offline cloud license reports each month on the day on which its license started, from a month
 * after its start on, or on the last day of a month that has no such day (`SubmitLicenseUsageDataBanner` in GitLab EE's
 * source); a trial doesn't. With GitLab Flex, `flex_offline` in the key, it is twice a year.
 */

import type { LicenseRow } from './currentLicense';
import { addDays, parsePlainDate, type PlainDate } from './plainDate';
import { detailsOf, type SubscriptionFacts } from './subscription';

/** What a license key says and the License API doesn't. */
export interface LicenseTerms {
  readonly type: 'legacy' | 'offlineCloud' | 'onlineCloud';
  readonly isTrial: boolean;
  /** The key names `flex_offline`. */
  readonly isFlex: boolean;
  /** GitLab's names of the add-on products in the key, such as "duo_pro". */
  readonly addOns: readonly string[];
}

/** The terms of a license, identified by its ID and dates: IDs of a restored database start over. */
export interface RecordedTerms extends LicenseTerms {
  readonly id: number;
  readonly startsAt: PlainDate;
  readonly expiresAt?: PlainDate | undefined;
}

/** What was recorded of an instance on this computer. */
export interface ReportNotes {
  /** When a usage export was last saved; whether it was sent to GitLab is not known. */
  readonly savedOn?: PlainDate | undefined;
  /** What the keys that were read say, the newest last. */
  readonly terms: readonly RecordedTerms[];
}

/** A license whose terms are known. */
export interface KnownLicense {
  readonly licenseId: number;
  readonly terms: LicenseTerms;
  /** The days on which a report of its usage becomes due, the first one first; none where none is. */
  readonly dueDays: readonly PlainDate[];
}

/** What is known of an instance's usage reports. */
export interface UsageReports extends Pick<ReportNotes, 'savedOn'> {
  /** The current license. */
  readonly current?: KnownLicense;
}

/** The add-on product of GitLab Flex for instances without a connection to GitLab. */
const FLEX_OFFLINE = 'flex_offline';

const MONTHLY = 1;
const TWICE_A_YEAR = 6;

/** Ten years: no license lasts so long but one without an end, which only GitLab itself has. */
const MOST_MONTHS = 120;

/**
 * What follows for the current license from what was recorded and what GitLab has returned.
 *
 * @param current undefined: there is none, or it has no start
 */
export function usageReportsOf(
  { savedOn, terms: noted }: ReportNotes,
  current: LicenseRow | undefined,
  subscription: SubscriptionFacts | undefined,
): UsageReports {
  const terms = current && termsFrom(noted, current, subscription);
  return {
    ...(terms && {
      current: { licenseId: current.id, terms, dueDays: reportDaysOf(current, terms) },
    }),
    ...(savedOn && { savedOn }),
  };
}

/** GitLab's own word comes before a key's: it says what it uses. Of GitLab Flex and add-ons a key says more. */
function termsFrom(
  all: readonly RecordedTerms[],
  { id, startsAt, expiresAt }: LicenseRow,
  subscription: SubscriptionFacts | undefined,
): LicenseTerms | undefined {
  const noted = all.find((one) => one.id === id && one.startsAt === startsAt && one.expiresAt === expiresAt);
  const details = detailsOf(subscription, id);
  const type = details?.type ?? noted?.type;
  const addOns = noted?.addOns ?? subscription?.addOns.map(({ name }) => name) ?? [];
  return (
    type && {
      type,
      isTrial: details?.trial ?? noted?.isTrial ?? false,
      isFlex: noted?.isFlex ?? isFlexIn(addOns),
      addOns,
    }
  );
}

/** @param addOns GitLab's names of the add-on products */
export function isFlexIn(addOns: readonly string[]): boolean {
  return addOns.includes(FLEX_OFFLINE);
}

/** The days of a license, the last one before it expires; none for a license whose usage isn't reported by hand. */
export function reportDaysOf(
  { startsAt, expiresAt }: Pick<LicenseRow, 'startsAt' | 'expiresAt'>,
  { type, isTrial, isFlex }: Pick<LicenseTerms, 'type' | 'isTrial' | 'isFlex'>,
): PlainDate[] {
  if (type !== 'offlineCloud' || isTrial) {
    return [];
  }
  const step = isFlex ? TWICE_A_YEAR : MONTHLY;
  const days: PlainDate[] = [];
  for (let months = step; months <= MOST_MONTHS; months += step) {
    const day = monthsAfter(startsAt, months);
    if (expiresAt !== undefined && day >= expiresAt) {
      break;
    }
    days.push(day);
  }
  return days;
}

/** The same day of a later month, or its last day where the month is shorter. */
function monthsAfter(day: PlainDate, months: number): PlainDate {
  const [year = 0, month = 1] = day.split('-').map(Number);
  const index = year * 12 + (month - 1) + months;
  return parsePlainDate(`${monthText(index)}-${day.slice(8)}`) ?? addDays(firstOf(index + 1, day), -1);
}

function firstOf(index: number, otherwise: PlainDate): PlainDate {
  return parsePlainDate(`${monthText(index)}-01`) ?? otherwise;
}

/** "2027-02". @param index months since the year 0 */
function monthText(index: number): string {
  const year = String(Math.floor(index / 12)).padStart(4, '0');
  return `${year}-${String((index % 12) + 1).padStart(2, '0')}`;
}
