/** So few take a few milliseconds. */
const SLICE = 20;

/**
 * Starts a task for each item, a slice at a time: to start hundreds in one go would hold up everything else.
 *
 * @returns when all have ended
 * @throws what the first task throws that fails
 */
export async function startInSlices<T>(
  items: readonly T[],
  start: (item: T) => Promise<void> | undefined,
): Promise<void> {
  const rest = items.slice(SLICE);
  await Promise.all([
    ...items.slice(0, SLICE).map(start),
    rest.length > 0 && new Promise(setImmediate).then(() => startInSlices(rest, start)),
  ]);
}
