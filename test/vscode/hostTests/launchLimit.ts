import { setTimeout as sleep } from 'node:timers/promises';

/** The environment variable with the seconds that the tests of a run may take, from the first one on. */
export const LIMIT_VARIABLE = 'VSCODE_TEST_LIMIT_SECONDS';

const DEFAULT_LIMIT_SECONDS = 600;

/** How long a window may take to begin with the tests, on a machine that is busy with much else. */
const START_LIMIT_SECONDS = 300;

/**
 * Resolves with a sentence when a run has taken too long.
 *
 * @param began resolves when the first test begins
 */
export async function launchLimit(began: Promise<void>): Promise<string> {
  const hasBegun = await Promise.race([began.then(() => true), seconds(START_LIMIT_SECONDS, false)]);
  if (!hasBegun) {
    return `No test began within ${START_LIMIT_SECONDS} seconds.`;
  }
  const limit = Number(process.env[LIMIT_VARIABLE] ?? DEFAULT_LIMIT_SECONDS);
  return seconds(limit, `The tests took longer than ${limit} seconds.`);
}

function seconds<Value>(count: number, value: Value): Promise<Value> {
  return sleep(count * 1000, value, { ref: false });
}
