import type { SeatUser } from '../../seats/seatUser';

/** The users that were selected, by their ids. It outlasts a filter that hides them. */
export class Selection {
  readonly #ids: Set<number>;

  /** @param ids what was selected in the list before */
  constructor(ids: Iterable<number> = []) {
    this.#ids = new Set(ids);
  }

  get ids(): readonly number[] {
    return [...this.#ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  has({ id }: SeatUser): boolean {
    return this.#ids.has(id);
  }

  toggle({ id }: SeatUser): void {
    if (!this.#ids.delete(id)) {
      this.#ids.add(id);
    }
  }

  /** Selects all of them, or none where all of them are. */
  toggleAll(users: readonly SeatUser[]): void {
    const areAll = this.share(users) === 'all';
    users.forEach(({ id }) => (areAll ? this.#ids.delete(id) : this.#ids.add(id)));
  }

  /** How many of these users are selected. */
  share(users: readonly SeatUser[]): 'none' | 'some' | 'all' {
    const selected = users.reduce((count, user) => count + Number(this.has(user)), 0);
    return selected === 0 ? 'none' : selected === users.length ? 'all' : 'some';
  }

  /** Drops who isn't in the list any more. */
  keepOnly(users: readonly SeatUser[]): void {
    const there = new Set(users.map(({ id }) => id));
    for (const id of this.#ids) {
      if (!there.has(id)) {
        this.#ids.delete(id);
      }
    }
  }

  clear(): void {
    this.#ids.clear();
  }
}
