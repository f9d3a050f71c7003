/** Trust in the certificate authorities of a file. Loaded when the first instance needs it, since undici is large. */

import { createHash, X509Certificate } from 'node:crypto';
import * as tls from 'node:tls';
import type { Dispatcher } from 'undici';
// All of undici would be twice as large.
import Agent from 'undici/lib/dispatcher/agent.js';
import { localPath } from '../files/localPath';
import { readLimitedFile } from '../files/readLimitedFile';
import type { CaFileProblem } from './errors';

export type CustomCa =
  | { readonly kind: 'dispatcher'; readonly dispatcher: Dispatcher }
  | { readonly kind: 'unusable'; readonly problem: CaFileProblem };

/** Many times the size of a system's bundle with notes. */
const LIMIT_BYTES = 4 * 1024 * 1024;

const PEM_BLOCK = /-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g;

/** One for each content: VS Code keeps a connection pool for every Agent it has seen, and never closes it. */
const agents = new Map<string, Agent>();

let usualAuthorities: readonly string[] | undefined;

/**
 * A dispatcher for `fetch` that trusts the file's certificates in addition to the usual ones. The file is read at every
 * call, so a changed one counts without a restart.
 *
 * @param path of a file with certificates in PEM, or one in DER: absolute, or below the home folder as `~/…`
 */
export async function loadCustomCa(path: string): Promise<CustomCa> {
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
        : { kind: 'dispatcher', dispatcher: agentFor(certificates) };
    }
  }
}

function unusable(problem: CaFileProblem): CustomCa {
  return { kind: 'unusable', problem };
}

function agentFor(certificates: readonly string[]): Agent {
  const id = createHash('sha256').update(certificates.join('\n')).digest('hex');
  const known = agents.get(id);
  if (known !== undefined) {
    return known;
  }
  // `ca` replaces what is trusted otherwise.
  const agent = new Agent({ connect: { ca: [...authorities(), ...certificates] } });
  agents.set(id, agent);
  return agent;
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

function authorities(): readonly string[] {
  usualAuthorities ??= [...new Set([...tls.rootCertificates, ...systemAuthorities()])];
  return usualAuthorities;
}

/**
 * Only newer versions of Node can tell what the operating system trusts, and one can throw where its store can't be
 * read. The file itself is trusted all the same.
 */
function systemAuthorities(): readonly string[] {
  try {
    return 'getCACertificates' in tls ? tls.getCACertificates('system') : [];
  } catch {
    return [];
  }
}
