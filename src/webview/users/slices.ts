/** In milliseconds: what is worked without a pause, in which the page takes input and is painted. */
const SLICE_MS = 8;

/** Work in steps, of which only the newest is done. The first of its steps come at once. */
export class Slices {
  #newest: unknown;

  /**
   * Begins with work, and drops what was begun before.
   *
   * @returns undefined when other work was begun meanwhile
   */
  async run<T extends object>(steps: Generator<undefined, T, undefined>): Promise<T | undefined> {
    this.#newest = steps;
    let start = performance.now();
    while (this.#newest === steps) {
      const step = steps.next();
      if (step.done === true) {
        return step.value;
      }
      if (performance.now() - start >= SLICE_MS) {
        await new Promise((resolve) => setTimeout(resolve));
        start = performance.now();
      }
    }
    return undefined;
  }
}
