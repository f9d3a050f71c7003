/** Finds texts in base64 that may hold a license key: a Kubernetes secret, an attachment of an e-mail, gzip. */

import { gunzipSync } from 'node:zlib';
import { firstMatches } from './unwrapKey';

/** How base64 begins that stands for the base64 of `{"data"`, `{"key"` and `{"iv"`. */
const TWICE = 'ZXlKa1lYUmhJ|ZXlKclpYa2|ZXlKcGRpS';
/** The same in UTF-16, with a mark and without, in both orders of the bytes. */
const UTF16 = String.raw`\/\/5lAHkASgBr|ZQB5AEoAawBZ|\/v8AZQB5AEoA|AGUAeQBKAGsA`;
/** How base64 begins that stands for a BEGIN line, for gzip, and for base64 of gzip. */
const DASHES = 'LS0tL';
const GZIP_TWICE = 'SDRzS';
const GZIP = 'H4sI';
/** Up to the first character that stands in no base64 and at no end of a line of it. */
const NESTED = new RegExp(
  String.raw`(?:${TWICE}|(?<![A-Za-z0-9+/])(?:${UTF16}|${DASHES}|${GZIP_TWICE}|${GZIP}))[A-Za-z0-9+/\s"'>|,\\;*` +
    '`]*',
  'g',
);
/** What stands for base64 has no "+" and no "/" itself, except in the mark of UTF-16. */
const FULL_ALPHABET = /^(?:H4sI|\/)/;
/** An e-mail has a few attachments, a file of Kubernetes a few secrets. */
const MOST_NESTED = 8;
/** A line number, as `cat -n`, `grep -n` and editors write it. */
const LINE_NUMBER = /^\s*\d{1,6}(?=[\s:.)|\]])/;
/** Far more than any key has. */
const INFLATED_LIMIT_BYTES = 256 * 1024;

const NEXT_KEY = new RegExp(`(?=${TWICE})`);

/** The texts that stand in base64 in a text; each in the ways in which it can be read, the most likely first. */
export function nestedTexts(text: string): string[][] {
  return firstMatches(text, NESTED, MOST_NESTED)
    .flatMap(([block]) => block.split(NEXT_KEY))
    .slice(0, MOST_NESTED)
    .map((block) => waysToRead(block).flatMap((base64) => decoded(base64) ?? []));
}

/** As it is, and without line numbers. */
function waysToRead(block: string): string[] {
  const unnumbered = block
    .split('\n')
    .map((line) => line.replace(LINE_NUMBER, ''))
    .join('\n');
  return unnumbered === block ? [block] : [block, unnumbered];
}

/** What gzip unpacks to; `undefined` when it is damaged or unpacks to more than `limitBytes`. */
export function inflated(bytes: Uint8Array, limitBytes: number): Uint8Array | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: limitBytes });
  } catch {
    return undefined;
  }
}

function decoded(base64: string): string | undefined {
  const foreign = FULL_ALPHABET.test(base64) ? /[^A-Za-z0-9+/]/g : /[^A-Za-z0-9]/g;
  const bytes = Buffer.from(base64.replace(foreign, ''), 'base64');
  const plain = base64.startsWith(GZIP) ? inflated(bytes, INFLATED_LIMIT_BYTES) : bytes;
  return plain && Buffer.from(plain).toString('latin1');
}
