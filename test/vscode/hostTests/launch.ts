import { parseArgs } from 'node:util';
import { chromium, type Page } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from '../chromium';
import { followResults } from './followResults';
import { launchLimit } from './launchLimit';
import { describeCounts, RESULTS_FILE_VARIABLE } from './results';
import { startTestServer, type RunningServer } from '../server';
import { openWindow } from '../window';
import { keepWorkbenchLog } from './workbenchLog';

/** Just enough for VS Code to lay out its view: what is drawn costs processor time. */
const VIEWPORT = { width: 640, height: 400 };

/** Nobody looks at the window, and each picture of a turning icon costs time. */
const STILL = '* { animation: none !important; transition: none !important }';

interface Arguments {
  readonly extensionDevelopmentPath: string;
  readonly extensionTestsPath: string;
  readonly userData: string;
  readonly extensions: string;
  readonly folder: string | undefined;
}

/** Reads the arguments of a desktop VS Code that matter here; it ignores the others. */
function readArguments(args: string[]): Arguments {
  const { values, positionals } = parseArgs({
    args,
    strict: false,
    allowPositionals: true,
    options: {
      extensionDevelopmentPath: { type: 'string' },
      extensionTestsPath: { type: 'string' },
      'user-data-dir': { type: 'string' },
      'extensions-dir': { type: 'string' },
    },
  });
  const required = (name: string): string => {
    const value = values[name];
    if (typeof value !== 'string') {
      throw new Error(`--${name}=… is missing.`);
    }
    return value;
  };
  return {
    extensionDevelopmentPath: required('extensionDevelopmentPath'),
    extensionTestsPath: required('extensionTestsPath'),
    userData: required('user-data-dir'),
    extensions: required('extensions-dir'),
    folder: positionals[0],
  };
}

/** Opens the window that runs the tests. Resolves with their exit code, or with the reason why there is none. */
async function runInWindow(page: Page, server: RunningServer, args: Arguments): Promise<number | string> {
  const finished = new Promise<number | string>((resolve) => {
    page.on('crash', () => resolve('The page of VS Code crashed.'));
    page.on('close', () => resolve('The page of VS Code closed.'));
    void page.exposeFunction('codeAutomationExit', resolve);
  });
  await openWindow(page, server.url, {
    ...(args.folder !== undefined && { folder: args.folder }),
    flags: [
      ['extensionDevelopmentPath', args.extensionDevelopmentPath],
      ['extensionTestsPath', args.extensionTestsPath],
    ],
  });
  await page.addStyleTag({ content: STILL });
  return finished;
}

async function runTests(args: Arguments, resultsFile: string): Promise<number> {
  const server = await startTestServer(
    { userData: args.userData, extensions: args.extensions },
    { runsTests: true },
  );
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  const results = followResults(resultsFile);
  try {
    const page = await browser.newPage({ viewport: VIEWPORT });
    // On a busy machine a window is slow to open; the limit of the whole run is there for one that never does.
    page.setDefaultNavigationTimeout(0);
    await keepWorkbenchLog(page, `${resultsFile}.log`);
    const outcome = await Promise.race([
      runInWindow(page, server, args),
      results.hostDied.then(() => 'The extension host died.'),
      server.exited.then((code) => `VS Code ended with code ${code}:\n${server.output()}`),
      launchLimit(results.began),
    ]);
    const counts = results.stop();
    const reasons = [...(typeof outcome === 'string' ? [outcome] : []), ...counts.problems];
    for (const reason of reasons) {
      console.error(reason);
    }
    console.log(describeCounts(counts));
    return outcome === 0 && counts.complete && counts.failed === 0 ? 0 : 1;
  } finally {
    results.stop();
    await Promise.all([browser.close(), server.stop()]);
  }
}

async function main(): Promise<number> {
  const resultsFile = process.env[RESULTS_FILE_VARIABLE];
  if (resultsFile === undefined) {
    throw new Error(`${RESULTS_FILE_VARIABLE} must name the file for the results.`);
  }
  return runTests(readArguments(process.argv.slice(2)), resultsFile);
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
