import {
  constants,
  createCipheriv,
  createDecipheriv,
  privateEncrypt,
  publicDecrypt,
  randomBytes,
} from 'node:crypto';
import { decode64, encode64 } from './base64';
import { addBoundary, removeBoundary } from './boundary';
import { day } from '../dates';
import type { LicenseRow, LicenseType } from '../rows';
import { seatLimit } from '../rows';

const CIPHER = 'aes-128-cbc';
const BLOCK_BYTES = 16;

export type JsonObject = Record<string, unknown>;
export type Decoded =
  | { kind: 'readable'; attributes: JsonObject }
  /** Decrypted, but to something else than an object in JSON. */
  | { kind: 'notJson' }
  | { kind: 'unreadable' };

/**
 * Encrypts a license's attributes as the gem gitlab-license does (lib/gitlab/license/encryptor.rb): AES-128-CBC over
 * the JSON, the AES key encrypted with the private RSA key, all of it in base64 lines of 60 characters.
 * @param attributes what stands in the key; anything, so that tests can make keys that are not well formed
 * @param privateKey PEM
 * @param boundary the product's name in BEGIN and END lines; no such lines when left out
 */
export function encodeKey(attributes: unknown, privateKey: string, boundary?: string): string {
  const aesKey = randomBytes(BLOCK_BYTES);
  const iv = randomBytes(BLOCK_BYTES);
  const cipher = createCipheriv(CIPHER, aesKey, iv);
  const data = Buffer.concat([cipher.update(JSON.stringify(attributes), 'utf8'), cipher.final()]);
  const key = privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, aesKey);
  const envelope = { data: encode64(data), key: encode64(key), iv: encode64(iv) };
  const text = encode64(Buffer.from(JSON.stringify(envelope)));
  return boundary === undefined ? text : addBoundary(text, boundary);
}

/** Reads a key as leniently as the gem does: with or without boundary, any line ends, any wrapping. Never throws. */
export function decodeKey(text: string, publicKey: string): Decoded {
  const json = decrypt(text, publicKey);
  if (json === undefined) {
    return { kind: 'unreadable' };
  }
  try {
    return { kind: 'readable', attributes: objectOf(json) };
  } catch {
    return { kind: 'notJson' };
  }
}

function decrypt(text: string, publicKey: string): string | undefined {
  try {
    const envelope = objectOf(decode64(removeBoundary(text)).toString('utf8'));
    const aesKey = publicDecrypt(
      { key: publicKey, padding: constants.RSA_PKCS1_PADDING },
      part(envelope, 'key'),
    );
    const decipher = createDecipheriv(CIPHER, aesKey, part(envelope, 'iv'));
    return Buffer.concat([decipher.update(part(envelope, 'data')), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}

/** Narrows to a JSON object (not null, no array). */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function objectOf(json: string): JsonObject {
  const value: unknown = JSON.parse(json);
  if (!isObject(value)) {
    throw new TypeError('not a JSON object');
  }
  return value;
}

function part(envelope: JsonObject, name: string): Buffer {
  const value = envelope[name];
  if (typeof value !== 'string') {
    throw new TypeError(`no ${name} in the envelope`);
  }
  return decode64(value);
}

/** The attributes of a legacy Ultimate license of 100 seats from today for a year, unless overridden. */
export function keyAttributes(overrides: JsonObject = {}): JsonObject {
  const startsAt = typeof overrides.issued_at === 'string' ? overrides.issued_at : day(0);
  return {
    version: 1,
    licensee: { Name: 'John Doe1', Email: 'johndoe1@gitlab.com', Company: 'GitLab' },
    issued_at: startsAt,
    expires_at: day(365, startsAt),
    ...typeFlags('legacy_license'),
    auto_renew_enabled: false,
    seat_reconciliation_enabled: false,
    operational_metrics_enabled: false,
    generated_from_customers_dot: true,
    generated_from_cancellation: false,
    temporary_extension: false,
    restrictions: { plan: 'ultimate', active_user_count: 100 },
    ...overrides,
  };
}

/** The two flags that make a key a legacy, an online cloud or an offline cloud license. */
export function typeFlags(type: LicenseType): JsonObject {
  return {
    cloud_licensing_enabled: type !== 'legacy_license',
    offline_cloud_licensing_enabled: type === 'offline_cloud',
  };
}

/** The attributes of the key from which a row could have been made. */
export function attributesOfRow(row: LicenseRow): JsonObject {
  const seats = seatLimit(row);
  return keyAttributes({
    licensee: row.licensee,
    issued_at: row.starts_at,
    expires_at: row.expires_at ?? undefined,
    ...typeFlags(row.key.type),
    generated_from_cancellation: row.key.fromCancellation,
    restrictions: {
      plan: row.plan,
      trial: row.key.trial,
      ...(seats === null ? {} : { active_user_count: seats }),
      ...(Object.keys(row.add_ons).length === 0 ? {} : { add_ons: row.add_ons }),
      ...(row.key.subscriptionId === undefined ? {} : { subscription_id: row.key.subscriptionId }),
      ...(Object.keys(row.key.addOnProducts).length === 0 ? {} : { add_on_products: row.key.addOnProducts }),
    },
  });
}
