/**
 * Reads license keys with a public key.
 *
 * Source: `Gitlab::License::Encryptor` in the gem `gitlab-license`.
 */

import { constants, createDecipheriv, publicDecrypt } from 'node:crypto';
import { Door } from '../../gitlab/foreign/door';
import { readAttributes } from './keyAttributes';
import { AES_BLOCK_BYTES, parseEnvelope, type Envelope } from './text/keyEnvelope';
import type { LicenseKeyReading } from './licenseKeyContent';
import { parsePublicKey, type PublicKey } from './publicKeys';

/** Printable ASCII, and single letters beyond it or two of them between letters, a dot or a space. */
const LATIN1_NAMES = /^(?:[ -~\t\n\r]|(?<=[A-Za-z" .-])[À-ÖØ-öø-ÿ]{1,2}(?=[A-Za-z" .,-]))*$/;

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
  const openedBy = opened.reader;
  const plain = decryptData(envelope, opened.aesKey);
  if (plain === undefined) {
    return { kind: 'unreadable', openedBy };
  }
  const attributes = attributesIn(plain);
  return attributes === undefined
    ? { kind: 'unreadable', openedBy, holdsNoJson: true }
    : { ...readAttributes(attributes), reader: openedBy };
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

/** What is encrypted; `undefined` when it cannot be decrypted. */
function decryptData({ data, iv }: Envelope, aesKey: Buffer): Buffer | undefined {
  if (aesKey.length !== AES_BLOCK_BYTES) {
    return undefined;
  }
  try {
    const decipher = createDecipheriv('aes-128-cbc', aesKey, iv);
    return Buffer.concat([decipher.update(data), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** The attributes' JSON value, whatever it is; `undefined` when it is no JSON. */
function attributesIn(bytes: Buffer): unknown {
  const text = utf8Text(bytes) ?? latin1Text(bytes);
  return text === undefined ? undefined : DOOR.json(text);
}

function utf8Text(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/**
 * Old keys may name a licensee in Latin-1. A lost bit garbles a block of the text, which must not pass as a strange
 * name: so there are but letters, none of them far from one of ASCII.
 */
function latin1Text(bytes: Buffer): string | undefined {
  const text = bytes.toString('latin1');
  return LATIN1_NAMES.test(text) ? text : undefined;
}
