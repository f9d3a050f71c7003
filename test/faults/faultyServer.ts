import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { TLSSocket, type SecureContext } from 'node:tls';

/** One request that arrived, as far as it did. */
export interface Arrival {
  readonly method: string;
  readonly path: string;
  /** Everything that was received of it. */
  readonly text: string;
}

/** Answers a request with whatever bytes it wants, or with none. */
export type Respond = (socket: Socket, request: Arrival) => void;

export interface Encryption {
  readonly context: SecureContext;
  readonly wantsClientCertificate?: boolean;
}

export interface Behavior {
  /** What happens to a connection; nothing is read from it then, and nobody responds. */
  readonly connected?: ((socket: Socket) => void) | undefined;
  readonly respond?: Respond | undefined;
  readonly encryption?: Encryption | undefined;
}

export interface FaultyServer {
  readonly port: number;
  readonly arrivals: readonly Arrival[];
  close(): Promise<void>;
}

/** A server on the loopback interface that misbehaves: it has sockets, but no HTTP but its own. */
export async function openFaultyServer(behavior: Behavior): Promise<FaultyServer> {
  const arrivals: Arrival[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    serve(encrypted(socket, behavior.encryption), behavior, arrivals);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    arrivals,
    close: () => close(server, sockets),
  };
}

function encrypted(socket: Socket, encryption: Encryption | undefined): Socket {
  if (encryption === undefined) {
    return socket;
  }
  const { context, wantsClientCertificate = false } = encryption;
  const secure = new TLSSocket(socket, {
    isServer: true,
    secureContext: context,
    requestCert: wantsClientCertificate,
    rejectUnauthorized: wantsClientCertificate,
  });
  secure.on('error', () => socket.destroy());
  return secure;
}

function serve(socket: Socket, { connected, respond }: Behavior, arrivals: Arrival[]): void {
  if (connected !== undefined) {
    connected(socket);
    return;
  }
  let text = '';
  socket.on('data', (piece: Buffer) => {
    text += piece.toString('latin1');
    const arrival = requestIn(text);
    if (arrival !== undefined) {
      text = '';
      arrivals.push(arrival);
      respond?.(socket, arrival);
    }
  });
}

/** A request that has come as a whole. */
function requestIn(text: string): Arrival | undefined {
  const end = text.indexOf('\r\n\r\n');
  const [, length = '0'] = /^content-length: (\d+)/im.exec(text) ?? [];
  if (end === -1 || text.length < end + 4 + Number(length)) {
    return undefined;
  }
  const [method = '', path = ''] = text.split(' ', 2);
  return { method, path, text };
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of sockets) {
    socket.destroy();
  }
  await closed;
}
