import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readLicenseKey } from '../../../../src/licensing/key/licenseKey';
import { keyFileText } from '../../../../src/licensing/key/keyFileText';
import type { LicenseKeyReading } from '../../../../src/licensing/key/licenseKeyContent';
import { recognizeKey, type KeyText } from '../../../../src/licensing/key/recognizeKey';

const FOLDER = join(import.meta.dirname, 'samples');

export type Origin = 'gem' | 'pasted';

export function sampleNames(origin: Origin): string[] {
  return readdirSync(join(FOLDER, origin)).sort();
}

export function sampleText(origin: Origin, name: string): string {
  return keyFileText(readFileSync(join(FOLDER, origin, name)));
}

/** What is found in a text, and what a key in it says. */
export function readingOf(origin: Origin, text: string): LicenseKeyReading | KeyText {
  const found = recognizeKey(text);
  const pem = readFileSync(join(FOLDER, `${origin}-public.pem`), 'utf8');
  return found.kind === 'licenseKey' ? readLicenseKey(found.key, [{ name: origin, pem }]) : found;
}
