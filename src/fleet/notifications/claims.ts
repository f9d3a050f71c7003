/**
 * Claims: what all windows know of notifications. Whoever makes a claim shows the notification, so that nobody else
 * does. Each is a file, and its name is enough to decide what is due.
 */

import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import type { InstanceUrl } from '../../instances/address';
import { parsePlainDate, type PlainDate } from '../../licensing/plainDate';
import type { Step, Subject } from './warnings';

/** `later`: somebody wants to be reminded; `never`: nobody wants to be told again. */
export type ClaimMark = Step | 'later' | 'never';

/** A claim's file name, told apart. */
export interface ClaimName {
  readonly key: string;
  readonly mark: ClaimMark;
}

/** What has been claimed so far. */
export interface Claims {
  /** The names of the files, without those that are no claims. */
  readonly names: readonly string[];
  /** By the file name of a claim `later`: when its notification comes again, in epoch milliseconds. */
  readonly dueAt: ReadonlyMap<string, number>;
}

const NAME = /^([0-9a-f]{32})-(\d+|known|later|never)\.json$/;

/**
 * The name of the file of a claim. It holds a hash and never an address: backups, logs of synchronization and
 * whoever lists a folder see file names, and the names of a company's servers are its own business.
 */
export function claimName(subject: Subject, mark: ClaimMark): string {
  return `${subjectKey(subject)}-${mark === Number.POSITIVE_INFINITY ? 'known' : mark}.json`;
}

/** Undefined for a file that is no claim. */
export function readClaimName(name: string): ClaimName | undefined {
  const [, key, mark] = NAME.exec(name) ?? [];
  return key === undefined || mark === undefined ? undefined : { key, mark: markOf(mark) };
}

/** What a claim's file says: enough to tell when it is no longer needed, and again no address. */
export function claimText({ url, kind, licenseId, date }: Subject, dueAt?: number): string {
  const claim = { version: 1, instance: instanceKey(url), kind, license: licenseId, date, dueAt };
  return `${JSON.stringify(claim)}\n`;
}

/** What a claim says of itself. */
export interface ClaimContent {
  /** See `instanceKey`. */
  readonly instance: string;
  readonly licenseId: number | undefined;
  readonly date: PlainDate | undefined;
  readonly dueAt: number | undefined;
}

const Content = z.looseObject({
  version: z.literal(1),
  instance: z.string(),
  license: z.optional(z.int()),
  date: z.optional(
    z.custom<PlainDate>((day) => typeof day === 'string' && parsePlainDate(day) !== undefined),
  ),
  dueAt: z.optional(z.number()),
});

/** Undefined for what can't be read: whoever wrote it was killed, or it was edited by hand. Throws nothing. */
export function readClaim(text: string): ClaimContent | undefined {
  const content = Content.safeParse(parsed(text));
  if (!content.success) {
    return undefined;
  }
  const { instance, license, date, dueAt } = content.data;
  return { instance, licenseId: license, date, dueAt };
}

/** What stands for an instance in a claim. */
export function instanceKey(url: InstanceUrl): string {
  return hash([url]);
}

/**
 * What stands for a subject in the names of its claims. Its day tells one license's end from the next one's, also on
 * servers from before GitLab 11.8, which give no ids.
 */
export function subjectKey({ url, kind, licenseId, date }: Subject): string {
  return hash([url, kind, date ?? licenseId]);
}

function hash(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 32);
}

function markOf(text: string): ClaimMark {
  if (text === 'later' || text === 'never') {
    return text;
  }
  return text === 'known' ? Number.POSITIVE_INFINITY : Number(text);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
