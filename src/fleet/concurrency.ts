import pLimit from 'p-limit';

/** How many instances are asked at the same time. */
const AT_ONCE = 8;

/** How long one of them may keep others waiting: dead ones must not delay those that answer. */
const PATIENCE_MS = 2_000;

/** Lets a few tasks run at a time; one that takes long goes on, but no longer counts. */
export class ConcurrencyLimit {
  readonly #limit = pLimit(AT_ONCE);

  /** Runs the task as soon as it is its turn, and answers (or throws) what it does. */
  async run<T>(task: () => Promise<T>): Promise<T> {
    const { running } = await this.#limit(async () => {
      const running = task();
      await endOrPatience(running);
      // Within an object, for a bare promise would be waited for.
      return { running };
    });
    return running;
  }
}

async function endOrPatience(running: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, PATIENCE_MS);
    const end = () => {
      clearTimeout(timer);
      resolve();
    };
    running.then(end, end);
  });
}
