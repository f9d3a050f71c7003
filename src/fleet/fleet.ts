import type { InstanceUrl } from '../instances/address';
import type { Instance } from '../instances/instance';
import { entryFor, startGeneration, type Entry } from './entry';
import { storedDetails, type Facts } from './facts';
import type { Pace } from './polling/schedule';
import { KeptStatuses } from './keptStatuses';
import type { InstanceStatus } from './status';
import { Refreshes, type FleetDependencies } from './refreshes';

export type FleetListener = (urls: readonly InstanceUrl[]) => void;

/** Knows every instance's licenses as they were last seen, and refreshes them. */
export class Fleet {
  readonly #dependencies: FleetDependencies;
  readonly #kept: KeptStatuses;
  readonly #refreshes: Refreshes;
  readonly #listeners = new Set<FleetListener>();
  #entries = new Map<InstanceUrl, Entry>();

  constructor(dependencies: FleetDependencies) {
    this.#dependencies = dependencies;
    this.#kept = new KeptStatuses(dependencies);
    this.#refreshes = new Refreshes(dependencies, this.#kept, (entries) => this.#changed(entries));
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
    const changed = [...this.#entries.values()].filter(
      ({ instance }) => shown.get(instance.url) !== instance,
    );
    this.#changed([...changed, ...removed]);
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
    await this.#refreshes.now(entry);
    // With another token begins another attempt, which is the one that its callers want to know the end of.
    if (entry.generation !== generation) {
      await this.refresh(url);
    }
  }

  /** The same, but never joins what has begun before: after a change, or to be sure that nothing has changed. */
  async refreshAgain(url: InstanceUrl): Promise<void> {
    const hasBegun = this.#entries.get(url)?.hasBegun;
    await (hasBegun === true && this.refresh(url));
    await this.refresh(url);
  }

  async refreshAll(): Promise<void> {
    await this.refreshMany([...this.#entries.keys()]);
  }

  /** What a person asks for many: each in its turn, a few at a time. */
  async refreshMany(urls: readonly InstanceUrl[]): Promise<void> {
    const entries = this.#entriesOf(urls);
    entries.forEach((entry) => (entry.isWanted = true));
    await this.#refreshes.inTurn(entries);
  }

  /**
   * Runs a request that is no refresh: all together hold at most 32 connections.
   *
   * @param request asks two questions at a time at most, and doesn't wait for a refresh
   * @param isWanted whether a person waits for it; otherwise it's for when nothing else waits
   * @throws what it throws
   */
  async request<T>(request: () => Promise<T>, isWanted = true): Promise<T> {
    return this.#refreshes.run(request, isWanted);
  }

  /**
   * Asks the instances that have not been asked since they came or their connection changed.
   *
   * @param pace with it, what is stored and younger than its interval is trusted; of many others, those of which
   *   something is known wait for `refreshDue`
   */
  async refreshNew(pace?: Pace): Promise<void> {
    const unasked = [...this.#entries.values()].filter(
      ({ facts: { credentials, attempt } }) => credentials === 'unknown' && attempt.kind !== 'running',
    );
    if (pace === undefined) {
      await this.#refreshes.inTurn(unasked);
      return;
    }
    await this.#refreshes.adopt(unasked);
    const { askedAtOnce } = await import('./polling/look');
    const due = pace.intervalMs > 0 ? askedAtOnce(await this.#refreshes.due(unasked, pace)) : unasked;
    await this.#refreshes.inTurn(due, true);
  }

  /** Asks the instances whose time has come, unless another window has asked them meanwhile. */
  async refreshDue(pace: Pace): Promise<void> {
    const due = await this.#refreshes.due([...this.#entries.values()], pace);
    await this.#refreshes.adopt(due);
    await this.#refreshes.inTurn(await this.#refreshes.due(due, pace), true);
  }

  /** Takes what an earlier session or another window has stored of these (of all) instances, if it is fresher. */
  async adoptStored(urls: readonly InstanceUrl[] = [...this.#entries.keys()]): Promise<void> {
    await this.#refreshes.adopt(this.#entriesOf(urls));
  }

  /** Another calendar day has begun: days left and severities are others, although nothing was fetched. */
  dayChanged(): void {
    this.#changed([...this.#entries.values()]);
  }

  /** The stored tokens are others, or gone: what is under way with the old ones is dropped. Several are asked in turn. */
  async credentialsChanged(url: InstanceUrl, ...others: readonly InstanceUrl[]): Promise<void> {
    const entries = this.#entriesOf([url, ...others]);
    entries.forEach((entry) => this.#forgetCredentials(entry));
    await (others.length === 0 ? this.refresh(url) : this.refreshMany([url, ...others]));
  }

  /** Another window has changed the token, and asks with it. */
  async credentialsChangedElsewhere(url: InstanceUrl): Promise<void> {
    const entry = this.#entries.get(url);
    if (entry !== undefined) {
      startGeneration(entry);
      await this.#refreshes.inTurn([entry], true);
    }
  }

  /** Takes what GitLab has said about the token and itself; a `tokenExpiresOn` of undefined: the token never expires. */
  takeDetails(
    url: InstanceUrl,
    details: Pick<Facts, 'tokenExpiresOn' | 'version' | 'detailsAt' | 'reportNotes'>,
  ): void {
    const entry = this.#entries.get(url);
    if (entry === undefined) {
      return;
    }
    const before = this.#kept.one(entry);
    entry.facts = { ...entry.facts, ...details };
    if (!saysTheSame(before, this.#kept.one(entry))) {
      this.#changed([entry]);
    }
    if (details.detailsAt !== undefined) {
      this.#dependencies.storage.save(url, { details: storedDetails(entry.facts) });
    }
  }

  /** Drops everything under way. */
  dispose(): void {
    this.#listeners.clear();
    this.#entries.forEach(({ generation }) => generation.abort());
  }

  /** What was said of the old token is no longer true, in the next session either. */
  #forgetCredentials(entry: Entry): void {
    startGeneration(entry);
    this.#dependencies.storage.save(entry.instance.url, { failed: undefined, details: undefined });
  }

  #entriesOf(urls: readonly InstanceUrl[]): Entry[] {
    return urls.map((url) => this.#entries.get(url)).filter((entry) => entry !== undefined);
  }

  #changed(entries: readonly Entry[]): void {
    const urls = entries.map(({ instance }) => instance.url);
    if (urls.length > 0) {
      this.#listeners.forEach((listener) => listener(urls));
    }
  }
}

/** Most lookups find out nothing that changes the status. */
function saysTheSame(one: InstanceStatus, other: InstanceStatus): boolean {
  const said = ({ usageReports = {}, attention, tokenExpiresOn, version, detailsAt }: InstanceStatus) =>
    JSON.stringify([usageReports, attention, tokenExpiresOn, version, detailsAt]);
  return said(one) === said(other);
}
