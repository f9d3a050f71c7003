/**
 * Gives the beginning and the end of each task a turn of the event loop that no other task gets, so that answers don't
 * come together either. What each of many does is short, and all of it at once would hold up everything else.
 */
export class OwnTurns {
  #last: Promise<void> = Promise.resolve();

  around<Given extends unknown[], T>(task: (...given: Given) => Promise<T>): (...given: Given) => Promise<T> {
    return async (...given) => {
      await this.#next();
      try {
        return await task(...given);
      } finally {
        await this.#next();
      }
    };
  }

  #next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
