/**
 * Reads license keys with a public key.
 *
 * Source: `Gitlab::License::Encryptor` in the gem `gitlab-license`.
 */

import { constants, createDecipheriv, publicDecrypt } from 'node:crypto';
import { Door } from '../../gitlab/foreign/door';
import { readAttributes } from './keyAttributes';
import { AES_BLOCK_BYTES, parseEnvelope, type Envelope } from './keyEnvelope';
import type { LicenseKeyReading } from './licenseKeyContent';
import { parsePublicKey, type PublicKey } from './publicKeys';

/** What a key says is as foreign as what a server says. */
const DOOR = new Door();

/** The AES key of a license key, and which public key has decrypted it. */
interface Opened {
  readonly aesKey: Buffer;
  readonly reader: string;
}

/**
 * Reads what a license key says. What it says is a preview: the server alone decides whether it takes the key.
 *
 * @param key as `recognizeKey` returns it
 * @param publicKeys tried in this order; those that are no RSA public keys are passed over
 * @returns never throws: a key that is not even whole is `unreadable`
 */
export function readLicenseKey(key: string, publicKeys: readonly PublicKey[]): LicenseKeyReading {
  const envelope = parseEnvelope(Buffer.from(key, 'base64').toString('utf8'));
  const opened = envelope && openWithFirst(envelope, publicKeys);
  if (envelope === undefined || opened === undefined) {
    return { kind: 'unreadable' };
  }
  const attributes = decryptAttributes(envelope, opened.aesKey);
  if (attributes === undefined) {
    return { kind: 'unreadable', openedBy: opened.reader };
  }
  return { ...readAttributes(attributes.value), reader: opened.reader };
}

function openWithFirst(envelope: Envelope, publicKeys: readonly PublicKey[]): Opened | undefined {
  for (const { name, pem } of publicKeys) {
    const aesKey = parsePublicKey(name, pem).kind === 'publicKey' && decryptAesKey(envelope, pem);
    if (aesKey) {
      return { aesKey, reader: name };
    }
  }
  return undefined;
}

function decryptAesKey({ key }: Envelope, pem: string): Buffer | undefined {
  try {
    return publicDecrypt({ key: pem, padding: constants.RSA_PKCS1_PADDING }, key);
  } catch {
    return undefined;
  }
}

/** The attributes' JSON value, whatever it is; `undefined` when it cannot be decrypted, or is no JSON. */
function decryptAttributes({ data, iv }: Envelope, aesKey: Buffer): { readonly value: unknown } | undefined {
  if (aesKey.length !== AES_BLOCK_BYTES) {
    return undefined;
  }
  try {
    const decipher = createDecipheriv('aes-128-cbc', aesKey, iv);
    const json = Buffer.concat([decipher.update(data), decipher.final()]);
    // A lost bit garbles a block, which could pass as a strange name if it were not refused as UTF-8.
    const value = DOOR.json(new TextDecoder('utf-8', { fatal: true }).decode(json));
    return value === undefined ? undefined : { value };
  } catch {
    return undefined;
  }
}
