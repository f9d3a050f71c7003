export interface Timed<T> {
  readonly value: T;
  readonly milliseconds: number;
}

/** Throws what `run` throws. */
export async function timed<T>(run: () => Promise<T>): Promise<Timed<T>> {
  const started = performance.now();
  const value = await run();
  return { value, milliseconds: Math.round(performance.now() - started) };
}
