import { constants, createCipheriv, generateKeyPairSync, privateEncrypt, randomBytes } from 'node:crypto';
import { throwawayKeyPair, type KeyPair } from '../../../gitlab/keys/keyPair';

const BEGIN = '----------BEGIN GITLAB ENTERPRISE EDITION LICENSE-----------';
const END = '-----------END GITLAB ENTERPRISE EDITION LICENSE------------';

/** How a key is written. */
export interface Layout {
  /** Base64 in lines of so many characters, with one at the end; one line without an end when left out. */
  readonly columns?: number;
  readonly boundary?: true;
  readonly crlf?: true;
}

/**
 * Makes a license key without the code that is tested and without the test GitLab's encoder, as a second opinion. What
 * OpenSSL's command line makes is read in licenseKey.test.ts as well.
 *
 * @param attributes what stands in the key: a value to be written as JSON, or bytes of one's own
 */
export function encodeSecondly(
  attributes: unknown,
  layout: Layout = { columns: 60 },
  { privateKey }: Pick<KeyPair, 'privateKey'> = throwawayKeyPair(),
): string {
  const [aesKey, iv] = [randomBytes(16), randomBytes(16)];
  const cipher = createCipheriv('aes-128-cbc', aesKey, iv);
  const json = Buffer.isBuffer(attributes) ? attributes : Buffer.from(JSON.stringify(attributes));
  const data = Buffer.concat([cipher.update(json), cipher.final()]);
  const key = privateEncrypt({ key: privateKey, padding: constants.RSA_PKCS1_PADDING }, aesKey);
  const part = (bytes: Buffer) => inLines(bytes.toString('base64'), layout.columns, '\n');
  const envelope = JSON.stringify({ data: part(data), key: part(key), iv: part(iv) });
  const end = layout.crlf === true ? '\r\n' : '\n';
  const text = inLines(Buffer.from(envelope).toString('base64'), layout.columns, end);
  return layout.boundary === true ? [BEGIN, text, END, ''].join(end) : `${text}${end}`;
}

function inLines(text: string, columns = text.length, end = '\n'): string {
  return (text.match(new RegExp(`.{1,${columns}}`, 'g')) ?? []).join(end);
}

/** Another throwaway pair than the one of this process. */
export function otherKeyPair(modulusLength = 2048): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
