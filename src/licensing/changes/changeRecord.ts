/** The local record of what this extension changed on instances: no token, and of a license key its fingerprint only. */

import * as z from 'zod/mini';
import { Door } from '../../gitlab/foreign/door';
import type { License } from '../../gitlab/schemas';

export type ChangeAction = 'add' | 'delete' | 'refreshBillableUsers';

/** What of a license is recorded, under GitLab's own names. */
export type LicenseSummary = Readonly<
  Pick<License, 'id' | 'plan' | 'starts_at' | 'expires_at' | 'user_limit'>
>;

/** What a recount is about. */
export interface BillableUsers {
  readonly billableUsers: number;
}

/** How GitLab answered. `unclear`: no answer came, so it may or may not have done it. */
export interface ChangeAnswer {
  readonly status: 'done' | 'refused' | 'unclear' | 'failed';
  /** The kind of the failure. */
  readonly kind?: string | undefined;
  /** In GitLab's words. */
  readonly message?: string | undefined;
}

/** One change, or the attempt at one. */
export interface Change {
  /** ISO 8601 in UTC: "2027-01-10T12:00:00.000Z". */
  readonly time: string;
  /** Canonical URL. */
  readonly instance: string;
  /** The username of the token's owner. */
  readonly account?: string | undefined;
  readonly action: ChangeAction;
  readonly licenseId?: number | undefined;
  /** Of the license key. */
  readonly fingerprint?: string | undefined;
  /** `add`: the license in use until then. `delete`: the deleted license. */
  readonly before?: LicenseSummary | BillableUsers | undefined;
  /** `add`: the added license. `delete`: the license in use since then. */
  readonly after?: LicenseSummary | BillableUsers | undefined;
  readonly answer: ChangeAnswer;
}

/** The part of a license that is recorded; undefined for none. */
export function summaryOf(license: License | undefined): LicenseSummary | undefined {
  if (license === undefined) {
    return undefined;
  }
  const { id, plan, starts_at, expires_at, user_limit } = license;
  return { id, plan, starts_at, expires_at, user_limit };
}

/** The line to append to the record, its line end included: JSON never holds one itself. */
export function changeLine(change: Change): string {
  return `${JSON.stringify(change)}\n`;
}

const Text = z.optional(z.string());

const State = z.optional(
  z.union([
    z.object({ billableUsers: z.number() }),
    z.object({
      id: z.optional(z.int()),
      plan: z.nullish(z.string()),
      starts_at: z.nullish(z.string()),
      expires_at: z.nullish(z.string()),
      user_limit: z.nullish(z.number()),
    }),
  ]),
);

const Entry = z.object({
  time: z.iso.datetime(),
  instance: z.string(),
  account: Text,
  action: z.enum(['add', 'delete', 'refreshBillableUsers']),
  licenseId: z.optional(z.int()),
  fingerprint: Text,
  before: State,
  after: State,
  answer: z.object({
    status: z.enum(['done', 'refused', 'unclear', 'failed']),
    kind: Text,
    message: Text,
  }),
});

export interface ChangeRecord {
  /** As they were appended; no more than the newest 2,000. */
  readonly entries: readonly Change[];
  /** How many of the newest lines are none: damaged, cut off, or of a newer version of the extension. */
  readonly unreadable: number;
  /** How many lines stand before them, which were not read. */
  readonly older: number;
}

/** Decades of changes by hand. A file can have millions of lines, and each read one costs more than its characters. */
const MOST_LINES = 2_000;

/** What is read back is as foreign as what a server sends: anybody can write into a file. */
const door = new Door();

/** Reads the text of the record, one JSON object a line, which anything may have happened to. Throws nothing. */
export function readChanges(text: string): ChangeRecord {
  const { lines, older } = newestLines(text);
  const entries = lines.map(readLine).filter((entry) => entry !== undefined);
  return { entries, unreadable: lines.length - entries.length, older };
}

/** Lines with something in them, in their order. */
function newestLines(text: string): { readonly lines: readonly string[]; readonly older: number } {
  const lines: string[] = [];
  let older = 0;
  let start = text.length + 1;
  while (start > 0) {
    const end = start - 1;
    start = end === 0 ? 0 : text.lastIndexOf('\n', end - 1) + 1;
    if (end === start || text.slice(start, end).trim() === '') {
      continue;
    }
    if (lines.length < MOST_LINES) {
      lines.push(text.slice(start, end));
    } else {
      older++;
    }
  }
  return { lines: lines.toReversed(), older };
}

function readLine(line: string): Change | undefined {
  const entry = Entry.safeParse(door.json(line));
  return entry.success ? entry.data : undefined;
}
