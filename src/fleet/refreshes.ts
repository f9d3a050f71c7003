import type { InstanceUrl } from '../instances/address';
import type { Thresholds } from '../licensing/severity';
import type { Asked, AskingDependencies, Pause } from './asking/askInstance';
import type { LicenseReader } from './asking/fetchLicenses';
import { endRefresh, type Entry } from './entry';
import { failedAttemptIn, stateOf, storedAfter, type FailedAttempt, type Facts } from './facts';
import type { KeptStatuses } from './keptStatuses';
import type { Lanes, LaneTask } from './lanes/lanes';
import { startInSlices } from './lanes/slices';
import type { Pace } from './polling/schedule';
import type { StateStorage } from './stateStore';

export interface FleetDependencies extends AskingDependencies {
  thresholds(): Thresholds;
  /** The instances with a token; undefined when that isn't known. Without it, nothing that is stored is trusted. */
  signedIn?(): Promise<ReadonlySet<InstanceUrl> | undefined>;
  /** Where what was fetched outlives this session, and other windows find it. */
  readonly storage: StateStorage;
  /** From 0 to 1. */
  random(): number;
}

interface Answer extends Asked {
  /** Whether another window has got it, and has stored it. */
  readonly isStored: boolean;
}

/** Refreshes instances: at once what a person wants, everything else a few at a time. */
export class Refreshes {
  readonly #dependencies: FleetDependencies;
  readonly #kept: KeptStatuses;
  readonly #changed: (entries: readonly Entry[]) => void;
  #lanes: Promise<Lanes> | undefined;

  /** @param changed hears of which instances something else is known now */
  constructor(
    dependencies: FleetDependencies,
    kept: KeptStatuses,
    changed: (entries: readonly Entry[]) => void,
  ) {
    this.#dependencies = dependencies;
    this.#kept = kept;
    this.#changed = changed;
  }

