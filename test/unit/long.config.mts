import { defineConfig } from 'vitest/config';

/**
 * The tests with random keys, twenty times as often as usual, those with random texts of servers, a hundred times, a
 * million random answers, ten thousand refreshes, and what `npm test` has no time for.
 */
export default defineConfig({
  test: {
    include: [
      ...['test/unit/**/*Fuzz*.test.ts', 'test/unit/words/anyServerText/*.test.ts'],
      'test/unit/**/*.long.test.ts',
    ],
    env: { FUZZ_RUNS: '100000', TEXT_RUNS: '20000', ANSWER_RUNS: '1000000', REFRESH_RUNS: '10000' },
  },
});
