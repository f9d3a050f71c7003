import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Fleet } from '../fleet/fleet';
import { Door } from '../gitlab/foreign/door';
import type { License } from '../gitlab/schemas';
import type { InstanceUrl } from '../instances/address';
import { licenseRows } from '../licensing/licenseRow';
import { parsePlainDate, type PlainDate } from '../licensing/plainDate';
import { detailsOf, type SubscriptionFacts } from '../licensing/subscription';
import { reportDaysOf, isFlexIn, type LicenseTerms, type UsageReports } from '../licensing/usageReports';
import { StateFiles } from './stateFiles';

/*
 * What is known of usage reports, one file an instance: when an export was saved from here, and what the keys that were
 * read on this computer say of its licenses. No key is in it.
 */

/** What the file of an instance is read and written for. */
export interface ReportParts {
  readonly fleet: Pick<Fleet, 'statuses' | 'status' | 'takeDetails'>;
  /** The folder on this computer for what outlives a session. */
  readonly storage: string;
}

/** The terms of a license, identified by its ID and dates: IDs of a restored database start over. */
interface KnownTerms extends LicenseTerms {
  readonly id: number;
  readonly startsAt: PlainDate;
  readonly expiresAt?: PlainDate | undefined;
}

interface Known {
  readonly savedOn?: PlainDate | undefined;
  /** The newest last. */
  readonly terms: readonly KnownTerms[];
}

const FOLDER = 'usage-reports';
const VERSION = 1;

/** How many files are read at a time: what hundreds of them say is judged in many turns of the event loop. */
const READ_AT_ONCE = 8;

/** More licenses than anybody's key is read of. */
const MOST_TERMS = 50;

const NOTHING: Known = { terms: [] };

const NO_REPORTS: UsageReports = { licenses: [] };

const Day = z.custom<PlainDate>((value) => typeof value === 'string' && parsePlainDate(value) !== undefined);

const File = z.object({
  version: z.literal(VERSION),
  url: z.string(),
  savedOn: z.optional(Day),
  terms: z.array(
    z.object({
      id: z.int(),
      startsAt: Day,
      expiresAt: z.optional(Day),
      type: z.enum(['legacy', 'offlineCloud', 'onlineCloud']),
      isTrial: z.boolean(),
      isFlex: z.boolean(),
      addOns: z.array(z.string()),
    }),
  ),
});

/** A file can hold anything. */
const door = new Door();

/** Takes down what the key of a license says. Throws nothing: what is lost is read again with the next export. */
export async function noteTerms(
  parts: ReportParts,
  url: InstanceUrl,
  license: License,
  terms: LicenseTerms,
): Promise<void> {
  const [row] = licenseRows([license]);
  if (row === undefined) {
    return;
  }
  const { id, startsAt, expiresAt } = row;
  await change(parts, url, (known) => ({
    ...known,
    terms: [...known.terms.filter((other) => other.id !== id), { id, startsAt, expiresAt, ...terms }].slice(
      -MOST_TERMS,
    ),
  }));
}

/** Takes down that a usage export was saved. Throws nothing. @param on the local calendar day */
export async function noteSavedExport(parts: ReportParts, url: InstanceUrl, on: PlainDate): Promise<void> {
  await change(parts, url, (known) => ({ ...known, savedOn: on }));
}

/** Lets the fleet know what this and other windows have taken down, and forgets other instances. Throws nothing. */
export async function recallUsageReports(parts: ReportParts): Promise<void> {
  const urls = parts.fleet.statuses().map(({ instance }) => instance.url);
  const files = filesOf(parts);
  await files.sweep(urls).catch(() => undefined);
  for (let from = 0; from < urls.length; from += READ_AT_ONCE) {
    const few = urls.slice(from, from + READ_AT_ONCE);
    await Promise.all(few.map(async (url) => tell(parts, url, await read(files, url))));
  }
}

async function change(parts: ReportParts, url: InstanceUrl, to: (known: Known) => Known): Promise<void> {
  const files = filesOf(parts);
  const known = to(await read(files, url));
  await files.write(url, `${JSON.stringify({ version: VERSION, url, ...known })}\n`).catch(() => undefined);
  tell(parts, url, known);
}

function filesOf({ storage }: ReportParts): StateFiles {
  return new StateFiles(join(storage, FOLDER));
}

async function read(files: StateFiles, url: InstanceUrl): Promise<Known> {
  const file = await files.read(url).catch(() => undefined);
  const parsed = File.safeParse(file && door.json(file.text));
  return parsed.success && parsed.data.url === url
    ? { terms: parsed.data.terms, savedOn: parsed.data.savedOn }
    : NOTHING;
}

function tell({ fleet }: ReportParts, url: InstanceUrl, known: Known): void {
  const status = fleet.status(url);
  const usageReports = reportsOf(known, status?.last?.licenses ?? [], status?.subscription?.facts);
  if (status !== undefined && !isSame(usageReports, status.usageReports ?? NO_REPORTS)) {
    fleet.takeDetails(url, { usageReports });
  }
}

function isSame(one: UsageReports, other: UsageReports): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function reportsOf(
  { savedOn, terms }: Known,
  licenses: readonly License[],
  subscription: SubscriptionFacts | undefined,
): UsageReports {
  const known = licenseRows(licenses).flatMap((row): UsageReports['licenses'][number][] => {
    const noted = terms.find(
      ({ id, startsAt, expiresAt }) =>
        id === row.id && startsAt === row.startsAt && expiresAt === row.expiresAt,
    );
    const joined = joinedTerms(noted, subscription, row.id);
    return joined === undefined
      ? []
      : [{ licenseId: row.id, terms: joined, dueDays: reportDaysOf(row, joined) }];
  });
  return { licenses: known, ...(savedOn && { savedOn }) };
}

/** GitLab's own word comes before a key's: it tells what it uses. Of GitLab Flex and add-ons a key says more. */
function joinedTerms(
  noted: KnownTerms | undefined,
  subscription: SubscriptionFacts | undefined,
  id: number,
): LicenseTerms | undefined {
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
