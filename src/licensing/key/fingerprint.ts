import { createHash } from 'node:crypto';
import { recognizeKey } from './recognizeKey';

const DIGITS = 12;

/**
 * A short name that identifies a license key and reveals nothing of it.
 * Line ends, wrapping and BEGIN and END lines change nothing.
 *
 * @param key a license key; of anything else the whole text counts
 * @returns 12 hexadecimal digits: the beginning of the SHA-256 of what its base64 stands for
 */
export function fingerprintOf(key: string): string {
  const recognized = recognizeKey(key);
  const bytes = recognized.kind === 'licenseKey' ? Buffer.from(recognized.key, 'base64') : key;
  return createHash('sha256').update(bytes).digest('hex').slice(0, DIGITS);
}
