/**
 * Hands out turns of the event loop, one to each who asks. What each of many does is short; when eight responses are
 * handled in one turn, the extension host does nothing else meanwhile.
 */
export class OwnTurns {
  /** Whoever asks next goes on then: at once when nobody has asked in this turn. */
  #free: Promise<void> = Promise.resolve();

  next(): Promise<void> {
    const turn = this.#free;
    this.#free = turn.then(() => new Promise((resolve) => setImmediate(resolve)));
    return turn;
  }
}
