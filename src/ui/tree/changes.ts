import type { InstanceUrl } from '../../instances/address';

/** Long enough to take the answers of many instances together, short enough not to be noticed. */
const SETTLE_MS = 100;

export interface ChangesView {
  /** The instances in the order in which they should stand now. */
  order(): readonly InstanceUrl[];
  /** The instances in the order in which they were drawn last. */
  drawn(): readonly InstanceUrl[];
  redraw(urls: readonly InstanceUrl[]): void;
  redrawAll(): void;
}

/** Gathers changes for a moment and redraws what changed; everything only when an instance comes, goes or moves. */
export class Changes {
  readonly #view: ChangesView;
  readonly #pending = new Set<InstanceUrl>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(view: ChangesView) {
    this.#view = view;
  }

  add(urls: readonly InstanceUrl[]): void {
    for (const url of urls) {
      this.#pending.add(url);
    }
    this.#timer ??= setTimeout(() => this.#redraw(), SETTLE_MS);
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  #redraw(): void {
    this.#timer = undefined;
    const urls = [...this.#pending];
    this.#pending.clear();
    if (isSame(this.#view.order(), this.#view.drawn())) {
      this.#view.redraw(urls);
    } else {
      this.#view.redrawAll();
    }
  }
}

function isSame(one: readonly InstanceUrl[], other: readonly InstanceUrl[]): boolean {
  return one.length === other.length && one.every((url, index) => url === other[index]);
}
