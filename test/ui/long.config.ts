import { join } from 'node:path';
import { defineConfig } from '@playwright/test';
import { RESULTS } from '../vscode/paths';
import usual, { LONG } from './playwright.config';

/** The window tests that `npm test` leaves out. */
export default defineConfig({
  ...usual,
  grep: LONG,
  grepInvert: [],
  reporter: [['list'], ['json', { outputFile: join(RESULTS, 'longUi.json') }]],
});
