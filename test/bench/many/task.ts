/* What the parts of this benchmark tell each other: the process that starts all, the servers, and the extension host. */

import type { Block } from '../watching/eventLoop';

/** The environment variable with the file that holds the `HostTask`. */
export const TASK_VARIABLE = 'BENCH_MANY_TASK';

/** What the servers are started with. */
export interface ServerTask {
  readonly instances: number;
  /** How long each answer takes but those of GraphQL, which comes beside and at once, in milliseconds. */
  readonly answerMs: number;
}

export interface ServedInstance {
  readonly url: string;
  readonly token: string;
}

/** What runs once the servers are there. */
export interface Servers {
  readonly instances: readonly ServedInstance[];
  /** Answers `Counts`; a POST starts the count over. */
  readonly control: string;
}

/** What all servers together have seen. */
export interface Counts {
  readonly requests: number;
  /** How many requests are being answered now, and the most at once. */
  readonly inUse: number;
  readonly mostInUse: number;
  /** The most connections at once, those included that are kept for a next request. */
  readonly mostOpen: number;
}

/** How often each is measured. */
export interface Rounds {
  /** The fleet alone. */
  readonly alone: number;
  /** Refresh All, and the same with the list of the status bar open. */
  readonly all: number;
  /** Single refreshes. */
  readonly one: number;
}

export interface HostTask extends Servers {
  readonly rounds: Rounds;
  /** Where the `ManyCost` goes. */
  readonly resultFile: string;
  /** An empty folder. */
  readonly folder: string;
}

/** Times in milliseconds, one for each round. */
export interface ManyCost {
  readonly fleetAlone: readonly number[];
  readonly refreshAll: readonly number[];
  readonly blocks: readonly Block[];
  readonly withList: readonly number[];
  readonly blocksWithList: readonly Block[];
  readonly oneAlone: readonly number[];
  readonly oneMeanwhile: readonly number[];
  /** `listed`: until they were in the list; all had answered after `time`. Undefined for a single instance. */
  readonly imported: { readonly listed: number; readonly time: number; readonly block: Block } | undefined;
  /** After a start with fresh state: how many requests came, and how long it took until all was shown. */
  readonly start: { readonly requests: number; readonly time: number };
  readonly connections: Pick<Counts, 'mostInUse' | 'mostOpen'>;
  /** In bytes; undefined for a single instance, with which everything is loaded. */
  readonly memoryPerInstance: number | undefined;
}
