import type { InstanceUrl } from '../instances/address';

/** Short enough not to be noticed; a refresh of a hundred instances makes hundreds of changes meanwhile. */
const PAUSE_MS = 100;

/** What takes long to show, among hundreds of instances, shall leave most of the time to everything else. */
const PAUSE_PER_COST = 4;

/** However long one drawing took: what changes meanwhile is to be seen. */
const LONGEST_PAUSE_MS = 2_000;

/** Shows the first change at once, and those of the pause after it together. */
export class ThrottledChanges {
  readonly #show: (urls: readonly InstanceUrl[]) => void;
  readonly #shortest: number;
  readonly #pending = new Set<InstanceUrl>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param show gets the instances that changed, each once
   * @param shortest pause between two drawings, in milliseconds
   */
  constructor(show: (urls: readonly InstanceUrl[]) => void, shortest = PAUSE_MS) {
    this.#show = show;
    this.#shortest = shortest;
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
    const urls = [...this.#pending];
    this.#pending.clear();
    const began = performance.now();
    this.#pauseFor(this.#shortest);
    this.#show(urls);
    // The pause begins only now: what took long to draw leaves time for everything else.
    const pause = PAUSE_PER_COST * (performance.now() - began);
    this.#pauseFor(Math.min(LONGEST_PAUSE_MS, Math.max(this.#shortest, pause)));
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
