import type { InstanceUrl } from '../instances/address';

/** Short enough not to be noticed; a refresh of a hundred instances makes hundreds of changes meanwhile. */
const PAUSE_MS = 100;

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
    this.#pause = setTimeout(() => this.#endPause(), PAUSE_MS);
    this.#show(urls);
  }

  #endPause(): void {
    this.#pause = undefined;
    this.add([]);
  }
}
