import { existsSync, readFileSync } from 'node:fs';

/** The environment variable with the path of the file that the extension host writes its results to. */
export const RESULTS_FILE_VARIABLE = 'VSCODE_TEST_RESULTS';

/** The environment variable with which tests run: `usual`, or `long`, those with `@long` in their title; all without it. */
export const TEST_LENGTH_VARIABLE = 'VSCODE_TEST_LENGTH';

/** The environment variable with the names of the test files to run, as a JSON list; all run without it. */
export const TEST_FILES_VARIABLE = 'VSCODE_TEST_FILES';

/** One line of the results file, as JSON. */
export type TestEvent =
  /** `total`: how many tests there are; `pid`: the process of the extension host. */
  | { readonly event: 'begin'; readonly total: number; readonly pid: number }
  | { readonly event: 'start'; readonly title: string }
  | { readonly event: 'pass'; readonly title: string; readonly milliseconds: number }
  | { readonly event: 'skip'; readonly title: string }
  | { readonly event: 'fail'; readonly title: string; readonly hook: boolean; readonly error: string }
  | { readonly event: 'end' };

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

export interface HostResults extends Counts {
  /** The process of the extension host, once it has begun. */
  readonly pid: number | undefined;
  /** Whether the run came to its end; a crash or a time limit leaves it without. */
  readonly complete: boolean;
  /** What counts as failed though no test said so, in sentences. */
  readonly problems: readonly string[];
}

/** The events written so far; a line that is only half written is left for the next call. */
export function readEvents(file: string): TestEvent[] {
  if (!existsSync(file)) {
    return [];
  }
  const lines = readFileSync(file, 'utf8').split('\n').slice(0, -1);
  return lines.map((line) => JSON.parse(line) as TestEvent);
}

/**
 * Counts a run. A test that began or should have begun, and did not end, has failed: VS Code itself reports
 * success when its extension host dies.
 */
export function countResults(events: readonly TestEvent[]): HostResults {
  const begin = events.find((event) => event.event === 'begin');
  const count = (wanted: TestEvent['event']): number => events.filter(({ event }) => event === wanted).length;
  const complete = count('end') > 0;
  const failures = events.filter((event) => event.event === 'fail');
  const reported = count('pass') + count('skip') + failures.filter(({ hook }) => !hook).length;
  const missing = (begin?.total ?? 0) - reported;
  const problems = [
    ...(begin === undefined ? ['No test began.'] : []),
    ...(begin?.total === 0 ? ['There are no tests.'] : []),
    ...(missing > 0 ? [missingTests(missing, events)] : []),
    ...(begin !== undefined && !complete && missing === 0 ? ['The run did not end.'] : []),
  ];
  const failed = failures.length + (missing > 0 ? missing : problems.length);
  return { passed: count('pass'), failed, skipped: count('skip'), pid: begin?.pid, complete, problems };
}

function missingTests(missing: number, events: readonly TestEvent[]): string {
  const last = events.at(-1);
  const broken = last?.event === 'start' ? ` It broke off in: ${last.title}` : '';
  return `${missing} tests did not end.${broken}`;
}

/** Such as `3 passed, 1 failed`, and how many were skipped if any were. */
export function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** The line that shows an event to a person; undefined for those that need none. */
export function describeEvent(event: TestEvent): string | undefined {
  switch (event.event) {
    case 'pass':
      return `  ✓ ${event.title} (${event.milliseconds} ms)`;
    case 'skip':
      return `  - ${event.title}`;
    case 'fail':
      return `  ✗ ${event.title}\n${event.error.replace(/^/gm, '      ')}`;
    case 'begin':
    case 'start':
    case 'end':
      return undefined;
  }
}
