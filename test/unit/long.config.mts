import { defineConfig } from 'vitest/config';

/** The tests with random texts, twenty times as often as usual. */
export default defineConfig({
  test: {
    include: ['test/unit/**/*Fuzz*.test.ts'],
    env: { FUZZ_RUNS: '100000' },
  },
});
