import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from '../chromium';
import { followResults } from './followResults';
import { hostBrowserFlags, openHostWindow } from './hostWindow';
import { launchLimit } from './launchLimit';
import { describeCounts, RESULTS_FILE_VARIABLE } from './results';
import { startTestServer } from '../server';

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

async function runTests(args: Arguments, resultsFile: string): Promise<number> {
  const server = await startTestServer(
    { userData: args.userData, extensions: args.extensions },
    { runsTests: true },
  );
  const browser = await chromium.launch({
    executablePath: requireChromium(),
    args: [...CHROMIUM_FLAGS, ...hostBrowserFlags(`${resultsFile}.log`)],
  });
  const results = followResults(resultsFile);
  try {
    const { gone } = await openHostWindow(browser, server.url, {
      ...(args.folder !== undefined && { folder: args.folder }),
      flags: [
        ['extensionDevelopmentPath', args.extensionDevelopmentPath],
        ['extensionTestsPath', args.extensionTestsPath],
        // In tests VS Code would write each command and each message on the console.
        ['logLevel', 'info'],
      ],
    });
    const problem = await Promise.race([
      results.ended,
      gone,
      results.hostDied.then(() => 'The extension host died.'),
      server.exited.then((code) => `VS Code ended with code ${code}:\n${server.output()}`),
      launchLimit(results.began),
    ]);
    const counts = results.stop();
    const reasons = [...(problem === undefined ? [] : [problem]), ...counts.problems];
    for (const reason of reasons) {
      console.error(reason);
    }
    console.log(describeCounts(counts));
    return problem === undefined && counts.complete && counts.failed === 0 ? 0 : 1;
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
