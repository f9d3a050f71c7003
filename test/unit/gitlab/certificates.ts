import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';

const folders: string[] = [];

afterAll(() => {
  for (const folder of folders) {
    rmSync(folder, { recursive: true });
  }
});

/** PEM. */
export interface KeyAndCertificate {
  readonly key: string;
  readonly cert: string;
}

export interface Authority {
  /** The path of its certificate, PEM. */
  readonly file: string;
  /** A server certificate signed by it. */
  issue(options?: { name?: string; days?: number }): KeyAndCertificate;
}

/** Makes a certificate authority of one's own with OpenSSL's command line, as companies have one. */
export function newAuthority(): Authority {
  const folder = mkdtempSync(join(tmpdir(), 'gitlab-ca-'));
  folders.push(folder);
  const path = (name: string) => join(folder, name);
  const ca = { key: path('ca.key'), cert: path('ca.pem') };
  openssl('req', '-x509', '-days', '30', ...newKey(ca.key), '-subj', '/CN=Test CA', '-out', ca.cert);
  return {
    file: ca.cert,
    issue: ({ name = 'IP:127.0.0.1', days = 30 } = {}) => {
      const [key, request, cert] = [path('server.key'), path('server.csr'), path('server.pem')];
      const subject = ['-subj', '/CN=server', '-addext', `subjectAltName=${name}`];
      openssl('req', ...newKey(key), ...subject, '-out', request);
      const signer = ['-CA', ca.cert, '-CAkey', ca.key, '-CAcreateserial', '-copy_extensions', 'copy'];
      openssl('x509', '-req', '-in', request, ...signer, '-days', String(days), '-out', cert);
      return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
    },
  };
}

function newKey(file: string): string[] {
  return ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', file];
}

function openssl(...args: readonly string[]): void {
  execFileSync('openssl', args, { stdio: 'pipe' });
}
