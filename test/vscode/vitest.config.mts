import { defineConfig } from 'vitest/config';

/** Only `npm run test:long` runs them. */
export const LONG = ['test/vscode/hostTests/launcher.test.ts'];

/** Tests of the test harness itself. One runs `npm test` and interrupts it, so they are apart from the unit tests. */
export default defineConfig({
  test: {
    include: ['test/{run,vscode}/**/*.test.ts'],
    exclude: ['test/vscode/hostTests/fixtures/**', ...LONG],
    testTimeout: 180_000,
  },
});
