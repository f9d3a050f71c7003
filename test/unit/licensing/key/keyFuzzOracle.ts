import type { KeyText } from '../../../../src/licensing/key/recognizeKey';

/** How often each property is tried. */
export const FUZZ_RUNS = Number(process.env.FUZZ_RUNS ?? 5000);

/** For Vitest: half a millisecond would do, but a busy machine is slow. */
export const FUZZ_LIMIT_MS = 30_000 + FUZZ_RUNS * 10;

/** Longer than any text of a few kilobytes may take, however busy the machine is. */
const HANGING_MS = 2000;

/**
 * Throws unless a key that was found is a whole one, and stands in the text or is the one that the text was made of. As
 * simple as can be, and in another way than what it judges: `atob` refuses what is no base64.
 */
export function requireSound(text: string, recognized: KeyText, original = ''): void {
  if (recognized.kind !== 'licenseKey') {
    return;
  }
  const { key } = recognized;
  require(key.endsWith('\n') && !/\s\s|^\s|[^A-Za-z0-9+/=\n]/.test(key), 'it is not clean');

  const envelope = JSON.parse(atob(key.replaceAll('\n', ''))) as Record<string, string>;
  const data = atob((envelope.data ?? '').replaceAll('\n', ''));
  const rsaBlock = atob((envelope.key ?? '').replaceAll('\n', ''));
  const vector = atob((envelope.iv ?? '').replaceAll('\n', ''));
  require(data.length > 0 && data.length % 16 === 0, 'data is not whole');
  require(rsaBlock.length >= 128 && rsaBlock.length % 8 === 0, 'key is not whole');
  require(vector.length === 16, 'iv is not whole');

  const isPlain = !/\\|LICENSE/.test(text);
  const isOriginal = symbolsOf(original) === symbolsOf(key);
  require(!isPlain ||
    isOriginal ||
    symbolsOf(text).includes(symbolsOf(key)), 'it does not stand in the text');
}

/** Calls and measures: throws when it takes as long as if it hung. */
export function promptly<Result>(call: () => Result): Result {
  const started = performance.now();
  const result = call();
  require(performance.now() - started < HANGING_MS, 'it hangs');
  return result;
}

/** A key's base64 has no "+" and no "/". */
export function symbolsOf(text: string): string {
  return text.replace(/[^A-Za-z0-9]/g, '');
}

function require(condition: boolean, otherwise: string): void {
  if (!condition) {
    throw new Error(`Taken for a whole key although ${otherwise}.`);
  }
}
