import { defineConfig } from 'vitest/config';
import { PURE } from './rooms.mjs';

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts'],
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
