import { defineConfig } from 'vitest/config';

/** Tests of the test harness itself. Some start a VS Code, so they are apart from the unit tests. */
export default defineConfig({
  test: {
    include: ['test/{run,vscode}/**/*.test.ts'],
    exclude: ['test/vscode/hostTests/fixtures/**'],
    testTimeout: 180_000,
  },
});
