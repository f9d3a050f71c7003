import type { InstanceUrl } from '../instances/address';
import type { Instance } from '../instances/instance';
import type { Thresholds } from '../licensing/severity';
import type { AskingDependencies } from './asking/askInstance';
import { entryFor, startGeneration, type Entry } from './entry';
import { adopt, failedAttemptIn, stateOf, type Facts } from './facts';
import type { LicenseReader } from './asking/fetchLicenses';
import type { Pace } from './polling/schedule';
import type { StateStorage } from './stateStore';
import { KeptStatuses } from './keptStatuses';
import type { InstanceStatus } from './status';
import type { Lanes, LaneTask } from './lanes/lanes';
import { startInSlices } from './lanes/slices';

export interface FleetDependencies extends AskingDependencies {
  thresholds(): Thresholds;
  /** Where what was fetched outlives this session, and other windows find it. */
  readonly storage: StateStorage;
  /** From 0 to 1. */
  random(): number;
}

export type FleetListener = (urls: readonly InstanceUrl[]) => void;

/** Knows every instance's licenses as they were last seen, and refreshes them. */
export class Fleet {
  readonly #dependencies: FleetDependencies;
  readonly #kept: KeptStatuses;
  readonly #listeners = new Set<FleetListener>();
  #lanes: Promise<Lanes> | undefined;
  #entries = new Map<InstanceUrl, Entry>();

  constructor(dependencies: FleetDependencies) {
    this.#dependencies = dependencies;
    this.#kept = new KeptStatuses(dependencies);
  }

