import { TurnClock, type Turn } from './turnClock';

export interface Watched {
  /** The longest turn in which nothing else could run, in milliseconds. */
  readonly block: Pick<Turn, 'elapsed' | 'busy'>;
  /** The most memory at once above that at the beginning, in bytes. */
  readonly resident: number;
  readonly held: number;
}

/** Looks at the clock and the memory whenever the event loop comes round. */
export class Watch {
  readonly #before = process.memoryUsage();
  readonly #clock = new TurnClock();
  #block: Watched['block'] = { elapsed: 0, busy: 0 };
  #resident = 0;
  #held = 0;
  readonly #timer = setInterval(() => this.#look(), 0);

  /** @param _result belongs to the memory, and is not to be collected before */
  async end(_result: unknown): Promise<Watched> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.#look();
    clearInterval(this.#timer);
    this.#clock.close();
    return { block: this.#block, resident: this.#resident, held: this.#held };
  }

  #look(): void {
    const { elapsed, busy } = this.#clock.next();
    if (elapsed > this.#block.elapsed) {
      this.#block = { elapsed, busy };
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    this.#resident = Math.max(this.#resident, rss - this.#before.rss);
    this.#held = Math.max(this.#held, heapUsed + external - this.#before.heapUsed - this.#before.external);
    this.#clock.begin();
  }
}
