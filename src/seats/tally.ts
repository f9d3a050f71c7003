import { emptyBars, putInBar, type ActivityBar } from './activity';
import { addToStatistics, idleness, noStatistics, type SeatStatistics } from './statistics';
import type { SeatUser } from './seatUser';

/** Counts users who come bit by bit, each of them once. */
export class Tally {
  readonly #today: number;
  #idleDays = Number.NaN;
  #seen = 0;
  #statistics = noStatistics();
  #bars = emptyBars();

  /** @param today the day counted from 1970-01-01 */
  constructor(today: number) {
    this.#today = today;
  }

  get statistics(): Readonly<SeatStatistics> {
    return this.#statistics;
  }

  get bars(): readonly ActivityBar[] {
    return this.#bars;
  }

  /**
   * Counts those who have come since the last time, or all of them by another measure.
   *
   * @param users those before, and more
   * @param idleDays from how many days on a user is idle
   */
  update(users: readonly SeatUser[], idleDays: number): void {
    if (idleDays !== this.#idleDays) {
      this.#idleDays = idleDays;
      this.#seen = 0;
      this.#statistics = noStatistics();
      this.#bars = emptyBars();
    }
    for (const user of users.slice(this.#seen)) {
      const idle = idleness(user, this.#today, idleDays);
      addToStatistics(this.#statistics, user, idle);
      putInBar(this.#bars, user, this.#today, idle !== undefined);
    }
    this.#seen = users.length;
  }
}
