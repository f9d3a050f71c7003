import { configDefaults, defineConfig } from 'vitest/config';
import { PURE } from './rooms.mjs';

const TESTS = 'test/unit/**/*.test.ts';

/** They replace what the whole process shares: modules, or the time zone, which a thread cannot have for itself. */
const ALONE = ['test/unit/gitlab/http/retry.test.ts', 'test/unit/licensing/plainDate.test.ts'];

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // Every module is read once and not once a file: that is more than half of the work.
        test: {
          name: 'together',
          include: [TESTS],
          exclude: [...configDefaults.exclude, ...ALONE],
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, pool: 'forks' } },
    ],
    // Generous: what else the machine does must not decide. A test that passes does not wait for them.
    testTimeout: 30_000,
    expect: { poll: { timeout: 10_000 } },
    coverage: {
      provider: 'v8',
      include: PURE.map((room) => `src/${room}/**/*.ts`),
      reporter: ['text-summary', 'text'],
      thresholds: { lines: 90 },
    },
  },
});
