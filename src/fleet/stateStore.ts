import { errorMessage } from '../gitlab/errorMessage';
import type { InstanceUrl } from '../instances/address';
import type { StoredFacts } from './facts';
import type { contentOf, readStoredState, storedStateText } from './stored/storedState';

/** Where the last known licenses of instances outlive the session. Nothing of it throws. */
export interface StateStorage {
  /** What is stored of an instance; undefined when there is nothing, or nothing new since this window last looked. */
  load(url: InstanceUrl): Promise<StoredFacts | undefined>;
  /**
   * Writes soon. What comes while a write is under way replaces what is waiting.
   *
   * @param facts a field that isn't there stays as it is stored, one that is undefined goes
   */
  save(url: InstanceUrl, facts: StoredFacts): void;
  /** Forgets an instance; a write that was waiting is dropped. */
  remove(url: InstanceUrl): void;
}

/** One small text an instance. All of it may fail. */
export interface InstanceFiles {
  /** Undefined when there is no file, or it is still at `known`, the version this window has seen. */
  read(url: InstanceUrl, known?: string): Promise<StoredFile | undefined>;
  /** The version of the file, without reading it; undefined when there is none. */
  version(url: InstanceUrl): Promise<string | undefined>;
  /** Replaces the whole file or nothing of it, and answers its new version. */
  write(url: InstanceUrl, text: string): Promise<string>;
  remove(url: InstanceUrl): Promise<void>;
  /** Removes what belongs to none of these. */
  sweep(urls: readonly InstanceUrl[]): Promise<void>;
}

export interface StoredFile {
  readonly text: string;
  /** Changes with every write, from whichever window. */
  readonly version: string;
}

/** How a state is written as text. */
export interface StateFormat {
  readonly readStoredState: typeof readStoredState;
  readonly storedStateText: typeof storedStateText;
  readonly contentOf: typeof contentOf;
}

/** What is wanted of an instance's file next, and which version of it has been seen. */
interface Slot {
  change: { readonly kind: 'save'; readonly facts: StoredFacts } | { readonly kind: 'remove' } | undefined;
  version: string | undefined;
  /** What this window has written last, and of when it was. */
  written: { readonly content: string; readonly at: number } | undefined;
  /** Ends when everything asked so far is done. */
  work: Promise<unknown>;
}

/** Keeps states in files. What concerns one instance happens in turn, so a late write cannot bring back a file. */
export class StateStore implements StateStorage {
  readonly #files: InstanceFiles;
  readonly #importFormat: () => Promise<StateFormat>;
  readonly #warn: (message: string) => void;
  readonly #keepsForMs: () => number;
  readonly #slots = new Map<InstanceUrl, Slot>();

  /**
   * @param importFormat loads the format when it is first needed
   * @param warn hears what went wrong; users are not bothered with it, since everything can be fetched again
   * @param keepsForMs for how long a file may say that the same was fetched earlier: the next start asks sooner by that
   */
  constructor(
    files: InstanceFiles,
    importFormat: () => Promise<StateFormat>,
    warn: (message: string) => void,
    keepsForMs = () => 0,
  ) {
    this.#files = files;
    this.#importFormat = importFormat;
    this.#warn = warn;
    this.#keepsForMs = keepsForMs;
  }

  async load(url: InstanceUrl): Promise<StoredFacts | undefined> {
    const slot = this.#slot(url);
    return this.#inTurn(slot, `The stored state of ${url} could not be read`, () => this.#read(url, slot));
  }

  save(url: InstanceUrl, facts: StoredFacts): void {
    const { change } = this.#slot(url);
    const waiting = change?.kind === 'save' ? change.facts : {};
    this.#want(url, { kind: 'save', facts: { ...waiting, ...facts } });
  }

  remove(url: InstanceUrl): void {
    this.#want(url, { kind: 'remove' });
  }

  /** Forgets every instance that is not among these: they may have left the setting while no window was open. */
  async forgetOthers(urls: readonly InstanceUrl[]): Promise<void> {
    try {
      await this.#files.sweep(urls);
    } catch (error) {
      this.#warn(`Stored states could not be tidied up: ${errorMessage(error)}`);
    }
  }

  #want(url: InstanceUrl, change: NonNullable<Slot['change']>): void {
    const slot = this.#slot(url);
    const isWaiting = slot.change !== undefined;
    slot.change = change;
    if (!isWaiting) {
      void this.#inTurn(slot, `The state of ${url} could not be stored`, () => this.#apply(url, slot));
    }
  }

  async #read(url: InstanceUrl, slot: Slot): Promise<StoredFacts | undefined> {
    const file = await this.#files.read(url, slot.version);
    if (file === undefined) {
      return undefined;
    }
    slot.version = file.version;
    const { readStoredState } = await this.#importFormat();
    const { kind, ...facts } = { ...readStoredState(file.text, url) };
    if (kind === 'known') {
      return facts;
    }
    this.#warn(`The stored state of ${url} is ignored: ${kind}`);
    return undefined;
  }

  async #apply(url: InstanceUrl, slot: Slot): Promise<void> {
    const { change } = slot;
    slot.change = undefined;
    if (change?.kind === 'save') {
      await this.#write(url, slot, change.facts);
    } else {
      slot.version = undefined;
      slot.written = undefined;
      await this.#files.remove(url);
    }
  }

  async #write(url: InstanceUrl, slot: Slot, facts: StoredFacts): Promise<void> {
    const { contentOf, storedStateText } = await this.#importFormat();
    const written = { content: contentOf(facts), at: facts.last?.answer.at ?? 0 };
    if (this.#isWritten(slot, written) && (await this.#isOurs(url, slot))) {
      return;
    }
    // What can't be read holds nothing worth keeping.
    const before = await this.#files.read(url).catch(() => undefined);
    slot.version = await this.#files.write(url, storedStateText(url, facts, before?.text));
    slot.written = written;
  }

  /** Whether the file is still as this window has seen it last. */
  async #isOurs(url: InstanceUrl, { version }: Slot): Promise<boolean> {
    const now = await this.#files.version(url).catch(() => undefined);
    return now !== undefined && now === version;
  }

  #isWritten(slot: Slot, { content, at }: NonNullable<Slot['written']>): boolean {
    const age = at - (slot.written?.at ?? 0);
    return slot.written?.content === content && age >= 0 && age < this.#keepsForMs();
  }

  #slot(url: InstanceUrl): Slot {
    const slot = this.#slots.get(url) ?? {
      ...{ change: undefined, version: undefined, written: undefined },
      work: Promise.resolve(),
    };
    this.#slots.set(url, slot);
    return slot;
  }

  async #inTurn<T>(slot: Slot, trouble: string, task: () => Promise<T>): Promise<T | undefined> {
    const done = slot.work.then(task).catch((error: unknown) => {
      this.#warn(`${trouble}: ${errorMessage(error)}`);
      return undefined;
    });
    slot.work = done;
    return done;
  }
}
