interface Item {
  readonly index: number;
  /** In pixels from the top. */
  readonly start: number;
}

/** The rows of a table that exist as elements, by their places. */
export class RowsInSight {
  readonly #body: HTMLElement;
  readonly #make: (place: number, start: number) => HTMLElement;
  readonly #rows = new Map<number, HTMLElement>();

  constructor(body: HTMLElement, make: (place: number, start: number) => HTMLElement) {
    this.#body = body;
    this.#make = make;
  }

  has(place: number): boolean {
    return this.#rows.has(place);
  }

  /** What the rows show has changed. */
  clear(): void {
    this.#rows.clear();
    this.#body.replaceChildren();
  }

  /** Rows that stay in sight are left alone: to lay them out takes longer than anything else. */
  show(items: readonly Item[]): void {
    const inSight = new Set(items.map(({ index }) => index));
    for (const [place, row] of this.#rows) {
      if (!inSight.has(place)) {
        row.remove();
        this.#rows.delete(place);
      }
    }
    let next: HTMLElement | null = null;
    for (const { index, start } of items.toReversed()) {
      next = this.#rows.get(index) ?? this.#add(index, start, next);
    }
  }

  #add(place: number, start: number, next: HTMLElement | null): HTMLElement {
    const row = this.#make(place, start);
    this.#rows.set(place, row);
    return this.#body.insertBefore(row, next);
  }
}
