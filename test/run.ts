import { sum } from './run/reports';
import { failed, runStage, stopRunning, type StageResult } from './run/runStage';
import { isStageName, stage, STAGE_NAMES, usualStages, type StageName } from './run/stages';
import { describeCounts, type Counts } from './vscode/hostTests/results';
import { onShutdown } from './vscode/processes/shutdown';
import { makeTemporaryFolder, removeFolder } from './vscode/temporary';

const USAGE = `Usage: npm test [-- <stage> … [arguments of its runner]]\nStages: ${STAGE_NAMES.join(', ')}`;

interface Plan {
  readonly names: readonly StageName[];
  /** Further arguments for the runners of the stages that were named. */
  readonly runnerArguments: readonly string[];
  /** The stages that get them. */
  readonly named: readonly StageName[];
}

/** Reads `host ui`, or `unit coverage.test.ts`, or `ui -g "part of a title"`. Throws with the usage otherwise. */
function readPlan(args: readonly string[]): Plan {
  const end = args.findIndex((arg) => !isStageName(arg));
  const names = (end === -1 ? args : args.slice(0, end)).filter(isStageName);
  const runnerArguments = end === -1 ? [] : args.slice(end);
  if (runnerArguments.length > 0 && names.length === 0) {
    throw new Error(USAGE);
  }
  return { names: names.length > 0 ? withNeeds(names) : usualStages(), named: names, runnerArguments };
}

function withNeeds(names: readonly StageName[]): StageName[] {
  const needsBuild = names.some((name) => stage(name).needsBuild);
  return needsBuild && !names.includes('build') ? ['build', ...names] : [...names];
}

/** One after the other: nearly every stage keeps all cores busy, and two at once take longer than one and the other. */
async function runPlan({ names, named, runnerArguments }: Plan): Promise<Counts> {
  const results = new Map<StageName, StageResult>();
  for (const name of names) {
    const started = Date.now();
    const result = await runOne(name, results, named.includes(name) ? runnerArguments : []);
    results.set(name, result);
    report(name, (Date.now() - started) / 1000, result);
  }
  return sum([...results.values()].map(({ counts }) => counts));
}

async function runOne(
  name: StageName,
  earlier: ReadonlyMap<StageName, StageResult>,
  runnerArguments: readonly string[],
): Promise<StageResult> {
  const buildFailed = (earlier.get('build')?.counts.failed ?? 0) > 0;
  return buildFailed && stage(name).needsBuild === true
    ? failed('It did not run, because the build failed.')
    : runStage(stage(name), runnerArguments);
}

function report(name: StageName, seconds: number, { counts, output }: StageResult): void {
  if (counts.failed > 0 || stage(name).isShown === true) {
    console.log(output.trimEnd());
  }
  console.log(`${name.padEnd(8)}${seconds.toFixed(1).padStart(7)} s   ${describeCounts(counts)}`);
}

/** Runners that are ended leave files behind: they get a folder for them that goes with this process. */
function keepTemporaryFilesTogether(): void {
  const folder = makeTemporaryFolder();
  Object.assign(process.env, { TMPDIR: folder, TEMP: folder, TMP: folder });
  process.on('exit', () => removeFolder(folder));
}

async function main(): Promise<number> {
  const plan = readPlan(process.argv.slice(2));
  keepTemporaryFilesTogether();
  onShutdown(() => {
    void stopRunning().finally(() => process.exit(130));
  });
  const total = await runPlan(plan);
  console.log(describeCounts(total));
  return total.failed > 0 ? 1 : 0;
}

main().then(
  (code) => {
    process.exit(code);
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exit(2);
  },
);