  /** Refreshes one before all others, or joins what is under way, which then isn't put aside. */
  async now(entry: Entry): Promise<void> {
    entry.isWanted = true;
    const refreshing = (entry.refreshing ??= this.#refresh(entry));
    // Waits as long as the refresh itself does, which goes first and is in its queue by then.
    await Promise.all([this.#loadLanes().then(() => entry.startNow?.()), refreshing]);
  }

  /** Takes what an earlier session or another window has stored, where it is fresher. */
  async adopt(entries: readonly Entry[]): Promise<void> {
    const isAdopted = await Promise.all(entries.map((entry) => this.#adopt(entry)));
    this.#changed(entries.filter((_, index) => isAdopted[index]));
  }

  /** Those of the entries whose time has come. */
  async due(entries: readonly Entry[], pace: Pace): Promise<Entry[]> {
    const { lookAt } = await import('./polling/look');
    const isNew = entries.some(({ facts }) => facts.credentials === 'unknown');
    const signedIn = isNew ? await this.#dependencies.signedIn?.() : undefined;
    const looks = entries.map((entry) => {
      const agreement = this.#kept.one(entry).coverage?.agreement;
      const isSignedIn = signedIn?.has(entry.instance.url);
      return { entry, ...lookAt(entry, { isSignedIn, agreement, pace, now: this.#dependencies.now() }) };
    });
    const settled = looks.filter(({ entry, facts }) => entry.facts !== facts);
    settled.forEach(({ entry, facts }) => (entry.facts = facts));
    this.#changed(settled.map(({ entry }) => entry));
    return looks.filter(({ isDue }) => isDue).map(({ entry }) => entry);
  }

  /** @param mayTakeOver whether the answer that another window has got meanwhile is as good */
  async inTurn(entries: readonly Entry[], mayTakeOver = false): Promise<void> {
    const planned = entries.map((entry) => [entry, entry.facts.attempt] as const);
    await startInSlices(planned, ([entry, attempt]) => {
      // What was removed meanwhile, or asked, isn't asked.
      const isOver = entry.generation.signal.aborted || entry.facts.attempt !== attempt;
      return isOver ? entry.refreshing : (entry.refreshing ??= this.#refresh(entry, mayTakeOver));
    });
  }

  /**
   * Runs something else, once. It mustn't wait for a refresh: both need a lane.
   *
   * @param isWanted whether a person waits for it; otherwise it's for when nothing else waits
   */
  async run<T>(task: () => Promise<T>, isWanted: boolean): Promise<T> {
    const lanes = await this.#loadLanes();
    const { result, startNow } = lanes.add(task, { order: isWanted ? 'inTurn' : 'later' });
    if (isWanted) {
      startNow();
    }
    return result;
  }

  async #loadLanes(): Promise<Lanes> {
    this.#lanes ??= import('./lanes/lanes').then((module) => new module.Lanes());
    // What could not be loaded is loaded again next time.
    this.#lanes.catch(() => (this.#lanes = undefined));
    return this.#lanes;
  }

  /** @param entry whose refresh this is, which a person may want at once; without one it's for when nothing else waits */
  async #inLane<T>(task: LaneTask<T>, entry?: Entry): Promise<T> {
    const lanes = await this.#loadLanes();
    const { result, startNow } = lanes.add(task, { order: entry ? 'inTurn' : 'later', canRepeat: true });
    if (entry !== undefined) {
      entry.startNow = startNow;
    }
    return result;
  }

  async #refresh(entry: Entry, mayTakeOver = false): Promise<void> {
    const { generation } = entry;
    const pause = {};
    const after = failedAttemptIn(entry.facts.attempt);
    this.#update(entry, { ...entry.facts, attempt: { kind: 'running', ...(after && { after }) } });
    try {
      const asked = await this.#inLane(async (putAside) => {
        entry.hasBegun = true;
        const taken = mayTakeOver && !entry.isWanted ? await this.#takenOver(entry) : undefined;
        return taken ?? this.#ask(entry, AbortSignal.any([generation.signal, putAside]), pause);
      }, entry);
      if (!generation.signal.aborted) {
        this.#takeAnswer(entry, asked);
      }
    } finally {
      if (entry.generation === generation) {
        endRefresh(entry);
        this.#endAttempt(entry, after);
      }
    }
  }

  /** Where the code that asks could not be loaded, the next tick tries again. */
  #endAttempt(entry: Entry, after: FailedAttempt | undefined): void {
    if (!entry.generation.signal.aborted && entry.facts.attempt.kind === 'running') {
      this.#update(entry, { ...entry.facts, attempt: after ?? { kind: 'idle' } });
    }
  }

  async #ask(entry: Entry, signal: AbortSignal, pause: Pause): Promise<Answer> {
    const { askInstance } = await import('./asking/askInstance');
    return { ...(await askInstance(entry, this.#dependencies, signal, pause)), isStored: false };
  }

  #takeAnswer(entry: Entry, { facts, reader, isStored }: Answer): void {
    const { credentials, last, attempt } = facts;
    // What else was learned about the instance meanwhile isn't part of the answer.
    this.#update(entry, { ...entry.facts, credentials, ...(last && { last }), attempt });
    if (!isStored) {
      this.#store(entry);
    }
    void this.#askSubscription(entry, reader);
  }

  /** What another window has found out since this one wanted to ask. */
  async #takenOver(entry: Entry): Promise<Answer | undefined> {
    const before = entry.facts;
    await this.#adopt(entry);
    const [{ isAnswered }, { takenOver }] = await Promise.all([
      import('./stored/adopt'),
      import('./polling/look'),
    ]);
    return isAnswered(before, entry.facts) ? { facts: takenOver(entry.facts), isStored: true } : undefined;
  }

  /** Beside the refresh, which has ended: nobody waits for it, and its failures change nothing. */
  async #askSubscription(entry: Entry, reader: LicenseReader | undefined): Promise<void> {
    const { generation } = entry;
    if (reader === undefined || stateOf(entry.facts) !== 'ready' || entry.asking === generation) {
      return;
    }
    entry.asking = generation;
    const { askSubscription } = await import('./asking/askInstance');
    const subscription = await this.#inLane((putAside) =>
      askSubscription(entry, reader, this.#dependencies, AbortSignal.any([generation.signal, putAside])),
    );
    entry.asking = entry.asking === generation ? undefined : entry.asking;
    const { last } = entry.facts;
    if (subscription !== undefined && !generation.signal.aborted && last !== undefined) {
      this.#update(entry, { ...entry.facts, last: { ...last, subscription } });
      this.#store(entry);
    }
  }

  #store({ instance, facts }: Entry): void {
    const stored = storedAfter(facts);
    if (stored !== undefined) {
      this.#dependencies.storage.save(instance.url, stored);
    }
  }

  async #adopt(entry: Entry): Promise<boolean> {
    const stored = await this.#dependencies.storage.load(entry.instance.url);
    if (stored === undefined) {
      return false;
    }
    const { adopt } = await import('./stored/adopt');
    const before = entry.facts;
    entry.facts = adopt(before, stored, this.#dependencies.now());
    return entry.facts !== before;
  }

  #update(entry: Entry, facts: Facts): void {
    entry.facts = facts;
    // In the turn of the event loop in which it's known: who draws would judge all that has changed in one.
    this.#kept.one(entry);
    this.#changed([entry]);
  }
}
