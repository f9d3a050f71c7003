/** The rows that were selected, by their ids. It outlasts a filter that hides them. */
export class Selection<Id> {
  readonly #ids: Set<Id>;

  /** @param ids what was selected in the list before */
  constructor(ids: Iterable<Id> = []) {
    this.#ids = new Set(ids);
  }

  get ids(): Id[] {
    return [...this.#ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  has(id: Id): boolean {
    return this.#ids.has(id);
  }

  /** @returns whether it is selected now */
  toggle(id: Id): boolean {
    if (this.#ids.delete(id)) {
      return false;
    }
    this.#ids.add(id);
    return true;
  }

  add(ids: readonly Id[]): void {
    ids.forEach((id) => this.#ids.add(id));
  }

  remove(ids: readonly Id[]): void {
    ids.forEach((id) => this.#ids.delete(id));
  }

  /** How many of these are selected. */
  among(ids: readonly Id[]): number {
    return ids.reduce((count, id) => count + Number(this.#ids.has(id)), 0);
  }

  /** Drops what isn't in the list any more. */
  keepOnly(ids: Iterable<Id>): void {
    const there = new Set(ids);
    this.remove(this.ids.filter((id) => !there.has(id)));
  }

  clear(): void {
    this.#ids.clear();
  }
}
