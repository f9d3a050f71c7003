import type { InstanceStatus } from '../../fleet/status';
import type { License } from '../../gitlab/schemas';
import { inLicenseOrder } from '../../licensing/licenseOrder';
import { rowId, withCurrent } from '../../licensing/licenseRow';
import type { Role } from '../../licensing/roles';
import { scalarText, shortText } from '../text/foreignText';
import { failureText } from '../failures/failures';

const MILLISECONDS_PER_MINUTE = 60_000;

/** A license as a report shows it. */
export interface ReportedLicense {
  readonly license: License;
  /** undefined when it has no start. */
  readonly role: Role | undefined;
}

/** A waiting subscription as a report shows it. */
export interface ReportedWaiting extends ReportedLicense {
  /** Without the id, which is none that GitLab knows. */
  readonly license: License;
  readonly isConfirmed: boolean;
  /** When GitLab told it, in ISO 8601 and UTC. */
  readonly toldAt: string;
}

/** The licenses of an instance as they were fetched last, in their order; the current one with its billable users. */
export function reportedLicenses({ last, coverage }: InstanceStatus): ReportedLicense[] {
  const licenses = withCurrent(last?.licenses ?? [], last?.current);
  return inLicenseOrder(licenses, coverage?.roles).map((license) => ({
    license,
    role: coverage?.roles.get(rowId(license)),
  }));
}

/** The waiting subscriptions of an instance, the earliest start first; those that no longer count are marked. */
export function reportedWaiting({ coverage, subscription }: InstanceStatus): ReportedWaiting[] {
  return (subscription?.waiting ?? []).map(({ id, ...license }) => ({
    license,
    role: id === undefined ? undefined : coverage?.roles.get(id),
    isConfirmed: subscription?.isConfirmed === true,
    toldAt: new Date(subscription?.facts.at ?? 0).toISOString(),
  }));
}

/**
 * Whole minutes since the licenses were fetched; undefined when none are known.
 *
 * @param now epoch milliseconds
 */
export function ageMinutes({ last }: InstanceStatus, now: number): number | undefined {
  return last && Math.max(0, Math.floor((now - last.answer.at) / MILLISECONDS_PER_MINUTE));
}

/** When the licenses were fetched, in ISO 8601 and UTC: a report is read by people in several places. */
export function fetchedAt({ last }: InstanceStatus): string | undefined {
  return last && new Date(last.answer.at).toISOString();
}

/** The same to be read: "2027-01-10 11:00"; undefined when none are known. */
export function fetchedUtc({ last }: InstanceStatus): string | undefined {
  return last && utcMinute(last.answer.at);
}

/** "2027-01-10 11:00". @param at epoch milliseconds */
export function utcMinute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}

/** Why the licenses are not up to date, in a few words. */
export function problemOf({ failure, instance }: InstanceStatus): string | undefined {
  return failure && failureText(failure, instance).summary;
}

/** "Name: Jane, Company: GitLab", on one line; also for add-ons and their numbers. */
export function namesText(names: Readonly<Record<string, unknown>> | null | undefined): string {
  return Object.entries(names ?? {})
    .map(([name, value]) => [shortText(name), scalarText(value)] as const)
    .filter(([, text]) => text !== undefined)
    .map(([name, text = '']) => `${name}: ${text}`)
    .join(', ');
}
