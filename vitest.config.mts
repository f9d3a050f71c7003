import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { configDefaults, defineConfig } from 'vitest/config';
import { PURE } from './rooms.mjs';

const FOLDER = join(import.meta.dirname, 'test/unit');

/** What replaces or measures something that all threads of a process share: a module, the time zone, its processor time. */
const NEEDS_PROCESS = /vi\.(mock|doMock)\(|process\.env\.TZ|process\.cpuUsage/;

/** Those that `npm test` has no time for: see test/unit/long.config.mts. */
const LONG = '.long.test.ts';

const TESTS = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.test.ts') && !file.endsWith(LONG))
  .map((file) => join(FOLDER, file));

const ALONE = TESTS.filter((file) => NEEDS_PROCESS.test(readFileSync(file, 'utf8')));

export default defineConfig({
  test: {
    projects: [
      {
        extends: true,
        // Every module is read once and not once a file: that is more than half of the work.
        test: {
          name: 'together',
          include: ['test/unit/**/*.test.ts'],
          exclude: [...configDefaults.exclude, `**/*${LONG}`, ...ALONE],
          pool: 'threads',
          isolate: false,
        },
      },
      { extends: true, test: { name: 'alone', include: ALONE, pool: 'forks' } },
    ],
    // Vitest would leave one core to the editor that watches.
    maxWorkers: '100%',
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
