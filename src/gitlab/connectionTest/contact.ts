/**
 * Looks at who answers at an address, and with which certificate. This is the only place that accepts any certificate:
 * it has to see the ones that aren't trusted. So it sends no token, and throws the response away.
 */

import type { ClientRequest, IncomingMessage, request } from 'node:http';
import type { RequestOptions } from 'node:https';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { encryptionOf, type Encryption } from './certificate';

/** The other end of a connection. */
export interface Peer {
  readonly address: string;
  readonly port: number;
}

export type Contact =
  | { readonly kind: 'answered'; readonly peer: Peer; readonly encryption?: Encryption }
  /** A proxy answered itself instead of connecting to the server. In VS Code, the socket of such an answer has no peer. */
  | { readonly kind: 'proxyRefused'; readonly peer?: Peer; readonly status: number }
  /** `code`: Node's; `host`: the name that wasn't found; `peer`: what was connected to, or couldn't be. */
  | {
      readonly kind: 'failed';
      readonly code: string;
      readonly host?: string;
      readonly peer?: Peer;
      readonly encryption?: Encryption;
    };

/** Node's own, or VS Code's that go through proxies. */
export interface Requesters {
  readonly http: typeof request;
  readonly https: (url: URL, options: SecureOptions) => ClientRequest;
}

type SecureOptions = RequestOptions & { readonly session?: undefined };

export interface ContactOptions {
  readonly timeoutSeconds: number;
  readonly userAgent: string;
  readonly signal: AbortSignal;
}

/** Sends one HEAD without a token. Throws nothing. */
export async function contact(
  url: URL,
  requesters: Requesters,
  { timeoutSeconds, userAgent, signal }: ContactOptions,
): Promise<Contact> {
  const isSecure = url.protocol === 'https:';
  const options = {
    method: 'HEAD',
    headers: { 'User-Agent': userAgent },
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutSeconds * 1000)]),
  };
  return new Promise((resolve) => {
    const sent = isSecure
      ? // A resumed session would come without the certificates.
        requesters.https(url, { ...options, rejectUnauthorized: false, session: undefined })
      : requesters.http(url, options);
    // A socket that is destroyed has forgotten both.
    let seen: Seen = {};
    sent.on('socket', (socket) => {
      const look = () => (seen = { ...seen, ...seenOf(socket) });
      look();
      socket.on('connect', look).on('secureConnect', look);
    });
    sent.on('response', (response) => {
      resolve(answered(response, isSecure));
      sent.destroy();
    });
    // In place of why it can't connect to a proxy, VS Code's agent fails without a code.
    let ofProxy: Error | undefined;
    sent.on('proxy', ({ error }: ProxyEvent) => (ofProxy = error));
    sent.on('error', (error) => resolve(failed(ofProxy ?? error, seen)));
    sent.end();
  });
}

function answered({ socket, statusCode = 0 }: IncomingMessage, isSecure: boolean): Contact {
  const { peer, encryption } = seenOf(socket);
  if (isSecure && !(socket instanceof TLSSocket)) {
    return { kind: 'proxyRefused', ...(peer && { peer }), status: statusCode };
  }
  if (peer === undefined) {
    return { kind: 'failed', code: 'ECONNRESET' };
  }
  return { kind: 'answered', peer, ...(encryption !== undefined && { encryption }) };
}

function failed(error: NodeJS.ErrnoException, seen: Seen): Contact {
  const first = error instanceof AggregateError ? (error.errors[0] as NodeJS.ErrnoException) : error;
  const { code = error.code ?? error.name, address, port, hostname } = first as Failed;
  return {
    kind: 'failed',
    code,
    ...(hostname !== undefined && { host: hostname }),
    ...seen,
    ...(address !== undefined && port !== undefined && { peer: peerAt(address, port) }),
  };
}

/** The event by which VS Code's agent reports a proxy to its request. The address in it can hold a password. */
interface ProxyEvent {
  readonly error?: Error;
}

type Failed = NodeJS.ErrnoException & {
  readonly address?: string;
  readonly port?: number;
  readonly hostname?: string;
};

/** What a socket tells while it's connected. */
interface Seen {
  readonly peer?: Peer;
  readonly encryption?: Encryption;
}

function seenOf(socket: Socket): Seen {
  const peer = peerOf(socket);
  const encryption = socket instanceof TLSSocket ? encryptionOf(socket) : undefined;
  return { ...(peer !== undefined && { peer }), ...(encryption !== undefined && { encryption }) };
}

function peerOf({ remoteAddress, remotePort }: Socket): Peer | undefined {
  return remoteAddress === undefined || remotePort === undefined
    ? undefined
    : peerAt(remoteAddress, remotePort);
}

/** A socket for both kinds of addresses writes the old kind in the new one's way. */
function peerAt(address: string, port: number): Peer {
  return { address: address.replace(/^::ffff:/i, ''), port };
}
