import type { InstanceUrl } from '../instances/address';

/** Short enough not to be noticed; a refresh of a hundred instances makes hundreds of changes meanwhile. */
const PAUSE_MS = 100;

/** What takes long to show, among hundreds of instances, shall leave most of the time to everything else. */
const PAUSE_PER_COST = 4;

/** Shows the first change at once, and those of the pause after it together. */
export class ThrottledChanges {
  readonly #show: (urls: readonly InstanceUrl[]) => void;
  readonly #pending = new Set<InstanceUrl>();
  #pause: ReturnType<typeof setTimeout> | undefined;

  /** @param show gets the instances that changed, each once */
  constructor(show: (urls: readonly InstanceUrl[]) => void) {
    this.#show = show;
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
    this.#pauseFor(PAUSE_MS);
    this.#show(urls);
    // The pause begins only now,.
    this.#pauseFor(Math.max(PAUSE_MS, PAUSE_PER_COST * (performance.now() - began)));
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
