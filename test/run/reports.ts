import { existsSync, readFileSync } from 'node:fs';
import { countResults, readEvents, type Counts } from '../vscode/hostTests/results';

interface VitestReport {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
}

interface PlaywrightReport {
  readonly stats: {
    readonly expected: number;
    readonly unexpected: number;
    readonly flaky: number;
    readonly skipped: number;
  };
}

export const NOTHING: Counts = { passed: 0, failed: 0, skipped: 0 };

/** Counts of Vitest's JSON report; none without a report. */
export function readVitestReport(file: string): Counts {
  const report = readJson(file) as VitestReport | undefined;
  if (report === undefined) {
    return NOTHING;
  }
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Counts of Playwright's JSON report; none without a report. */
export function readPlaywrightReport(file: string): Counts {
  const stats = (readJson(file) as PlaywrightReport | undefined)?.stats;
  if (stats === undefined) {
    return NOTHING;
  }
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

/** Counts of what the extension host wrote; none when it did not begin. */
export function readHostReport(file: string): Counts {
  const events = readEvents(file);
  return events.length === 0 ? NOTHING : countResults(events);
}

/**
 * What a stage comes to. A runner that failed without a failed test (a crash, a coverage threshold, a file that
 * does not load) or that ran nothing counts as one failure.
 */
export function settle(counts: Counts, exitCode: number): Counts {
  const ranNothing = counts.passed + counts.failed === 0;
  const failedSilently = exitCode !== 0 && counts.failed === 0;
  return ranNothing || failedSilently ? { ...counts, failed: 1 } : counts;
}

/** The sum of several counts. */
export function sum(counts: readonly Counts[]): Counts {
  return counts.reduce(
    (total, { passed, failed, skipped }) => ({
      passed: total.passed + passed,
      failed: total.failed + failed,
      skipped: total.skipped + skipped,
    }),
    NOTHING,
  );
}

function readJson(file: string): unknown {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : undefined;
}
