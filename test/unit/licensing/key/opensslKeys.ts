import { execFileSync } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throwawayKeyPair, type KeyPair } from '../../../gitlab/keys/keyPair';

const SCRIPT = join(import.meta.dirname, '../../../gitlab/encode-with-openssl.sh');

/** Makes license keys with OpenSSL's command line, which knows nothing of the code that is tested. */
export class OpensslEncoder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'openssl-keys-'));

  /**
   * @param attributes what stands in the key: a value to be written as JSON, or bytes of one's own
   * @param options of the script: `--columns N`, `--boundary`, `--crlf`
   */
  encode(
    attributes: unknown,
    options: readonly string[] = ['--columns', '60'],
    { privateKey } = throwawayKeyPair(),
  ): string {
    const pem = join(this.#folder, 'private.pem');
    const json = join(this.#folder, 'attributes.json');
    writeFileSync(pem, privateKey);
    writeFileSync(json, Buffer.isBuffer(attributes) ? attributes : JSON.stringify(attributes));
    return execFileSync('sh', [SCRIPT, pem, json, ...options], { encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}

/** Another throwaway pair than the one of this process. */
export function otherKeyPair(modulusLength = 2048): KeyPair {
  return generateKeyPairSync('rsa', {
    modulusLength,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}
