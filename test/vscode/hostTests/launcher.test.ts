import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { describe, test } from 'vitest';
import { bundleTests } from './bundleTests';
import { LIMIT_VARIABLE } from './launchLimit';
import { ROOT } from '../paths';
import { countResults, readEvents, RESULTS_FILE_VARIABLE, type HostResults } from './results';
import { writeSettings } from '../settings';
import { withTemporaryFolder } from '../temporary';

interface LauncherRun {
  readonly code: number | null;
  readonly output: string;
  readonly results: HostResults;
}

function launch(fixture: string, limitSeconds: number): Promise<LauncherRun> {
  return withTemporaryFolder((temporary) => launchIn(temporary, fixture, limitSeconds));
}

async function launchIn(temporary: string, fixture: string, limitSeconds: number): Promise<LauncherRun> {
  const runner = await bundleTests(join(import.meta.dirname, 'fixtures', fixture));
  const userData = join(temporary, 'user');
  writeSettings(userData);
  const resultsFile = join(temporary, 'results.jsonl');
  const launcher = spawn(
    join(import.meta.dirname, 'launcher.mjs'),
    [
      `--user-data-dir=${userData}`,
      `--extensions-dir=${join(temporary, 'extensions')}`,
      `--extensionDevelopmentPath=${ROOT}`,
      `--extensionTestsPath=${runner}`,
    ],
    {
      env: {
        ...process.env,
        [RESULTS_FILE_VARIABLE]: resultsFile,
        [LIMIT_VARIABLE]: String(limitSeconds),
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  let output = '';
  const collect = (chunk: Buffer): void => {
    output += chunk.toString();
  };
  launcher.stdout.on('data', collect);
  launcher.stderr.on('data', collect);
  const code = await new Promise<number | null>((resolve) => launcher.on('close', resolve));
  return { code, output, results: countResults(readEvents(resultsFile)) };
}

// Each starts a VS Code of its own, and mostly waits.
describe.concurrent('a run in the extension host', () => {
  test('a failing and a crashing test, and what the crash left out, are counted as failed', async ({
    expect,
  }) => {
    const { code, output, results } = await launch('crash', 120);

    expect(results).toMatchObject({ passed: 1, failed: 3, complete: false });
    expect(output).toContain('✗ fixture fails');
    expect(output).toContain('It broke off in: fixture crashes the extension host');
    expect(output).toContain('1 passed, 3 failed');
    expect(code).toBe(1);
  });

  test('a test that never ends runs into the limit and is counted as failed', async ({ expect }) => {
    const { code, output, results } = await launch('endless', 3);

    expect(results).toMatchObject({ passed: 0, failed: 1, complete: false });
    expect(output).toContain('took longer than 3 seconds');
    expect(code).toBe(1);
  });
});
