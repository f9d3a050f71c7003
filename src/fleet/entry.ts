import type { Instance } from '../instances/instance';
import { NOTHING_KNOWN, type Facts, type Fetched } from './facts';

/** One instance of the fleet with what is known of it and what is under way. */
export interface Entry {
  instance: Instance;
  facts: Facts;
  /** Aborted when what is under way no longer matters: the instance was removed or has another token. */
  generation: AbortController;
  refreshing: Promise<void> | undefined;
  /** The generation for which GraphQL is being asked. */
  asking: AbortController | undefined;
  /** Spreads what this window asks by itself over time; 0 to 1. */
  readonly jitter: number;
}

export function newEntry(instance: Instance, jitter: number): Entry {
  const generation = new AbortController();
  return { instance, facts: NOTHING_KNOWN, generation, refreshing: undefined, asking: undefined, jitter };
}

/** Takes over what the setting says of the instance now. */
export function followSetting(entry: Entry, instance: Instance): Entry {
  if (entry.instance.caFile !== instance.caFile) {
    startGeneration(entry);
  }
  entry.instance = instance;
  return entry;
}

/** What was known of the licenses stays; how the last attempt went says nothing about the next one. */
export function startGeneration(entry: Entry): void {
  entry.generation.abort();
  entry.generation = new AbortController();
  entry.refreshing = undefined;
  const { last, version, usageReports } = entry.facts;
  entry.facts = {
    ...NOTHING_KNOWN,
    ...(last && { last: withoutRefusal(last) }),
    ...(version !== undefined && { version }),
    ...(usageReports && { usageReports }),
  };
}

/** Another token may read what the one before could not. */
function withoutRefusal(last: Fetched): Fetched {
  const { refusedAt, ...subscription } = last.subscription ?? {};
  return refusedAt === undefined ? last : { ...last, subscription };
}
