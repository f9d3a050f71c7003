import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import type { Certificate } from './certificate';

/**
 * What a file of certificates does for a server: `completes`: its certificate is trusted with it; `noAuthority`: it has
 * no certificate of an authority; `otherAuthority`: it has none of the authority that is missing; `noRoot`: it has,
 * but not the one above it.
 */
export type AuthorityFit = 'completes' | 'noAuthority' | 'otherAuthority' | 'noRoot';

/** Node's and OpenSSL's codes for a chain that ends without a trusted authority: the only ones where a file helps. */
const UNKNOWN_AUTHORITY: ReadonlySet<string> = new Set([
  'CERT_UNTRUSTED',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

export function isUnknownAuthority(code: string): boolean {
  return UNKNOWN_AUTHORITY.has(code);
}

/** The authority that has to be trusted, as certificates name it: whoever signed the last one that is known. */
export function missingAuthority(chain: readonly Certificate[]): string | undefined {
  return chain.at(-1)?.issuer;
}

/**
 * Whether a file's certificates complete the chain of a server, as OpenSSL does it: up to a root that is trusted.
 *
 * @param pems certificates of the file
 * @param chain what the server sent, its own certificate first
 */
export function fitOfAuthorities(pems: readonly string[], chain: readonly Certificate[]): AuthorityFit {
  const offered = pems.map((pem) => new X509Certificate(pem));
  const last = chain.map(({ pem }) => new X509Certificate(pem)).at(-1);
  if (last === undefined) {
    return 'otherAuthority';
  }
  // A self-signed certificate of a server is its own authority, whether it says so or not.
  if (offered.some(({ fingerprint256 }) => fingerprint256 === last.fingerprint256) && isRoot(last)) {
    return 'completes';
  }
  const authorities = offered.filter(({ ca }) => ca);
  if (authorities.length === 0) {
    return 'noAuthority';
  }
  return fitAbove(last, authorities);
}

function fitAbove(last: X509Certificate, authorities: readonly X509Certificate[]): AuthorityFit {
  let known = last;
  // Each authority can stand in a chain once.
  for (let left = authorities.length; left > 0; left--) {
    const issuer = authorities.find((authority) => isIssuedBy(known, authority));
    if (issuer === undefined) {
      break;
    }
    if (isRoot(issuer) || hasUsualRoot(issuer)) {
      return 'completes';
    }
    known = issuer;
  }
  return known === last ? 'otherAuthority' : 'noRoot';
}

function isRoot(certificate: X509Certificate): boolean {
  return isIssuedBy(certificate, certificate);
}

function hasUsualRoot(certificate: X509Certificate): boolean {
  return rootCertificates.some((pem) => isIssuedBy(certificate, new X509Certificate(pem)));
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
}
