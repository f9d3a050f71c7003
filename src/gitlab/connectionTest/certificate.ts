import { X509Certificate } from 'node:crypto';
import type { DetailedPeerCertificate, TLSSocket } from 'node:tls';

/** What people compare certificates by. Dates are epoch milliseconds. */
export interface Certificate {
  /** As the certificate has them, such as `CN=gitlab.example.com, O=Example`. */
  readonly subject: string;
  readonly issuer: string;
  readonly validFrom: number;
  readonly validTo: number;
  /** SHA-256 of the certificate, as `AB:CD:…`. */
  readonly fingerprint: string;
  /** The hosts that it's for, as `DNS:gitlab.example.com`. */
  readonly names: readonly string[];
  readonly pem: string;
}

/** An encrypted connection. */
export interface Encryption {
  /** `TLSv1.3`. */
  readonly protocol: string;
  /** The server's own certificate first, then each one's issuer as far as it's known. */
  readonly chain: readonly Certificate[];
}

/** A server chooses how many certificates it sends. */
const LONGEST_CHAIN = 10;

/** @returns undefined for a socket without encryption, or one that hasn't come that far */
export function encryptionOf(socket: TLSSocket): Encryption | undefined {
  const protocol = socket.getProtocol();
  const chain = chainOf(socket);
  return protocol === null || chain.length === 0 ? undefined : { protocol, chain };
}

/** @throws Error for what isn't a certificate */
export function readCertificate(certificate: string | Buffer): Certificate {
  const x509 = new X509Certificate(certificate);
  return {
    subject: nameOf(x509.subject),
    issuer: nameOf(x509.issuer),
    validFrom: Date.parse(x509.validFrom),
    validTo: Date.parse(x509.validTo),
    fingerprint: x509.fingerprint256,
    names: x509.subjectAltName?.split(', ') ?? [],
    pem: x509.toString(),
  };
}

/** Whether it's signed by itself, as the root of every chain is. */
export function isSelfSigned({ pem }: Certificate): boolean {
  const x509 = new X509Certificate(pem);
  return x509.checkIssued(x509);
}

function chainOf(socket: TLSSocket): Certificate[] {
  const chain: Certificate[] = [];
  // The last one is its own issuer. Node gives an empty object where there is no certificate.
  let next: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < LONGEST_CHAIN) {
    const certificate = readCertificate(next.raw);
    if (chain.some(({ fingerprint }) => fingerprint === certificate.fingerprint)) {
      break;
    }
    chain.push(certificate);
    next = next.issuerCertificate;
  }
  return chain;
}

/** The parts of a name stand on lines of their own. */
function nameOf(distinguishedName: string | undefined): string {
  return (distinguishedName ?? '').split('\n').reverse().join(', ');
}
