import { defineConfig } from 'vitest/config';
import usual, { LONG } from './vitest.config.mjs';

/** The tests of the test harness that `npm test` leaves out: each starts a VS Code of its own. */
export default defineConfig({ test: { ...usual.test, include: LONG, exclude: [] } });
