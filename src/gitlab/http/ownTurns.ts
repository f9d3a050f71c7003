/**
 * Hands out turns of the event loop, one to each who asks. What each of many does is short; when eight responses are
 * handled in one turn, the extension host does nothing else meanwhile.
 */
export class OwnTurns {
  #last: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    this.#last = this.#last.then(() => new Promise((resolve) => setImmediate(resolve)));
    return this.#last;
  }
}
