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
  return withFields(entries, url, { muted: isMuted ? true : undefined });
}

/**
 * The entries with some fields of the instance's own set, or left out where they are undefined; everything else in it
 * stays as it is written.
 *
 * @returns undefined when the instance is not among them
 */
export function withFields(
  entries: Entries,
  url: InstanceUrl,
  fields: Readonly<Record<string, unknown>>,
): Entries | undefined {
  const first = entries.findIndex((entry) => isEntryOf(entry, url));
  if (first === -1) {
    return undefined;
  }
  const kept = Object.entries(entries[first] as object).filter(([name]) => !Object.hasOwn(fields, name));
  const set = Object.entries(fields).filter(([, value]) => value !== undefined);
  return entries.with(first, Object.fromEntries([...kept, ...set]));
}

/** The same for several instances; those that are not among the entries are passed over. */
export function withFieldsOfAll(
  entries: Entries,
  urls: readonly InstanceUrl[],
  fields: Readonly<Record<string, unknown>>,
): Entries {
  return urls.reduce((changed, url) => withFields(changed, url, fields) ?? changed, entries);
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
