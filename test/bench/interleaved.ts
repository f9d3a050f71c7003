/** What is measured, under the name it has in the table. */
export type Contestants<Name extends string> = Readonly<Record<Name, () => Promise<unknown>>>;

/**
 * Runs all contestants in turn, so that whatever else the machine does falls on all of them alike.
 *
 * @returns the median of each, in milliseconds
 */
export async function medians<Name extends string>(
  contestants: Contestants<Name>,
  rounds: { readonly warmUp: number; readonly measured: number },
): Promise<Record<Name, number>> {
  const names = Object.keys(contestants) as Name[];
  const times = Object.fromEntries(names.map((name): [Name, number[]] => [name, []])) as Record<
    Name,
    number[]
  >;
  for (let round = 0; round < rounds.warmUp + rounds.measured; round++) {
    for (const name of shuffled(names)) {
      const time = await timeOf(contestants[name]);
      if (round >= rounds.warmUp) {
        times[name].push(time);
      }
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(times[name])])) as Record<Name, number>;
}

/** Nobody always comes right after the same other one, whose garbage is collected then. */
function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((one, other) => one.place - other.place)
    .map(({ item }) => item);
}

async function timeOf(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
