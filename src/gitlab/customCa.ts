/** Trust in the certificate authorities of a file. Loaded when the first instance needs it, since undici is large. */

import { createHash } from 'node:crypto';
import * as tls from 'node:tls';
import type { Dispatcher } from 'undici';
// All of undici would be twice as large.
import Agent from 'undici/lib/dispatcher/agent.js';
import { readCaFile } from './caFile';
import type { CaFileProblem } from './errors';

export type CustomCa =
  | { readonly kind: 'dispatcher'; readonly dispatcher: Dispatcher }
  | { readonly kind: 'unusable'; readonly problem: CaFileProblem };

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
  const file = await readCaFile(path);
  return file.kind === 'unusable' ? file : { kind: 'dispatcher', dispatcher: agentFor(file.certificates) };
}

function agentFor(certificates: readonly string[]): Agent {
  const id = createHash('sha256').update(certificates.join('\n')).digest('hex');
  const known = agents.get(id);
  if (known !== undefined) {
    return known;
  }
  // `ca` replaces what is trusted otherwise.
  const agent = new Agent({ allowH2: false, connect: { ca: [...authorities(), ...certificates] } });
  agents.set(id, agent);
  return agent;
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
