import { createSecureContext, type SecureContextOptions } from 'node:tls';
import { newAuthority, selfSignedCertificate } from '../../gitlab/certificate';
import { except, failing, type Expect } from '../expected';
import type { Fault } from '../fault';
import type { Behavior } from '../faultyServer';
import { exceptGraphql, moved } from './redirects';
import { ALIKE } from '../operations';
import { json, page, raw, response } from '../responses';

interface CertificateClass {
  readonly action: 'retry' | 'editInstance';
  readonly says: string;
}

function certificate({ action, says }: CertificateClass): Expect {
  return failing({ kind: 'certificate', action, says, arrives: false });
}

const untrusted = certificate({ action: 'editInstance', says: "doesn't trust the certificate" });
const expired = certificate({ action: 'retry', says: 'has expired, so nothing was sent' });
const notYetValid = certificate({ action: 'retry', says: "isn't valid yet, so nothing was sent" });
const otherHost = certificate({ action: 'editInstance', says: 'is for another host' });
const noTls = failing({
  kind: 'tls',
  action: 'editInstance',
  says: "Can't establish a secure connection",
  arrives: false,
});

const lost = failing({
  kind: 'reset',
  action: 'retry',
  says: 'was lost',
  isTriedAgain: true,
  arrives: false,
});

function wantingCertificate(options: SecureContextOptions): Behavior {
  return { encryption: { context: createSecureContext(options), wantsClientCertificate: true } };
}

/** What an HTTP server says to the beginning of a handshake. */
const BAD_REQUEST =
  'HTTP/1.1 400 Bad Request\r\nContent-Type: text/plain\r\nConnection: close\r\n\r\n400 Bad Request';

/** "unexpected message", as a server says to what is no handshake (RFC 8446, section 6). */
const ALERT = Buffer.of(21, 3, 1, 0, 2, 2, 10);

/** What servers with TLS say to requests without: most of them in HTTP, others hang up. */
const PLAIN_AT_TLS: readonly Fault[] = [
  {
    name: 'http at the port of https, nginx',
    expect: failing({
      kind: 'notGitLab',
      action: 'openInstance',
      says: '"400 The plain HTTP request was sent to HTTPS port"',
    }),
    behavior: { respond: page(400, '400 The plain HTTP request was sent to HTTPS port') },
  },
  {
    name: 'http at the port of https, Go',
    // The words are on the way of a usage export's key, so they aren't shown there.
    expect: except(
      failing({
        kind: 'rejected',
        action: 'retry',
        says: 'GitLab says: Client sent an HTTP request to an HTTPS server.',
      }),
      { export: failing({ kind: 'rejected', action: 'retry', says: 'rejected the request (HTTP 400)' }) },
    ),
    behavior: {
      respond: response(
        400,
        { 'Content-Type': 'text/plain; charset=utf-8' },
        'Client sent an HTTP request to an HTTPS server.\n',
      ),
    },
  },
  {
    name: 'http at the port of https, an alert',
    expect: failing({ kind: 'notGitLab', action: 'openInstance', says: "doesn't use HTTP" }),
    behavior: { respond: raw(ALERT) },
  },
  {
    name: 'a client certificate is wanted, nginx',
    expect: failing({
      kind: 'notGitLab',
      action: 'openInstance',
      says: '"400 No required SSL certificate was sent"',
    }),
    behavior: { respond: page(400, '400 No required SSL certificate was sent') },
  },
];

/** Writes the certificate of an authority to a file, as an instance names it. */
type SaveCa = (pem: string) => string;

/** Makes that everything trusts an authority (PEM). */
type Trust = (pem: string) => void;

/** Servers with TLS that isn't accepted, or none. */
export function encryptionFaults(saveCa: SaveCa, trust: Trust): readonly Fault[] {
  const root = newAuthority('Matrix CA');
  trust(root.ca);
  const intermediate = root.intermediate('Matrix Intermediate CA');
  const stranger = newAuthority('A CA of strangers');
  const strangers = stranger.intermediate('An intermediate CA of strangers');
  const strange = strangers.issue();
  const another = newAuthority('Another CA');
  const served = (options: SecureContextOptions) => ({
    encryption: { context: createSecureContext(options) },
    respond: json(200, { id: 7 }),
  });
  const https = (name: string, expect: Expect, options: SecureContextOptions, trusts?: string): Fault => ({
    ...{ name, expect, scheme: 'https', behavior: served(options) },
    ...(trusts !== undefined && { caFile: trusts }),
  });
  const below = intermediate.issue();
  const good = root.issue();
  return [
    ...PLAIN_AT_TLS,
    https('self-signed', untrusted, selfSignedCertificate()),
    https('an authority that nobody knows', untrusted, stranger.issue()),
    {
      ...https('an authority other than in the CA file', untrusted, stranger.issue(), saveCa(another.ca)),
      isLong: ALIKE,
    },
    https('an intermediate that is missing', untrusted, below),
    https('a root that nobody knows, with its chain', untrusted, {
      ...strange,
      cert: strange.cert + strangers.ca + stranger.ca,
    }),
    https('expired', expired, root.issue({ days: 0.5 })),
    https('not valid yet', notYetValid, root.issue({ startsInDays: 2 })),
    https('another name', otherHost, root.issue({ host: 'other.example.com' })),
    https('an old protocol', noTls, { ...good, maxVersion: 'TLSv1.1', minVersion: 'TLSv1' }),
    {
      name: 'a client certificate is wanted, TLS 1.3',
      // It's only after the handshake that the server hangs up.
      ...{ expect: lost, scheme: 'https', behavior: wantingCertificate(good) },
    },
    {
      name: 'a client certificate is wanted, TLS 1.2',
      ...{ expect: noTls, scheme: 'https' },
      behavior: wantingCertificate({ ...good, maxVersion: 'TLSv1.2' }),
    },
    {
      name: 'HTTP at the port of https',
      ...{ expect: noTls, scheme: 'https' },
      behavior: { connected: (socket) => socket.once('data', () => socket.end(BAD_REQUEST)) },
    },
    {
      name: 'closed within the handshake',
      expect: lost,
      scheme: 'https',
      behavior: { connected: (socket) => socket.once('data', () => socket.end()) },
    },
    {
      name: 'silent within the handshake',
      expect: failing({ kind: 'timeout', action: 'retry', says: "didn't respond within", arrives: false }),
      scheme: 'https',
      behavior: { connected: () => undefined },
      neverEnds: true,
    },
    {
      name: '302 from https to http elsewhere',
      scheme: 'https',
      expect: exceptGraphql(moved),
      behavior: ({ address }) => ({
        ...served(good),
        respond: (socket, request) => response(302, { Location: address + request.path })(socket),
      }),
    },
  ];
}
