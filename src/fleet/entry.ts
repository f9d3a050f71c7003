import type { Instance } from '../instances/instance';
import type { KeptStatus } from './keptStatuses';
import { NOTHING_KNOWN, type Facts, type Fetched } from './facts';

/** One instance of the fleet with what is known of it and what is under way. */
export interface Entry {
  instance: Instance;
  facts: Facts;
  /** What was computed from the facts last. */
  kept: KeptStatus | undefined;
  /** Aborted when what is under way no longer matters: the instance was removed or has another token. */
  generation: AbortController;
  refreshing: Promise<void> | undefined;
  /** Starts at once what waits for its turn. */
  startNow: (() => void) | undefined;
  /** Whether its refresh no longer waits for its turn. */
  hasBegun: boolean;
  /** Whether a person waits for the refresh, so that what another window has fetched meanwhile won't do. */
  isWanted: boolean;
  /** Whether its connection has changed since it was asked last. */
  mustAsk: boolean;
  /** The generation for which GraphQL is being asked. */
  asking: AbortController | undefined;
  /** Spreads what this window asks by itself over time; 0 to 1. */
  readonly jitter: number;
}

/** The entry of an instance of the setting: the one it had before, or a new one, of which nothing is known. */
export function entryFor(instance: Instance, before: Entry | undefined, chance: { random(): number }): Entry {
  return before === undefined ? newEntry(instance, chance.random()) : followSetting(before, instance);
}

function newEntry(instance: Instance, jitter: number): Entry {
  const generation = new AbortController();
  const nothing = { kept: undefined, refreshing: undefined, startNow: undefined, asking: undefined };
  return {
    ...{ instance, facts: NOTHING_KNOWN, generation, ...nothing },
    ...{ hasBegun: false, isWanted: false, mustAsk: false, jitter },
  };
}

/** Takes over what the setting says of the instance now; what says the same stays the same object. */
function followSetting(entry: Entry, instance: Instance): Entry {
  if (entry.instance.caFile !== instance.caFile) {
    startGeneration(entry);
  }
  if (JSON.stringify(entry.instance) !== JSON.stringify(instance)) {
    entry.instance = instance;
  }
  return entry;
}

/** What was known of the licenses stays; how the last attempt went says nothing about the next one. */
export function startGeneration(entry: Entry): void {
  entry.generation.abort();
  entry.generation = new AbortController();
  endRefresh(entry);
  entry.mustAsk = true;
  const { last, version, reportNotes } = entry.facts;
  entry.facts = {
    ...NOTHING_KNOWN,
    ...(last && { last: withoutRefusal(last) }),
    ...(version !== undefined && { version }),
    ...(reportNotes && { reportNotes }),
  };
}

export function endRefresh(entry: Entry): void {
  entry.refreshing = undefined;
  entry.startNow = undefined;
  entry.hasBegun = false;
  entry.isWanted = false;
  entry.mustAsk = false;
}

/** Another token may read what the one before could not. */
function withoutRefusal(last: Fetched): Fetched {
  const { refusedAt, ...subscription } = last.subscription ?? {};
  return refusedAt === undefined ? last : { ...last, subscription };
}
