/** So long nothing changes before a look: instances that answer one after another make one notification. */
const QUIET_MS = 5_000;

/** Among hundreds of instances something changes all the time. */
const LONGEST_WAIT_MS = 60_000;

/** Runs a task soon, once nothing has asked for it for a moment; never twice at the same time. */
export class QuietMoment {
  readonly #task: () => Promise<void>;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #firstAt: number | undefined;
  #running = false;

  /** @param task throws nothing */
  constructor(task: () => Promise<void>) {
    this.#task = task;
  }

  wait(): void {
    const now = Date.now();
    this.#firstAt ??= now;
    const left = this.#firstAt + LONGEST_WAIT_MS - now;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#run(), Math.max(0, Math.min(QUIET_MS, left)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
  }

  async #run(): Promise<void> {
    if (this.#running) {
      this.#firstAt = undefined;
      this.wait();
      return;
    }
    this.#firstAt = undefined;
    this.#running = true;
    await this.#task();
    this.#running = false;
  }
}
