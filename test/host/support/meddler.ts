import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** What becomes of a request: it never arrives, its end is awaited in vain, or it arrives. */
type RequestFate = 'cut' | 'silence' | 'arrives';

/** What becomes of the answer: lost as a whole, its second half lost, awaited in vain, another one in its place. */
type AnswerFate = 'cut' | 'cutInTheMiddle' | 'silence' | { readonly instead: string } | 'arrives';

export interface Fate {
  readonly request: RequestFate;
  readonly answer: AnswerFate;
}

/** A line between a client and a server on which the requests that change something go wrong. */
export class Meddler {
  readonly url: string;
  /** `POST /api/v4/license`, one for each request that came as far as here. */
  readonly seen: readonly string[];
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;

  private constructor(server: Server, sockets: ReadonlySet<Socket>, seen: readonly string[]) {
    this.#server = server;
    this.#sockets = sockets;
    this.seen = seen;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  /** @param target the address of the server, http on this computer */
  static async start(target: string, fate: Fate): Promise<Meddler> {
    const sockets = new Set<Socket>();
    const seen: string[] = [];
    const server = createServer((client) => {
      const upstream = connect(Number(new URL(target).port), '127.0.0.1');
      for (const socket of [client, upstream]) {
        sockets.add(socket);
        socket.on('error', () => socket.destroy());
        socket.on('close', () => sockets.delete(socket));
      }
      join(client, upstream, fate, seen);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return new Meddler(server, sockets, seen);
  }

  async close(): Promise<void> {
    for (const socket of this.#sockets) {
      socket.destroy();
    }
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

/** Requests follow one another on a connection, each after the answer to the one before. */
function join(client: Socket, upstream: Socket, fate: Fate, seen: string[]): void {
  let isChange = false;
  client.on('data', (bytes: Buffer) => {
    const line = /^(GET|POST|PUT|DELETE) (\S+) HTTP/.exec(bytes.toString('latin1'));
    if (line !== null) {
      isChange = line[1] !== 'GET' && line[2] !== '/api/graphql';
      if (isChange) {
        seen.push(`${line[1] ?? ''} ${line[2] ?? ''}`);
      }
    }
    meetRequest(isChange ? fate.request : 'arrives', bytes, client, upstream);
  });
  upstream.on('data', (bytes: Buffer) =>
    meetAnswer(isChange ? fate.answer : 'arrives', bytes, client, upstream),
  );
  client.on('close', () => upstream.destroy());
  upstream.on('close', () => client.end());
}

function meetRequest(fate: RequestFate, bytes: Buffer, client: Socket, upstream: Socket): void {
  switch (fate) {
    case 'cut':
      client.destroy();
      return;
    case 'silence':
      return;
    case 'arrives':
      upstream.write(bytes);
  }
}

function meetAnswer(fate: AnswerFate, bytes: Buffer, client: Socket, upstream: Socket): void {
  if (typeof fate === 'object') {
    client.end(fate.instead);
    upstream.destroy();
    return;
  }
  switch (fate) {
    case 'cut':
      client.destroy();
      return;
    case 'cutInTheMiddle':
      client.write(bytes.subarray(0, bytes.length - 8), () => client.destroy());
      return;
    case 'silence':
      return;
    case 'arrives':
      client.write(bytes);
  }
}
