import pLimit from 'p-limit';
import { failureOf, type Failure } from '../gitlab/errors';
import type { InstanceUrl } from '../instances/address';
import type { Instance } from '../instances/instance';
import type { Thresholds } from '../licensing/coverage';
import { licenseRows, rowId } from '../licensing/licenseRow';
import type { PlainDate } from '../licensing/plainDate';
import { followAnswer } from '../licensing/serverAnswer';
import { failureIn, NOTHING_KNOWN, type Facts, type Fetched } from './facts';
import { fetchLicenses, type FetchOutcome, type LicenseReader } from './fetchLicenses';
import { statusOf, type InstanceStatus } from './status';

export interface FleetDependencies {
  /** A client for one refresh; it is thrown away afterwards, and the token with it. */
  connect(instance: Instance, token: string): LicenseReader | Promise<LicenseReader>;
  /** The stored token of an instance, asked for at every refresh. Like `connect` it may throw `GitLabError`. */
  token(url: InstanceUrl): Promise<string | undefined>;
  /** Epoch milliseconds. */
  now(): number;
  today(): PlainDate;
  thresholds(): Thresholds;
}

export type FleetListener = (urls: readonly InstanceUrl[]) => void;

/** How many instances are asked at the same time. */
const AT_ONCE = 8;

interface Entry {
  instance: Instance;
  facts: Facts;
  /** Aborted when what is under way no longer matters: the instance was removed or has another token. */
  generation: AbortController;
  refreshing: Promise<void> | undefined;
}

/** Knows every instance's licenses as they were last seen, and refreshes them. */
export class Fleet {
  readonly #dependencies: FleetDependencies;
  readonly #listeners = new Set<FleetListener>();
  readonly #limit = pLimit(AT_ONCE);
  #entries = new Map<InstanceUrl, Entry>();

  constructor(dependencies: FleetDependencies) {
    this.#dependencies = dependencies;
  }

  /** @returns a function that ends the subscription */
  onDidChange(listener: FleetListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over the list of instances: what left it is forgotten, what came is unknown until it is refreshed. */
  setInstances(instances: readonly Instance[]): void {
    const before = this.#entries;
    this.#entries = new Map(
      instances.map((instance) => [instance.url, entryFor(instance, before.get(instance.url))]),
    );
    const removed = [...before.values()].filter(({ instance }) => !this.#entries.has(instance.url));
    for (const entry of removed) {
      entry.generation.abort();
    }
    this.#changed([...this.#entries.keys(), ...removed.map(({ instance }) => instance.url)]);
  }

  /** In the order of the setting. */
  statuses(): InstanceStatus[] {
    return [...this.#entries.values()].map((entry) => this.#statusOf(entry));
  }

  status(url: InstanceUrl): InstanceStatus | undefined {
    const entry = this.#entries.get(url);
    return entry === undefined ? undefined : this.#statusOf(entry);
  }

  /** Asks one instance, or joins what is under way. Failures are part of the status and are not thrown. */
  async refresh(url: InstanceUrl): Promise<void> {
    const entry = this.#entries.get(url);
    if (entry === undefined) {
      return;
    }
    entry.refreshing ??= this.#refresh(entry);
    await entry.refreshing;
  }

  async refreshAll(): Promise<void> {
    await Promise.all([...this.#entries.keys()].map((url) => this.refresh(url)));
  }

  /** Asks the instances that have not been asked since they came or their connection changed. */
  async refreshNew(): Promise<void> {
    const unasked = [...this.#entries.values()].filter(
      ({ facts: { credentials, attempt } }) => credentials === 'unknown' && attempt.kind === 'idle',
    );
    await Promise.all(unasked.map(({ instance }) => this.refresh(instance.url)));
  }

  /** The stored token is another one, or gone: what is under way with the old one is dropped. */
  async credentialsChanged(url: InstanceUrl): Promise<void> {
    const entry = this.#entries.get(url);
    if (entry === undefined) {
      return;
    }
    startGeneration(entry);
    await this.refresh(url);
  }

  /** Drops everything under way. */
  dispose(): void {
    this.#listeners.clear();
    for (const entry of this.#entries.values()) {
      entry.generation.abort();
    }
  }

  async #refresh(entry: Entry): Promise<void> {
    const generation = entry.generation;
    const failure = failureIn(entry.facts.attempt);
    this.#update(entry, {
      ...entry.facts,
      attempt: { kind: 'running', ...(failure !== undefined && { after: failure }) },
    });
    try {
      const facts = await this.#limit(() => this.#ask(entry, generation.signal));
      if (!generation.signal.aborted) {
        this.#update(entry, facts);
      }
    } finally {
      if (entry.generation === generation) {
        entry.refreshing = undefined;
      }
    }
  }

  async #ask(entry: Entry, signal: AbortSignal): Promise<Facts> {
    try {
      const token = await this.#dependencies.token(entry.instance.url);
      if (token === undefined) {
        return { ...entry.facts, credentials: 'missing', attempt: { kind: 'idle' } };
      }
      const reader = await this.#dependencies.connect(entry.instance, token);
      return this.#factsAfter(await fetchLicenses(reader, signal), entry.facts.last);
    } catch (error) {
      return this.#factsAfter({ kind: 'failed', failure: failureOf(error) }, entry.facts.last);
    }
  }

  #factsAfter(outcome: FetchOutcome, before: Fetched | undefined): Facts {
    const credentials = 'present';
    const failed = (failure: Failure) => ({ kind: 'failed', failure, at: this.#dependencies.now() }) as const;
    switch (outcome.kind) {
      case 'complete':
        return { credentials, last: this.#fetched(outcome, before), attempt: { kind: 'idle' } };
      case 'currentOnly': {
        const answer = { current: outcome.current, licenses: [outcome.current] };
        return { credentials, last: this.#fetched(answer, before), attempt: failed(outcome.failure) };
      }
      case 'failed':
        return { credentials, ...(before && { last: before }), attempt: failed(outcome.failure) };
    }
  }

  #fetched(
    { current, licenses }: Pick<Fetched, 'current' | 'licenses'>,
    before: Fetched | undefined,
  ): Fetched {
    const previous = before && { rows: licenseRows(before.licenses), answer: before.answer };
    const id = current === undefined ? undefined : rowId(current);
    const latest = { id, at: this.#dependencies.now(), on: this.#dependencies.today() };
    return { current, licenses, answer: followAnswer(previous, licenseRows(licenses), latest) };
  }

  #update(entry: Entry, facts: Facts): void {
    entry.facts = facts;
    this.#changed([entry.instance.url]);
  }

  #changed(urls: readonly InstanceUrl[]): void {
    for (const listener of this.#listeners) {
      listener(urls);
    }
  }

  #statusOf({ instance, facts }: Entry): InstanceStatus {
    return statusOf(instance, facts, this.#dependencies.today(), this.#dependencies.thresholds());
  }
}

function entryFor(instance: Instance, before: Entry | undefined): Entry {
  if (before === undefined) {
    return { instance, facts: NOTHING_KNOWN, generation: new AbortController(), refreshing: undefined };
  }
  if (before.instance.caFile !== instance.caFile) {
    startGeneration(before);
  }
  before.instance = instance;
  return before;
}

/** What was known of the licenses stays; how the last attempt went says nothing about the next one. */
function startGeneration(entry: Entry): void {
  entry.generation.abort();
  entry.generation = new AbortController();
  entry.refreshing = undefined;
  entry.facts = { ...entry.facts, credentials: 'unknown', attempt: { kind: 'idle' } };
}
