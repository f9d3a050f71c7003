import { countResults, type TestEvent } from './results';

/** What the slow test files take, in seconds; files that aren't named take about `USUAL_SECONDS`. */
const SECONDS: Readonly<Record<string, number>> = {
  addLicense: 21,
  usage: 18,
  addRefused: 15,
  cutWrites: 12,
  addLicenseKeys: 10,
  addLicenseAfterwards: 10,
  state: 8,
  changeRecord: 7,
  addLicenseChoice: 7,
  canary: 6,
  writeToken: 6,
};

const USUAL_SECONDS = 3;

/**
 * Divides the test files among windows that run at the same time, so that all take about as long: the slowest file
 * first, each to the window that has the least to do. The same files always give the same parts.
 *
 * @param files names without a folder or an extension
 * @returns as many lists as asked for, or as many as there are files; every file is in exactly one
 */
export function splitIntoParts(files: readonly string[], count: number): string[][] {
  const parts = Array.from({ length: Math.min(count, files.length) }, () => ({
    files: [] as string[],
    seconds: 0,
  }));
  const slowestFirst = [...files].sort((a, b) => secondsOf(b) - secondsOf(a) || (a < b ? -1 : 1));
  for (const file of slowestFirst) {
    const [least] = [...parts].sort((a, b) => a.seconds - b.seconds);
    if (least !== undefined) {
      least.files.push(file);
      least.seconds += secondsOf(file);
    }
  }
  return parts.map((part) => part.files);
}

/** The test files whose time is known. */
export const TIMED_FILES = Object.keys(SECONDS);

function secondsOf(file: string): number {
  return SECONDS[file] ?? USUAL_SECONDS;
}

/**
 * The events of one run made of those of its parts. It comes to its end only if every part has run all of its tests,
 * and at least one: a window that dies or runs nothing makes the whole run fail.
 */
export function joinParts(parts: readonly (readonly TestEvent[])[]): TestEvent[] {
  const begins = parts.flat().filter((event) => event.event === 'begin');
  const total = begins.reduce((sum, begin) => sum + begin.total, 0);
  const isWhole = parts.every((events) => countResults(events).problems.length === 0);
  return [
    { event: 'begin', total, pid: process.pid },
    ...parts.flat().filter(({ event }) => event !== 'begin' && event !== 'end'),
    ...(isWhole ? [{ event: 'end' } as const] : []),
  ];
}
