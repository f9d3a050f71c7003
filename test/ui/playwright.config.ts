import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { CHROMIUM_FLAGS, requireChromium } from '../vscode/chromium';
import { RESULTS, ROOT } from '../vscode/paths';
import { VIEW_OF_A_WINDOW } from './support/windowLooks';

/** The tag of tests that `npm test` has no time for. */
export const LONG = /@long/;

export default defineConfig({
  testDir: import.meta.dirname,
  outputDir: join(RESULTS, 'ui'),
  // What the pictures of the README show stands beside them.
  snapshotPathTemplate: join(ROOT, 'media', '{arg}{ext}'),
  globalSetup: join(import.meta.dirname, 'support/globalSetup.ts'),
  // A window takes one core to start and little after that; the machine that checks this has two.
  workers: 2,
  // Also the tests of one file. Those that share a window share it with the others in their worker.
  fullyParallel: true,
  // A test that passes only the second time is a broken test.
  retries: 0,
  // `npm run test:long` runs the others, `UI_TESTS=all npm run test:ui` both.
  ...(process.env.UI_TESTS !== 'all' && { grepInvert: LONG }),
  forbidOnly: process.env.CI !== undefined,
  // Generous: what else the machine does must not decide. A test that passes does not wait for them.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  reporter: [['list'], ['json', { outputFile: join(RESULTS, 'ui.json') }]],
  use: {
    launchOptions: { executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] },
    ...VIEW_OF_A_WINDOW,
    actionTimeout: 30_000,
    screenshot: 'only-on-failure',
  },
});
