export interface Watched {
  /** The longest time in which nothing else could run, in milliseconds, and how much of it was spent on a processor. */
  readonly block: { readonly elapsed: number; readonly busy: number };
  /** The most memory at once above that at the beginning, in bytes. */
  readonly resident: number;
  readonly held: number;
}

/** Looks at the clock and the memory whenever the event loop comes round. */
export class Watch {
  readonly #before = process.memoryUsage();
  #last = { at: performance.now(), cpu: process.cpuUsage() };
  #block = { elapsed: 0, busy: 0 };
  #resident = 0;
  #held = 0;
  readonly #timer = setInterval(() => this.#look(), 0);

  /** @param _result belongs to the memory, and is not to be collected before */
  async end(_result: unknown): Promise<Watched> {
    await new Promise((resolve) => setTimeout(resolve, 1));
    this.#look();
    clearInterval(this.#timer);
    return { block: this.#block, resident: this.#resident, held: this.#held };
  }

  #look(): void {
    const elapsed = performance.now() - this.#last.at;
    const cpu = process.cpuUsage(this.#last.cpu);
    if (elapsed > this.#block.elapsed) {
      this.#block = { elapsed, busy: (cpu.user + cpu.system) / 1000 };
    }
    const { rss, heapUsed, external } = process.memoryUsage();
    this.#resident = Math.max(this.#resident, rss - this.#before.rss);
    this.#held = Math.max(this.#held, heapUsed + external - this.#before.heapUsed - this.#before.external);
    this.#last = { at: performance.now(), cpu: process.cpuUsage() };
  }
}
