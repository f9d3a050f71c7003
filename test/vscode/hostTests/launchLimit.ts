/** The environment variable with the seconds that a whole run in the extension host may take. */
export const LIMIT_VARIABLE = 'VSCODE_TEST_LIMIT_SECONDS';

const DEFAULT_LIMIT_SECONDS = 600;

/** Resolves with a sentence when the run has taken too long. */
export function launchLimit(): Promise<string> {
  const seconds = Number(process.env[LIMIT_VARIABLE] ?? DEFAULT_LIMIT_SECONDS);
  return new Promise((resolve) => {
    setTimeout(() => resolve(`The tests took longer than ${seconds} seconds.`), seconds * 1000).unref();
  });
}
