import { once } from 'node:events';
import { connect, createServer, type AddressInfo } from 'node:net';

interface UnusedAddress {
  /** Of http. */
  readonly url: string;
  /** Lets others have it. */
  readonly close: () => void;
}

/**
 * An address of this machine that refuses every connection: its port is taken by the near end of a connection, where
 * nobody listens. The port of a server that was closed would soon be another server's, of a test beside this one.
 */
export async function unusedAddress(): Promise<UnusedAddress> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(socket, 'connect');
  const close = () => {
    socket.destroy();
    server.close();
  };
  return { url: `http://127.0.0.1:${socket.localPort}`, close };
}
