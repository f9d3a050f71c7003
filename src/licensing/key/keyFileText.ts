/** The text of a file that may hold a license key. */

import { inflated } from './text/nestedTexts';
import { KEY_LIMIT_BYTES } from './recognizeKey';

/** This many bytes show whether a text is in UTF-16. */
const EXAMINED_BYTES = 1024;
/** Of the characters of an e-mail with a key in it; letters beyond Latin have none. */
const SHARE_OF_ZEROS = 0.7;

/**
 * Reads the bytes of a file as text: gzip is unpacked, UTF-16 recognized with and without its mark, all else is UTF-8.
 * Never throws; what cannot be unpacked is read as it is.
 */
export function keyFileText(bytes: Uint8Array): string {
  const plain = isGzip(bytes) ? inflated(bytes, KEY_LIMIT_BYTES) : bytes;
  return plain === undefined
    ? new TextDecoder().decode(bytes)
    : new TextDecoder(encodingOf(plain)).decode(plain);
}

function isGzip([first, second]: Uint8Array): boolean {
  return first === 0x1f && second === 0x8b;
}

/** A text without a mark is UTF-16 when one of each two bytes is nearly always zero. */
function encodingOf(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  const [first, second] = bytes;
  if ((first === 0xff && second === 0xfe) || shareOfZeros(bytes, 1) > SHARE_OF_ZEROS) {
    return 'utf-16le';
  }
  const isBigEndian = (first === 0xfe && second === 0xff) || shareOfZeros(bytes, 0) > SHARE_OF_ZEROS;
  return isBigEndian ? 'utf-16be' : 'utf-8';
}

/** @param offset 0: the first of each two bytes; 1: the second */
function shareOfZeros(bytes: Uint8Array, offset: 0 | 1): number {
  const those = bytes.subarray(0, EXAMINED_BYTES).filter((_, index) => index % 2 === offset);
  return those.length === 0 ? 0 : those.filter((byte) => byte === 0).length / those.length;
}
