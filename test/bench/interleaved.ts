/** What is measured, under the name it has in the table. */
export type Contestants<Name extends string> = Readonly<Record<Name, () => Promise<unknown>>>;

/** In whole rounds. */
export interface Rounds {
  readonly warmUp: number;
  readonly measured: number;
}

/** The median, and between what half of the values lie. */
export interface Spread {
  readonly lower: number;
  readonly median: number;
  readonly upper: number;
}

/** @returns the median of each, in milliseconds */
export async function medians<Name extends string>(
  contestants: Contestants<Name>,
  rounds: Rounds,
): Promise<Record<Name, number>> {
  const times = await timesOf(contestants, rounds);
  const each = Object.entries<readonly number[]>(times);
  return Object.fromEntries(each.map(([name, values]) => [name, median(values)])) as Record<Name, number>;
}

/**
 * Runs all contestants in turn, so that whatever else the machine does falls on all of them alike.
 *
 * @returns for each its times in milliseconds, one a round
 */
export async function timesOf<Name extends string>(
  contestants: Contestants<Name>,
  rounds: Rounds,
): Promise<Record<Name, readonly number[]>> {
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
  return times;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((one, other) => one - other);
  const at = (part: number) => sorted[Math.floor(sorted.length * part)] ?? Number.NaN;
  return { lower: at(0.25), median: at(0.5), upper: at(0.75) };
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
