import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import {
  bitString,
  integer,
  objectIdentifier,
  octetString,
  sequence,
  set,
  tagged,
  taggedOctets,
  time,
  utf8String,
  yes,
} from './der';
import type { TlsOptions } from './http/listening';

/** PEM. */
type KeyAndCertificate = TlsOptions & { cert: string; key: string };

const DAYS = 30;
const MILLISECONDS_PER_DAY = 86_400_000;
const LINE_LENGTH = 64;

const COMMON_NAME = objectIdentifier('2.5.4.3');
const BASIC_CONSTRAINTS = objectIdentifier('2.5.29.19');
const SUBJECT_ALTERNATIVE_NAME = objectIdentifier('2.5.29.17');
const ECDSA_WITH_SHA256 = sequence(objectIdentifier('1.2.840.10045.4.3.2'));
const LOOPBACK = [taggedOctets(7, Buffer.of(127, 0, 0, 1)), dnsName('localhost')];
const VERSION_3 = tagged(0, integer(Buffer.of(2)));

interface Keys {
  publicKey: KeyObject;
  privateKey: KeyObject;
}

interface Contents {
  subject: string;
  keys: Keys;
  issuer: string;
  issuerKey: KeyObject;
  isAuthority: boolean;
  /** What stands in the name: nothing for an authority. */
  hosts: readonly Buffer[];
  days: number;
  /** When it begins to be good, in days from now; yesterday when left out. */
  startsInDays?: number;
}

/** What certificates of an authority are like. */
interface Issued {
  /** The only host it is for; 127.0.0.1 and localhost when left out. */
  host?: string;
  /** How long it is good, from its start on; 30 when left out. */
  days?: number;
  /** When it begins to be good, in days from now; yesterday when left out. */
  startsInDays?: number;
}

/** An authority of one's own, as companies have one. */
interface Authority {
  /** Its certificate, PEM. */
  ca: string;
  issue(options?: Issued): KeyAndCertificate;
  /** An authority below it. */
  intermediate(name: string): Authority;
}

/**
 * A self-signed certificate for 127.0.0.1 and localhost, as many self-managed installations have one. It counts as
 * its own authority. It is good from yesterday for 30 days.
 */
export function selfSignedCertificate(): KeyAndCertificate {
  const keys = newKeys();
  const signed = { issuer: 'localhost', issuerKey: keys.privateKey, isAuthority: true };
  return {
    key: pemOfKey(keys.privateKey),
    cert: certificate({ ...signed, subject: 'localhost', keys, hosts: LOOPBACK, days: DAYS }),
  };
}

/**
 * An authority that signs certificates. Its own is good from yesterday for 30 days.
 * @param issuer its name
 */
export function newAuthority(issuer: string): Authority {
  const keys = newKeys();
  return authority(issuer, keys, { issuer, issuerKey: keys.privateKey });
}

function authority(name: string, keys: Keys, signedBy: Pick<Contents, 'issuer' | 'issuerKey'>): Authority {
  const signed = { issuer: name, issuerKey: keys.privateKey };
  return {
    ca: certificate({ ...signedBy, subject: name, keys, isAuthority: true, hosts: [], days: DAYS }),
    issue: ({ host, days = DAYS, startsInDays = -1 } = {}) => {
      const own = newKeys();
      const hosts = host === undefined ? LOOPBACK : [dnsName(host)];
      const contents = { subject: 'server', keys: own, isAuthority: false, hosts, days, startsInDays };
      return { key: pemOfKey(own.privateKey), cert: certificate({ ...signed, ...contents }) };
    },
    intermediate: (below) => authority(below, newKeys(), signed),
  };
}

/**
 * A certificate for 127.0.0.1 and localhost, signed by an authority of one's own. Both are good from yesterday for
 * 30 days.
 * @param issuer the authority's name
 * @returns `ca` is the certificate of the authority (PEM)
 */
export function certificateOfOwnAuthority(issuer: string): KeyAndCertificate & { ca: string } {
  const authority = newAuthority(issuer);
  return { ...authority.issue(), ca: authority.ca };
}

function newKeys(): Keys {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

/** An X.509 certificate, version 3 (RFC 5280, section 4.1), as PEM. */
function certificate(contents: Contents): string {
  const { subject, keys, issuer, issuerKey, days, startsInDays = -1 } = contents;
  const start = Date.now() + startsInDays * MILLISECONDS_PER_DAY;
  const toBeSigned = sequence(
    VERSION_3,
    serialNumber(),
    ECDSA_WITH_SHA256,
    nameOf(issuer),
    sequence(time(new Date(start)), time(new Date(start + days * MILLISECONDS_PER_DAY))),
    nameOf(subject),
    keys.publicKey.export({ type: 'spki', format: 'der' }),
    tagged(3, sequence(...extensions(contents))),
  );
  const signature = sign('sha256', toBeSigned, issuerKey);
  return pem(sequence(toBeSigned, ECDSA_WITH_SHA256, bitString(signature)));
}

/** It begins with 1, since no number may begin with a zero octet. */
function serialNumber(): Buffer {
  return integer(Buffer.concat([Buffer.of(1), randomBytes(8)]));
}

function extensions({ isAuthority, hosts }: Contents): Buffer[] {
  const constraints = sequence(
    BASIC_CONSTRAINTS,
    yes(),
    octetString(sequence(...(isAuthority ? [yes()] : []))),
  );
  return [
    constraints,
    ...(hosts.length > 0 ? [sequence(SUBJECT_ALTERNATIVE_NAME, octetString(sequence(...hosts)))] : []),
  ];
}

/** A GeneralName: `[2]` is a DNS name, `[7]` an IP address. */
function dnsName(host: string): Buffer {
  return taggedOctets(2, Buffer.from(host));
}

function nameOf(commonName: string): Buffer {
  return sequence(set(sequence(COMMON_NAME, utf8String(commonName))));
}

function pemOfKey(key: KeyObject): string {
  return key.export({ type: 'pkcs8', format: 'pem' }).toString();
}

function pem(der: Buffer): string {
  const lines = der.toString('base64').match(new RegExp(`.{1,${LINE_LENGTH}}`, 'g')) ?? [];
  return ['-----BEGIN CERTIFICATE-----', ...lines, '-----END CERTIFICATE-----', ''].join('\n');
}
