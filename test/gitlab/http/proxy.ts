import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/** What a proxy does with a tunnel: connects it to this port of the loopback interface, or refuses with a status. */
export type Verdict = { readonly port: number } | { readonly status: number };

export interface Proxy {
  readonly port: number;
  /** Every request that it got, as `CONNECT gitlab.test:443`. */
  readonly requests: string[];
  close(): Promise<void>;
}

/** A proxy on the loopback interface, which VS Code uses for made-up host names only. */
export async function startProxy(judge: (request: IncomingMessage) => Verdict): Promise<Proxy> {
  const requests: string[] = [];
  const sockets = new Set<Socket>();
  const server = createServer((_request, response) => response.writeHead(400).end());
  server.on('connection', (socket: Socket) => sockets.add(socket));
  server.on('connect', (request, socket: Socket) => {
    requests.push(`${request.method} ${request.url}`);
    const verdict = judge(request);
    if ('status' in verdict) {
      socket.end(`HTTP/1.1 ${verdict.status} No\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    sockets.add(tunnel(socket, verdict.port));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { port: (server.address() as AddressInfo).port, requests, close: () => close(server, sockets) };
}

function tunnel(socket: Socket, port: number): Socket {
  const target = connect(port, '127.0.0.1', () => {
    socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
    target.pipe(socket).pipe(target);
  });
  for (const end of [socket, target]) {
    end.on('error', () => end.destroy());
  }
  return target;
}

async function close(server: Server, sockets: ReadonlySet<Socket>): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  for (const socket of sockets) {
    socket.destroy();
  }
  await closed;
}
