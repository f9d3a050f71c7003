import { syncBuiltinESMExports } from 'node:module';
import timers from 'node:timers/promises';
import { suiteSetup, suiteTeardown } from 'mocha';

/** Of a second of the extension's pauses, so much is left. */
const SHARE = 0.1;

/**
 * Shortens the pauses that the extension makes, between two looks at what has become of a change for instance, to a
 * tenth during a suite. Pauses of the tests and of the test GitLab stay as they are: only the extension makes its
 * own so that they can be cancelled.
 */
export function shortenPauses(): void {
  const before = timers.setTimeout;
  const shortened: typeof before = (milliseconds, value, options) =>
    before(options?.signal === undefined ? milliseconds : (milliseconds ?? 0) * SHARE, value, options);

  suiteSetup(() => replacePause(shortened));
  suiteTeardown(() => replacePause(before));
}

/** The extension is another bundle, with Node's own module as the one thing in common. */
function replacePause(pause: typeof timers.setTimeout): void {
  Object.assign(timers, { setTimeout: pause });
  syncBuiltinESMExports();
}
