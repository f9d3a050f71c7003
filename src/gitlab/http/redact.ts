import type { Failure } from '../errors';

const MARK = '•••';

/** What tokens and license keys are made of, in stretches too long to be a word. */
const STRETCH = /[A-Za-z0-9+/]{12,}/g;

/**
 * Takes secrets out of a text that came from outside (a server can echo what it was sent, whole or in part). This is
 * the only place where that is done; everything else never puts a secret into a text in the first place.
 */
export function redact(text: string, secrets: readonly string[]): string {
  const known = secrets.map((secret) => secret.trim()).filter((secret) => secret !== '');
  const withoutWhole = known.flatMap(spellings).reduce((rest, secret) => rest.replaceAll(secret, MARK), text);
  const joined = known.map(oneLine);
  return withoutWhole.replace(STRETCH, (part) =>
    joined.some((secret) => secret.includes(part)) ? MARK : part,
  );
}

/** The failure with all its texts redacted. */
export function redactFailure(failure: Failure, secrets: readonly string[]): Failure {
  const redacted = Object.entries(failure).map(([name, value]: [string, unknown]) => [
    name,
    redactValue(value, secrets),
  ]);
  return Object.fromEntries(redacted) as Failure;
}

function redactValue(value: unknown, secrets: readonly string[]): unknown {
  if (Array.isArray(value)) {
    return value.map((item) => redactValue(item, secrets));
  }
  return typeof value === 'string' ? redact(value, secrets) : value;
}

/** A license key is echoed with its line ends as they were, escaped, or as one line. */
function spellings(secret: string): string[] {
  return [secret, encodeURIComponent(secret), JSON.stringify(secret).slice(1, -1), oneLine(secret)];
}

function oneLine(secret: string): string {
  return secret.replace(/\s+/g, '');
}
