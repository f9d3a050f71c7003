import { canonicalAddress, shortAddress, type InstanceUrl } from './address';

/** One GitLab that the user has set up. Its token is not part of it: it lies in the secret storage under the URL. */
export interface Instance {
  readonly url: InstanceUrl;
  readonly name?: string;
  /** Path of a PEM file with further certificate authorities to trust for this instance. */
  readonly caFile?: string;
  /** It stays in the view, but it needs no attention: no badge, status bar or notification speaks of it. */
  readonly muted?: true;
  /** What it stands under in the view, as part of a site, a customer or a kind. */
  readonly group?: string;
}

/** Why an entry of the setting, or all of it, was left out; `index` counts from 0. */
export type InstanceProblem =
  /** The setting is no list at all. */
  | { readonly kind: 'notAList' }
  | { readonly kind: 'notAnEntry'; readonly index: number }
  | { readonly kind: 'badAddress'; readonly index: number; readonly address: string }
  | {
      readonly kind: 'duplicate';
      readonly index: number;
      readonly address: string;
      readonly url: InstanceUrl;
    };

export interface InstanceList {
  readonly instances: readonly Instance[];
  readonly problems: readonly InstanceProblem[];
}

/**
 * Line ends, control characters and marks of direction in a name, which stands in rows, sentences and reports. Servers'
 * texts lose them at the door in `gitlab/foreign`, which this room is below.
 */
const NOT_SHOWN = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]+/gu;

/** In characters; a longer name of a group is cut. */
export const LONGEST_GROUP = 100;

/**
 * Reads the setting `gitlabLicenses.instances`, which people also edit by hand. Entries that cannot be used are
 * reported and the rest works; of entries with the same canonical address the first wins.
 */
export function readInstances(setting: unknown): InstanceList {
  const instances = new Map<InstanceUrl, Instance>();
  const problems: InstanceProblem[] = [];
  const entries = entriesOf(setting);
  if (entries === undefined) {
    return { instances: [], problems: [{ kind: 'notAList' }] };
  }
  entries.forEach((entry, index) => {
    const read = readEntry(entry, index);
    if ('kind' in read) {
      problems.push(read);
    } else if (instances.has(read.url)) {
      problems.push({ kind: 'duplicate', index, address: addressOf(entry) ?? '', url: read.url });
    } else {
      instances.set(read.url, read);
    }
  });
  return { instances: [...instances.values()], problems };
}

/** The entries as they are written, none when there is no setting; undefined when it is something else than a list. */
export function entriesOf(setting: unknown): readonly unknown[] | undefined {
  if (setting === undefined || setting === null) {
    return [];
  }
  return Array.isArray(setting) ? (setting as unknown[]) : undefined;
}

/** The name to show: the one the user gave, else the address without its scheme. */
export function instanceName(instance: Instance): string {
  return instance.name ?? shortAddress(instance.url);
}

/** Up to how many characters of a host are shown in a row, where the rest of the row matters more. */
const LONGEST_HOST = 18;

/** The name for a row: an address is cut in its middle, so that the host's beginning and its end can be read. */
export function instanceLabel(instance: Instance): string {
  const address = shortAddress(instance.url);
  if (instance.name !== undefined || address.length <= LONGEST_HOST) {
    return instanceName(instance);
  }
  const half = LONGEST_HOST / 2;
  return `${address.slice(0, half)}…${address.slice(1 - half)}`;
}

function readEntry(entry: unknown, index: number): Instance | InstanceProblem {
  const address = addressOf(entry);
  if (address === undefined || !hasTextsOnly(entry, ['name', 'caFile', 'group'])) {
    return { kind: 'notAnEntry', index };
  }
  const canonical = canonicalAddress(address);
  if (!canonical.ok) {
    return { kind: 'badAddress', index, address };
  }
  const { name, caFile, group } = entry;
  const [shown, shownGroup] = [shownText(name), groupName(group)];
  return {
    url: canonical.url,
    ...(isFilled(shown) && { name: shown }),
    ...(isFilled(caFile) && { caFile: caFile.trim() }),
    ...(isMuted(entry) && { muted: true }),
    ...(isFilled(shownGroup) && { group: shownGroup }),
  };
}

/** A group as it is shown, whatever was written: names that look alike are one group. */
export function groupName(written: string | undefined): string | undefined {
  return shownText(written)?.replace(/\s+/g, ' ').slice(0, LONGEST_GROUP).trim();
}

/** A text on one line without what can't be seen. */
export function shownText(written: string | undefined): string | undefined {
  return written?.replace(NOT_SHOWN, ' ').trim();
}

function isMuted(entry: object): boolean {
  return 'muted' in entry && entry.muted === true;
}

/** The address in a raw entry of the setting, as it is written. */
export function addressOf(entry: unknown): string | undefined {
  const isObject = typeof entry === 'object' && entry !== null;
  return isObject && 'url' in entry && typeof entry.url === 'string' ? entry.url : undefined;
}

function hasTextsOnly<K extends string>(
  entry: unknown,
  keys: readonly K[],
): entry is Partial<Record<K, string>> {
  const fields = entry as Readonly<Record<K, unknown>>;
  return keys.every((key) => fields[key] === undefined || typeof fields[key] === 'string');
}

function isFilled(text: string | undefined): text is string {
  return text !== undefined && text.trim() !== '';
}
