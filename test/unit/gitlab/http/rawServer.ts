import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';

export interface RawServer {
  readonly port: number;
  /** Connections so far. */
  connections(): number;
  close(): Promise<void>;
}

/** A socket on the loopback interface that does with each connection what a test wants. */
export async function rawServer(handle: (socket: Socket) => void): Promise<RawServer> {
  const open = new Set<Socket>();
  let connections = 0;
  const server = createServer((socket) => {
    connections++;
    open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => open.delete(socket));
    handle(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => close(server, open),
  };
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  for (const socket of sockets) {
    socket.destroy();
  }
  await new Promise<void>((resolve) => server.close(() => resolve()));
}
