/** Certificates in a file, as organizations hand out their authorities'. */

import { X509Certificate } from 'node:crypto';
import { localPath } from '../files/localPath';
import { readLimitedFile } from '../files/readLimitedFile';
import type { CaFileProblem } from './errors';

export type CaFile =
  /** PEM; at least one. */
  | { readonly kind: 'certificates'; readonly certificates: readonly string[] }
  | { readonly kind: 'unusable'; readonly problem: CaFileProblem };

/** Many times the size of a system's bundle with notes. */
const LIMIT_BYTES = 4 * 1024 * 1024;

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** @param path of a file with certificates in PEM, or one in DER: absolute, or below the home folder as `~/…` */
export async function readCaFile(path: string): Promise<CaFile> {
  const absolute = localPath(path);
  if (absolute === undefined) {
    return unusable({ reason: 'relativePath' });
  }
  const file = await readLimitedFile(absolute, LIMIT_BYTES);
  switch (file.kind) {
    case 'failed':
      return unusable({ reason: 'unreadable', code: file.code });
    case 'notAFile':
    case 'tooLarge':
      return unusable({ reason: file.kind });
    case 'read': {
      const certificates = certificatesIn(file.bytes);
      return certificates.length === 0
        ? unusable({ reason: 'noCertificate' })
        : { kind: 'certificates', certificates };
    }
  }
}

function unusable(problem: CaFileProblem): CaFile {
  return { kind: 'unusable', problem };
}

function certificatesIn(content: Buffer): string[] {
  const blocks = content.toString('latin1').match(PEM_BLOCK);
  return (blocks ?? [content]).map(asPem).filter((pem) => pem !== undefined);
}

/** One unreadable certificate would make the whole list unusable. */
function asPem(certificate: string | Buffer): string | undefined {
  try {
    return new X509Certificate(certificate).toString();
  } catch {
    return undefined;
  }
}
