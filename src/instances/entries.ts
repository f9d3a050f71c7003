/** Changes of the setting `gitlabLicenses.instances`: each takes the entries as they are written and returns others. */

import { canonicalAddress, type InstanceUrl } from './address';
import { addressOf, type Instance } from './instance';

type Entries = readonly unknown[];

/**
 * The entries with another one in the place of the instance's. Its duplicates go: left out so far, one of them would
 * come to life as soon as the first entry has another address.
 *
 * @returns undefined when the instance is not among them
 */
export function withReplaced(entries: Entries, url: InstanceUrl, by: Instance): Entries | undefined {
  const first = entries.findIndex((entry) => isEntryOf(entry, url));
  return first === -1
    ? undefined
    : entries.with(first, by).filter((entry, index) => index === first || !isEntryOf(entry, url));
}

/**
 * The entries with the instance's own muted or no longer muted; everything else in it stays as it is written.
 *
 * @returns undefined when the instance is not among them
 */
export function withMuted(entries: Entries, url: InstanceUrl, isMuted: boolean): Entries | undefined {
  const fields = { muted: isMuted ? true : undefined };
  const { changed, missing } = withFieldsOfAll(entries, new Map([[url, fields]]));
  return missing.size === 0 ? changed : undefined;
}

/** Fields of an entry; those that are undefined are left out of it. */
export type EntryFields = Readonly<Record<string, unknown>>;

/** Entries after a change, and the instances that were to change but are not among them. */
export interface ChangedEntries {
  readonly changed: Entries;
  readonly missing: ReadonlySet<InstanceUrl>;
}

/**
 * The entries with some fields of these instances set, each in its first entry; everything else stays as it is written.
 */
export function withFieldsOfAll(
  entries: Entries,
  fieldsOf: ReadonlyMap<InstanceUrl, EntryFields>,
): ChangedEntries {
  const missing = new Set(fieldsOf.keys());
  const changed = entries.map((entry) => {
    const url = urlOf(entry);
    const fields = url && fieldsOf.get(url);
    return url !== undefined && fields !== undefined && missing.delete(url)
      ? withFields(entry as object, fields)
      : entry;
  });
  return { changed, missing };
}

function withFields(entry: object, fields: EntryFields): object {
  const kept = Object.entries(entry).filter(([name]) => !Object.hasOwn(fields, name));
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries([...kept, ...set]);
}

/** The entries without those of these instances, however their addresses are written. */
export function withoutAll(entries: Entries, urls: readonly InstanceUrl[]): Entries {
  const gone: ReadonlySet<string | undefined> = new Set(urls);
  return entries.filter((entry) => !gone.has(urlOf(entry)));
}

/** Whether this raw entry of the setting stands for the instance, however its address is written. */
export function isEntryOf(entry: unknown, url: InstanceUrl): boolean {
  return urlOf(entry) === url;
}

/** The instance that a raw entry stands for, if any. */
export function urlOf(entry: unknown): InstanceUrl | undefined {
  const address = addressOf(entry);
  const canonical = address === undefined ? undefined : canonicalAddress(address);
  return canonical?.ok === true ? canonical.url : undefined;
}
