import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { Door } from '../../gitlab/foreign/door';
import { LIMITS } from '../../gitlab/foreign/limits';
import { License, LicenseList, type UnreadableRow } from '../../gitlab/schemas';
import type { InstanceUrl } from '../../instances/address';
import type { Fetched, StoredFacts } from '../facts';
import { StoredFailure } from './storedFailure';
import { Day, StoredSubscription, Time } from './storedSubscription';

/*
 * What the file of one instance holds: the licenses that were fetched last, so that the next session can show them at
 * once. Tokens and license keys are no part of it.
 */

/** Raised when a file can no longer be read as before; what other versions have written is fetched again. */
const VERSION = 1;

/** Licenses lie two objects deeper in a file than in what a server sends. */
const DEEPER = 2;

/** A file can hold anything, as a server can send anything; no secret has ever come this far. */
const door = new Door([], { ...LIMITS, depth: LIMITS.depth + DEEPER });

const Envelope = z.looseObject({
  version: z.number(),
  url: z.optional(z.unknown()),
});

const Unreadable = z.object({ id: z.optional(z.int()), field: z.optional(z.string()) });

const Last = z.object({
  current: z.optional(License),
  licenses: LicenseList,
  unreadable: z.optional(z.array(Unreadable)),
  answer: z.object({ id: z.optional(z.int()), since: Time, at: Time, on: Day }),
  subscription: StoredSubscription,
});

/** What is damaged is asked for again. */
const Details = z.catch(
  z.optional(
    z.object({
      at: Time,
      tokenExpiresOn: z.exactOptional(z.union([Day, z.literal('unknown')])),
      version: z.exactOptional(z.string()),
    }),
  ),
  undefined,
);

const Stored = z.object({ last: z.optional(Last), failed: StoredFailure, details: Details });

export type StoredState =
  | ({ readonly kind: 'known' } & StoredFacts)
  /** `otherInstance`: the file was copied or renamed by hand. */
  | { readonly kind: 'damaged' | 'otherVersion' | 'otherInstance' };

/** Reads the text of an instance's file, which anything may have happened to. Throws nothing. */
export function readStoredState(text: string, url: InstanceUrl): StoredState {
  const envelope = Envelope.safeParse(door.json(text));
  if (!envelope.success) {
    return { kind: 'damaged' };
  }
  if (envelope.data.version !== VERSION) {
    return { kind: 'otherVersion' };
  }
  if (envelope.data.url !== url) {
    return { kind: 'otherInstance' };
  }
  const stored = Stored.safeParse(envelope.data);
  if (!stored.success) {
    return { kind: 'damaged' };
  }
  const { last, failed, details } = stored.data;
  // Before an instance has answered for the first time there can be no licenses.
  if (last === undefined && failed === undefined && details === undefined) {
    return { kind: 'damaged' };
  }
  return {
    kind: 'known',
    ...(last !== undefined && { last: fetchedFrom(last) }),
    ...(failed !== undefined && { failed }),
    ...(details !== undefined && { details }),
  };
}

/**
 * The text of an instance's file.
 *
 * @param facts a field that isn't there stays in the file as it is, one that is undefined goes
 * @param before the text it replaces, if there is one: what another version of the extension keeps there stays
 */
export function storedStateText(url: InstanceUrl, facts: StoredFacts, before: string | undefined): string {
  const kept = before === undefined ? {} : envelopeOf(before, url);
  return `${JSON.stringify({ ...kept, version: VERSION, url, ...facts })}\n`;
}

/** Two of the same content differ in nothing but when it was fetched. */
export function contentOf({ last, ...others }: StoredFacts): string {
  const { answer, subscription, ...licenses } = last ?? {};
  const timeless = {
    ...{ ...others, ...licenses },
    answer: { ...answer, at: 0, on: '' },
    subscription: { ...subscription, facts: { ...subscription?.facts, at: 0 } },
  };
  return createHash('sha256').update(JSON.stringify(timeless)).digest('base64');
}

function envelopeOf(text: string, url: InstanceUrl): object {
  const envelope = Envelope.safeParse(door.json(text));
  const isOurs = envelope.success && envelope.data.version === VERSION && envelope.data.url === url;
  return isOurs ? envelope.data : {};
}

function fetchedFrom({ current, licenses, unreadable, answer, subscription }: z.infer<typeof Last>): Fetched {
  return {
    current,
    licenses,
    ...(unreadable !== undefined && { unreadable: unreadable.map(unreadableRow) }),
    answer: { ...answer, id: answer.id },
    ...(subscription !== undefined && { subscription }),
  };
}

function unreadableRow({ id, field }: z.infer<typeof Unreadable>): UnreadableRow {
  return { ...(id !== undefined && { id }), ...(field !== undefined && { field }) };
}
