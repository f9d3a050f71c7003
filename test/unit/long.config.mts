import { defineConfig } from 'vitest/config';

/** The tests with random keys, twenty times as often as usual, and those with random texts of servers, a hundred times. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*Fuzz*.test.ts', 'test/unit/words/anyServerText/*.test.ts'],
    env: { FUZZ_RUNS: '100000', TEXT_RUNS: '20000' },
  },
});
