import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { throwawayKeyPair } from './keyPair';

const SCRIPT = join(import.meta.dirname, '../encode-with-openssl.sh');

/** Whether this computer has what the encoder below needs: a shell and OpenSSL 3. macOS has LibreSSL, Windows neither. */
export const HAS_OPENSSL = spawnSync('sh', ['-c', 'openssl version | grep "^OpenSSL 3"']).status === 0;

/** Makes license keys with OpenSSL's command line, which knows nothing of the code that is tested. */
export class OpensslEncoder {
  readonly #folder = mkdtempSync(join(tmpdir(), 'openssl-keys-'));

  /**
   * @param attributes what stands in the key, to be written as JSON
   * @param options of the script: `--columns N`, `--boundary`, `--crlf`
   */
  encode(attributes: unknown, options: readonly string[]): string {
    const pem = join(this.#folder, 'private.pem');
    const json = join(this.#folder, 'attributes.json');
    writeFileSync(pem, throwawayKeyPair().privateKey);
    writeFileSync(json, JSON.stringify(attributes));
    return execFileSync('sh', [SCRIPT, pem, json, ...options], { encoding: 'utf8' });
  }

  remove(): void {
    rmSync(this.#folder, { recursive: true });
  }
}
