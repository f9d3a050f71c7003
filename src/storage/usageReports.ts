import { join } from 'node:path';
import * as z from 'zod/mini';
import type { Fleet } from '../fleet/fleet';
import { Door } from '../gitlab/foreign/door';
import type { License } from '../gitlab/schemas';
import type { InstanceUrl } from '../instances/address';
import { licenseRows } from '../licensing/licenseRow';
import { parsePlainDate, type PlainDate } from '../licensing/plainDate';
import type { LicenseTerms, ReportNotes } from '../licensing/usageReports';
import { StateFiles } from './stateFiles';

/*
 * What is known of usage reports, one file an instance: when an export was saved from here, and what the keys that were
 * read on this computer say of its licenses. No key is in it.
 */

/** What the file of an instance is read and written for. */
export interface ReportParts {
  readonly fleet: Pick<Fleet, 'statuses' | 'takeDetails'>;
  /** The folder on this computer for what outlives a session. */
  readonly storage: string;
}

const FOLDER = 'usage-reports';
const VERSION = 1;

/** How many files are read at a time: what hundreds of them say is judged in many turns of the event loop. */
const READ_AT_ONCE = 8;

/** More licenses than anybody's key is read of. */
const MOST_TERMS = 50;

const NOTHING: ReportNotes = { terms: [] };

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

/** What comes last of each instance whose file is being read or changed. */
const turns = new Map<InstanceUrl, Promise<void>>();

/** A file can hold anything. */
const door = new Door();

/** Records what the key of a license says. Throws nothing: what is lost is read again with the next export. */
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
  await change(parts, url, (notes) => ({
    ...notes,
    terms: [...notes.terms.filter((other) => other.id !== id), { id, startsAt, expiresAt, ...terms }].slice(
      -MOST_TERMS,
    ),
  }));
}

/** Records that a usage export was saved. Throws nothing. @param on the local calendar day */
export async function noteSavedExport(parts: ReportParts, url: InstanceUrl, on: PlainDate): Promise<void> {
  await change(parts, url, (notes) => ({ ...notes, savedOn: on }));
}

/** Lets the fleet know what this and other windows have recorded, and forgets other instances. Throws nothing. */
export async function recallUsageReports(parts: ReportParts): Promise<void> {
  const urls = parts.fleet.statuses().map(({ instance }) => instance.url);
  await filesOf(parts)
    .sweep(urls)
    .catch(() => undefined);
  await recallUsageReportsOf(parts, urls);
}

/** The same for some instances, without forgetting others. */
export async function recallUsageReportsOf(parts: ReportParts, urls: readonly InstanceUrl[]): Promise<void> {
  const files = filesOf(parts);
  for (let from = 0; from < urls.length; from += READ_AT_ONCE) {
    const few = urls.slice(from, from + READ_AT_ONCE);
    const recallOne = async (url: InstanceUrl) =>
      parts.fleet.takeDetails(url, { reportNotes: await read(files, url) });
    await Promise.all(few.map((url) => inTurn(url, () => recallOne(url))));
  }
}

async function change(
  parts: ReportParts,
  url: InstanceUrl,
  to: (notes: ReportNotes) => ReportNotes,
): Promise<void> {
  const files = filesOf(parts);
  await inTurn(url, async () => {
    const reportNotes = to(await read(files, url));
    const text = `${JSON.stringify({ version: VERSION, url, ...reportNotes })}\n`;
    await files.write(url, text).catch(() => undefined);
    parts.fleet.takeDetails(url, { reportNotes });
  });
}

/** Runs what reads or changes the file of an instance after what has begun before. */
async function inTurn(url: InstanceUrl, task: () => Promise<void>): Promise<void> {
  const turn = (turns.get(url) ?? Promise.resolve()).then(task);
  turns.set(url, turn);
  await turn;
  if (turns.get(url) === turn) {
    turns.delete(url);
  }
}

function filesOf({ storage }: ReportParts): StateFiles {
  return new StateFiles(join(storage, FOLDER));
}

async function read(files: StateFiles, url: InstanceUrl): Promise<ReportNotes> {
  const file = await files.read(url).catch(() => undefined);
  const parsed = File.safeParse(file && door.json(file.text));
  return parsed.success && parsed.data.url === url
    ? { terms: parsed.data.terms, savedOn: parsed.data.savedOn }
    : NOTHING;
}
