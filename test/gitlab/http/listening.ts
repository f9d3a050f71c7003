import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import type { AddressInfo, Socket } from 'node:net';

const HOST = '127.0.0.1';

/** PEM. */
export interface TlsOptions {
  key: string | Buffer;
  cert: string | Buffer;
}

/** A socket that listens on the loopback interface. */
export interface Listening {
  /** Without trailing slash, such as `http://127.0.0.1:4000`. */
  origin: string;
  /** Stops listening and destroys open connections. */
  close: () => Promise<void>;
}

/**
 * Listens for HTTP, or for HTTPS when a certificate is given. Rejects when the port is taken.
 * @param port 0 for a free one
 */
export async function listen(
  port: number,
  tls: TlsOptions | undefined,
  handle: (incoming: IncomingMessage, response: ServerResponse) => void,
): Promise<Listening> {
  // Long request lines must reach the part that plays the proxy, which refuses them itself.
  const limits = { maxHeaderSize: 262_144 };
  const server = tls ? createTlsServer({ ...limits, ...tls }, handle) : createServer(limits, handle);
  const sockets = openSockets(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
  const address = server.address() as AddressInfo;
  return {
    origin: `${tls ? 'https' : 'http'}://${HOST}:${address.port}`,
    close: () => close(server, sockets),
  };
}

function openSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  return sockets;
}

async function close(server: Server, sockets: Set<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  // Not server.closeAllConnections(): it leaves sockets whose TLS handshake has not ended.
  for (const socket of sockets) {
    socket.destroy();
  }
  await closed;
}