  /** @returns a function that ends the subscription */
  onDidChange(listener: FleetListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Takes over the list of instances: what left it is forgotten, what came is unknown until it is refreshed. */
  setInstances(instances: readonly Instance[]): void {
    const before = this.#entries;
    const shown = new Map([...before].map(([url, { instance }]) => [url, instance]));
    const entryOf = (instance: Instance) => entryFor(instance, before.get(instance.url), this.#dependencies);
    this.#entries = new Map(instances.map((instance) => [instance.url, entryOf(instance)]));
    const removed = [...before.values()].filter(({ instance }) => !this.#entries.has(instance.url));
    for (const entry of removed) {
      entry.generation.abort();
      this.#dependencies.storage.remove(entry.instance.url);
    }
    // Only those: with hundreds, adding one must not draw them all.
    const isNew = ({ instance }: Entry) => shown.get(instance.url) !== instance;
    const changed = [...this.#entries.values()].filter(isNew).concat(removed);
    this.#changed(changed.map(({ instance }) => instance.url));
  }

  /** In the order of the setting; the same array as long as nothing has changed. */
  statuses(): readonly InstanceStatus[] {
    return this.#kept.all(this.#entries.values());
  }

  status(url: InstanceUrl): InstanceStatus | undefined {
    const entry = this.#entries.get(url);
    return entry === undefined ? undefined : this.#kept.one(entry);
  }

  /**
   * Asks one instance at once, whatever else waits for its turn, or joins what is under way. Failures are part of the
   * status and are not thrown.
   */
  async refresh(url: InstanceUrl): Promise<void> {
    const entry = this.#entries.get(url);
    if (entry === undefined) {
      return;
    }
    const { generation } = entry;
    const refreshing = (entry.refreshing ??= this.#refresh(entry));
    await this.#lanes;
    entry.startNow?.();
    await refreshing;
    // With another token begins another attempt, which is the one that its callers want to know the end of.
    if (entry.generation !== generation) {
      await this.refresh(url);
    }
  }

  /** The same, but never joins what began before: after a change, or to be sure that nothing has changed. */
  async refreshAgain(url: InstanceUrl): Promise<void> {
    const isUnderWay = this.#entries.get(url)?.refreshing !== undefined;
    await (isUnderWay && this.refresh(url));
    await this.refresh(url);
  }

  async refreshAll(): Promise<void> {
    await this.#refreshInTurn([...this.#entries.values()]);
  }

  /** Asks the instances that have not been asked since they came or their connection changed. */
  async refreshNew(): Promise<void> {
    const unasked = [...this.#entries.values()].filter(
      ({ facts: { credentials, attempt } }) => credentials === 'unknown' && attempt.kind === 'idle',
    );
    await this.#refreshInTurn(unasked);
  }

  /** Asks the instances whose time has come, unless another window has asked them meanwhile. */
  async refreshDue(pace: Pace): Promise<void> {
    const { isDue } = await import('./polling/schedule');
    const dueOf = (entries: Iterable<Entry>) => {
      const now = this.#dependencies.now();
      return [...entries].filter((one) => isDue(one, this.#kept.one(one).coverage?.agreement, pace, now));
    };
    const due = dueOf(this.#entries.values());
    await this.adoptStored(due.map(({ instance }) => instance.url));
    await this.#refreshInTurn(dueOf(due));
  }

  /** Takes what an earlier session or another window has stored of these (of all) instances, if it is fresher. */
  async adoptStored(urls: readonly InstanceUrl[] = [...this.#entries.keys()]): Promise<void> {
    const isAdopted = await Promise.all(urls.map((url) => this.#adoptStored(url)));
    const adopted = urls.filter((_, index) => isAdopted[index]);
    if (adopted.length > 0) {
      this.#changed(adopted);
    }
  }

  /** Another calendar day has begun: days left and severities are others, although nothing was fetched. */
  dayChanged(): void {
    this.#changed([...this.#entries.keys()]);
  }

  /** The stored tokens are others, or gone: what is under way with the old ones is dropped. Several are asked in turn. */
  async credentialsChanged(url: InstanceUrl, ...others: readonly InstanceUrl[]): Promise<void> {
    const entries = [url, ...others].flatMap((one) => this.#entries.get(one) ?? []);
    entries.forEach((entry) => startGeneration(entry));
    await (others.length === 0 ? this.refresh(url) : this.#refreshInTurn(entries));
  }

  /** Stores what GitLab has said about the token and itself; a `tokenExpiresOn` of undefined: the token never expires. */
  takeDetails(url: InstanceUrl, details: Pick<Facts, 'tokenExpiresOn' | 'version' | 'usageReports'>): void {
    const entry = this.#entries.get(url);
    if (entry !== undefined) {
      this.#update(entry, { ...entry.facts, ...details });
    }
  }

  /** Drops everything under way. */
  dispose(): void {
    this.#listeners.clear();
    this.#entries.forEach(({ generation }) => generation.abort());
  }

  async #refreshInTurn(entries: readonly Entry[]): Promise<void> {
    const planned = entries.map((entry) => [entry, entry.facts.attempt] as const);
    await startInSlices(planned, ([entry, attempt]) => {
      const isOver = entry.generation.signal.aborted || entry.facts.attempt !== attempt;
      return isOver ? entry.refreshing : (entry.refreshing ??= this.#refresh(entry));
    });
  }

  /** @param entry whose refresh this is, which a person may want at once; without one it's for when nothing else waits */
  async #inTurn<T>(task: LaneTask<T>, entry?: Entry): Promise<T> {
    this.#lanes ??= import('./lanes/lanes').then((module) => new module.Lanes());
    // What could not be loaded is loaded again next time.
    this.#lanes.catch(() => (this.#lanes = undefined));
    const lanes = await this.#lanes;
    const { result, startNow } = lanes.add(task, { order: entry ? 'inTurn' : 'later', canRepeat: true });
    if (entry !== undefined) {
      entry.startNow = startNow;
    }
    return result;
  }

  async #refresh(entry: Entry): Promise<void> {
    const { generation } = entry;
    const pause = {};
    const after = failedAttemptIn(entry.facts.attempt);
    this.#update(entry, { ...entry.facts, attempt: { kind: 'running', ...(after && { after }) } });
    try {
      const { facts, reader } = await this.#inTurn(async (putAside) => {
        const { askInstance } = await import('./asking/askInstance');
        return askInstance(entry, this.#dependencies, AbortSignal.any([generation.signal, putAside]), pause);
      }, entry);
      if (!generation.signal.aborted) {
        this.#update(entry, facts);
        this.#store(entry);
        void this.#askSubscription(entry, reader);
      }
    } finally {
      if (entry.generation === generation) {
        entry.refreshing = undefined;
        entry.startNow = undefined;
        if (!generation.signal.aborted && entry.facts.attempt.kind === 'running') {
          // The code that asks could not be loaded: the next tick tries again.
          this.#update(entry, { ...entry.facts, attempt: after ?? { kind: 'idle' } });
        }
      }
    }
  }

  /** Beside the refresh, which has ended: nobody waits for it, and its failures change nothing. */
  async #askSubscription(entry: Entry, reader: LicenseReader | undefined): Promise<void> {
    const { generation } = entry;
    if (reader === undefined || stateOf(entry.facts) !== 'ready' || entry.asking === generation) {
      return;
    }
    entry.asking = generation;
    const { askSubscription } = await import('./asking/askInstance');
    const subscription = await this.#inTurn((putAside) =>
      askSubscription(entry, reader, this.#dependencies, AbortSignal.any([generation.signal, putAside])),
    );
    entry.asking = entry.asking === generation ? undefined : entry.asking;
    const { last } = entry.facts;
    if (subscription !== undefined && !generation.signal.aborted && last !== undefined) {
      this.#update(entry, { ...entry.facts, last: { ...last, subscription } });
      this.#store(entry);
    }
  }

  /** Only whole answers: what is stored, another window shows without knowing what was wrong with it. */
  #store({ instance, facts }: Entry): void {
    if (facts.last !== undefined && stateOf(facts) === 'ready') {
      this.#dependencies.storage.save(instance.url, facts.last);
    }
  }

  async #adoptStored(url: InstanceUrl): Promise<boolean> {
    const entry = this.#entries.get(url);
    const stored = await this.#dependencies.storage.load(url);
    if (entry === undefined || stored === undefined) {
      return false;
    }
    const before = entry.facts;
    entry.facts = adopt(before, stored, this.#dependencies.now());
    return entry.facts !== before;
  }

  #update(entry: Entry, facts: Facts): void {
    entry.facts = facts;
    this.#changed([entry.instance.url]);
  }

  #changed(urls: readonly InstanceUrl[]): void {
    this.#listeners.forEach((listener) => listener(urls));
  }
}
