/** Exports that another program has saved in another encoding than GitLab's. */

import { isUtf8 } from 'node:buffer';
import type { Steps } from '../steps';

export type OtherEncoding = 'UTF-16' | 'Windows-1252';

export interface Utf8File {
  /** UTF-8, with or without a byte order mark. */
  readonly bytes: Uint8Array;
  /** What the file was in; absent: UTF-8 already. */
  readonly encoding?: OtherEncoding;
}

/** Decoded in a fraction of a millisecond. */
const PART_BYTES = 64 * 1024;

/** A file that was cut can end in the middle of a character. */
const LONGEST_REST = 3;

/** The file in UTF-8. One that is in UTF-8 already is not copied. Throws nothing. */
export function* utf8Steps(bytes: Uint8Array): Steps<Utf8File> {
  const label = utf16Label(bytes);
  if (label !== undefined) {
    return { bytes: yield* transcoded(bytes, label), encoding: 'UTF-16' };
  }
  if (isUtf8UpToItsEnd(bytes)) {
    return { bytes };
  }
  return { bytes: yield* transcoded(bytes, 'windows-1252'), encoding: 'Windows-1252' };
}

function* transcoded(bytes: Uint8Array, label: string): Steps<Uint8Array> {
  const decoder = new TextDecoder(label);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; at += PART_BYTES) {
    const stream = at + PART_BYTES < bytes.length;
    parts.push(Buffer.from(decoder.decode(bytes.subarray(at, at + PART_BYTES), { stream })));
    yield;
  }
  return Buffer.concat(parts);
}

/** By its byte order mark, or, since an export begins with ASCII, by the empty halves of its first two characters. */
function utf16Label([first, second, third, fourth]: Uint8Array): string | undefined {
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)) {
    return 'utf-16le';
  }
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0 && third === 0 && fourth !== 0)) {
    return 'utf-16be';
  }
  return undefined;
}

function isUtf8UpToItsEnd(bytes: Uint8Array): boolean {
  for (let rest = 0; rest <= LONGEST_REST && rest <= bytes.length; rest++) {
    if (isUtf8(bytes.subarray(0, bytes.length - rest))) {
      return true;
    }
  }
  return false;
}
