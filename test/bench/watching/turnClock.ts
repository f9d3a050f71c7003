import { closeSync, openSync, readSync } from 'node:fs';

/** One turn of the event loop, in milliseconds. */
export interface Turn {
  readonly from: number;
  /** By the clock. */
  readonly elapsed: number;
  /** Without what this thread waited for a processor. Where that isn't known: what all threads computed, at most. */
  readonly busy: number;
}

/** What the kernel counts for this thread, in nanoseconds: how long it ran, and how long it waited for a processor. */
const OWN_STATISTICS = '/proc/thread-self/schedstat';
const LONGEST_STATISTICS = 80;

/**
 * Times the turns of this thread's event loop. When other programs, or the threads that collect garbage, occupy all
 * processors, the clock goes on while this thread waits for one, which it wouldn't do on a machine with more of them.
 * What this thread waits for while it sleeps, such as a file or those threads, counts.
 */
export class TurnClock {
  readonly #buffer = Buffer.alloc(LONGEST_STATISTICS);
  readonly #statistics = this.#openStatistics();
  #begun = { at: 0, waited: 0, cpu: 0 };

  constructor() {
    this.begin();
  }

  /** A turn begins here: what came before belongs to none. */
  begin(): void {
    this.#begun = { waited: this.#waited() ?? 0, cpu: cpuTime(), at: performance.now() };
  }

  /** @returns the turn that ends here; another one begins */
  next(): Turn {
    const elapsed = performance.now() - this.#begun.at;
    const waited = this.#waited();
    const busy = waited === undefined ? cpuTime() - this.#begun.cpu : elapsed - (waited - this.#begun.waited);
    const turn = { from: this.#begun.at, elapsed, busy: Math.max(0, Math.min(elapsed, busy)) };
    this.begin();
    return turn;
  }

  close(): void {
    if (this.#statistics !== undefined) {
      closeSync(this.#statistics);
    }
  }

  /** Undefined on other systems than Linux, and where the kernel doesn't count. */
  #openStatistics(): number | undefined {
    try {
      const file = openSync(OWN_STATISTICS, 'r');
      return this.#read(file).ran > 0 ? file : undefined;
    } catch {
      return undefined;
    }
  }

  /** In milliseconds. */
  #waited(): number | undefined {
    return this.#statistics === undefined ? undefined : this.#read(this.#statistics).waited / 1e6;
  }

  #read(file: number): { readonly ran: number; readonly waited: number } {
    const length = readSync(file, this.#buffer, 0, LONGEST_STATISTICS, 0);
    const [ran = 0, waited = 0] = this.#buffer.toString('latin1', 0, length).split(' ').map(Number);
    return { ran, waited };
  }
}

/** Of all threads of this process, in milliseconds. */
function cpuTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
