import { join, relative } from 'node:path';
import { PACKAGE_COMMAND } from '../vscode/packageExtension';
import { HOST_RESULTS, RESULTS, ROOT } from '../vscode/paths';
import type { Counts } from '../vscode/hostTests/results';
import { readHostReport, readPlaywrightReport, readVitestReport } from './reports';

/** One part of the test run. */
export interface Stage {
  /** For a shell, in the project's folder, with the packages' commands at hand. */
  readonly command: string;
  /** It may take so long; then it is ended and has failed. */
  readonly limitSeconds: number;
  /** What the runner reports to; a stage without one is a single check. */
  readonly report?: Report;
  /** Whether it tests what the stage `build` makes. */
  readonly needsBuild?: true;
  /** Whether it starts the VS Code of .vscode-test and a browser. */
  readonly needsVSCode?: true;
  /** Whether its output is printed also when all is well. */
  readonly isShown?: true;
  /** Whether some of its tests use python-gitlab, and are skipped without it. */
  readonly usesPythonGitLab?: true;
}

export interface Report {
  /** The file that the runner writes. */
  readonly file: string;
  readonly read: (file: string) => Counts;
}

const reports = {
  unit: { file: join(RESULTS, 'unit.json'), read: readVitestReport },
  coverage: { file: join(RESULTS, 'coverage.json'), read: readVitestReport },
  long: { file: join(RESULTS, 'long.json'), read: readVitestReport },
  faults: { file: join(RESULTS, 'faults.json'), read: readVitestReport },
  longFaults: { file: join(RESULTS, 'longFaults.json'), read: readVitestReport },
  harness: { file: join(RESULTS, 'harness.json'), read: readVitestReport },
  longHarness: { file: join(RESULTS, 'longHarness.json'), read: readVitestReport },
  host: { file: HOST_RESULTS, read: readHostReport },
  ui: { file: join(RESULTS, 'ui.json'), read: readPlaywrightReport },
  longUi: { file: join(RESULTS, 'longUi.json'), read: readPlaywrightReport },
} satisfies Record<string, Report>;

const STAGES = {
  types: { command: 'npm run --silent check-types', limitSeconds: 300 },
  lint: { command: 'npm run --silent lint', limitSeconds: 400 },
  format: { command: 'npm run --silent format:check', limitSeconds: 120 },
  unit: {
    command: vitest(reports.unit),
    limitSeconds: 500,
    report: reports.unit,
    usesPythonGitLab: true,
  },
  // The unit tests once more, counting which lines of the pure rooms they reach.
  coverage: {
    command: `${vitest(reports.coverage)} --coverage`,
    limitSeconds: 600,
    report: reports.coverage,
    usesPythonGitLab: true,
  },
  // The random texts of the unit tests, twenty times as many, and ten thousand refreshes.
  long: {
    command: `${vitest(reports.long)} --config test/unit/long.config.mts`,
    limitSeconds: 7200,
    report: reports.long,
  },
  // Packaging builds for release first: see `vscode:prepublish`.
  build: {
    command: PACKAGE_COMMAND,
    limitSeconds: 180,
  },
  harness: {
    command: `${vitest(reports.harness)} --config test/vscode/vitest.config.mts`,
    limitSeconds: 300,
    report: reports.harness,
    needsVSCode: true,
  },
  // What the run in the extension host counts when a test fails, crashes or never ends.
  longHarness: {
    command: `${vitest(reports.longHarness)} --config test/vscode/long.config.mts`,
    limitSeconds: 300,
    report: reports.longHarness,
    needsBuild: true,
    needsVSCode: true,
  },
  // Every operation against servers that misbehave, in the Node.js of VS Code.
  faults: {
    command: `tsx test/faults/run.ts ${relative(ROOT, reports.faults.file)}`,
    limitSeconds: 300,
    report: reports.faults,
    needsVSCode: true,
    isShown: true,
  },
  longFaults: {
    command: `tsx test/faults/run.ts ${relative(ROOT, reports.longFaults.file)} --long`,
    limitSeconds: 900,
    report: reports.longFaults,
    needsVSCode: true,
    isShown: true,
  },
  host: {
    command: 'tsx test/vscode/hostTests/runHost.ts',
    limitSeconds: 900,
    report: reports.host,
    needsBuild: true,
    needsVSCode: true,
  },
  // The tests in the extension host that the stage `host` has no time for.
  longHost: {
    command: 'tsx test/vscode/hostTests/runHost.ts --long',
    limitSeconds: 900,
    report: reports.host,
    needsBuild: true,
    needsVSCode: true,
  },
  // The tests of the stage `host` in the oldest VS Code that the manifest promises to run in.
  oldestHost: {
    command: 'tsx test/vscode/hostTests/runHost.ts --oldest',
    limitSeconds: 1200,
    report: reports.host,
    needsBuild: true,
    needsVSCode: true,
  },
  desktop: {
    command: 'tsx test/vscode/hostTests/runHost.ts --desktop stable',
    limitSeconds: 900,
    report: reports.host,
    needsBuild: true,
  },
  oldest: {
    command: 'tsx test/vscode/hostTests/runHost.ts --desktop oldest',
    limitSeconds: 900,
    report: reports.host,
    needsBuild: true,
  },
  ui: {
    command: 'playwright test --config test/ui/playwright.config.ts',
    limitSeconds: 1200,
    report: reports.ui,
    needsBuild: true,
    needsVSCode: true,
  },
  // The window tests that the stage `ui` has no time for.
  longUi: {
    command: 'playwright test --config test/ui/long.config.ts',
    limitSeconds: 2400,
    report: reports.longUi,
    needsBuild: true,
    needsVSCode: true,
  },
} satisfies Record<string, Stage>;

export type StageName = keyof typeof STAGES;

export function stage(name: StageName): Stage {
  return STAGES[name];
}

export function isStageName(name: string): name is StageName {
  return name in STAGES;
}

export const STAGE_NAMES = Object.keys(STAGES).filter(isStageName);

/** What runs when no stage is named: everything that this operating system can run. */
export function usualStages(platform: NodeJS.Platform = process.platform): StageName[] {
  switch (platform) {
    case 'win32':
      return ['types', 'lint', 'format', 'unit', 'build', 'desktop', 'oldest'];
    case 'darwin':
      return ['types', 'lint', 'format', 'unit', 'build', 'desktop', 'oldest', 'ui'];
    default:
      return ['types', 'lint', 'format', 'unit', 'faults', 'build', 'harness', 'host', 'ui'];
  }
}

function vitest({ file }: Report): string {
  return `vitest run --reporter=default --reporter=json --outputFile.json=${relative(ROOT, file)}`;
}
