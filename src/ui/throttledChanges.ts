import type { InstanceUrl } from '../instances/address';

/** Short enough not to be noticed; a refresh of a hundred instances makes hundreds of changes meanwhile. */
const PAUSE_MS = 100;

/** What takes long to show, among hundreds of instances, shall leave most of the time to everything else. */
const PAUSE_PER_COST = 4;

/** However long one drawing took: what changes meanwhile is to be seen. */
const LONGEST_PAUSE_MS = 2_000;

export interface Throttling {
  /** The shortest pause between two drawings, in milliseconds. */
  readonly pauseMs?: number;
  /** How many instances are drawn at a time; the others wait for the next drawings. All, when it's left out. */
  readonly mostAtOnce?: number;
  /** What a drawing costs after `show` has returned, in milliseconds. Nothing, when it's left out. */
  readonly costAfter?: () => number;
}

/** Shows the first change at once, and those of the pause after it together. */
export class ThrottledChanges {
  readonly #show: (urls: readonly InstanceUrl[]) => void;
  readonly #pauseMs: number;
  readonly #mostAtOnce: number;
  readonly #costAfter: () => number;
  readonly #pending = new Set<InstanceUrl>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param show gets the instances that changed, each once */
  constructor(
    show: (urls: readonly InstanceUrl[]) => void,
    { pauseMs = PAUSE_MS, mostAtOnce = Number.POSITIVE_INFINITY, costAfter = () => 0 }: Throttling = {},
  ) {
    this.#show = show;
    this.#pauseMs = pauseMs;
    this.#mostAtOnce = mostAtOnce;
    this.#costAfter = costAfter;
  }

  add(urls: readonly InstanceUrl[]): void {
    for (const url of urls) {
      this.#pending.add(url);
    }
    if (this.#pause === undefined && this.#pending.size > 0) {
      this.#showPending();
    }
  }

  dispose(): void {
    clearTimeout(this.#pause);
  }

  #showPending(): void {
    const urls = [...this.#pending].slice(0, this.#mostAtOnce);
    urls.forEach((url) => this.#pending.delete(url));
    const began = performance.now();
    this.#pauseFor(this.#pauseMs);
    this.#show(urls);
    // The pause begins only now: what took long to draw leaves time for everything else.
    const cost = performance.now() - began + this.#costAfter();
    this.#pauseFor(Math.min(LONGEST_PAUSE_MS, Math.max(this.#pauseMs, PAUSE_PER_COST * cost)));
  }

  #pauseFor(milliseconds: number): void {
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#endPause(), milliseconds);
  }

  #endPause(): void {
    this.#pause = undefined;
    this.add([]);
  }
}
