import { request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest, type RequestOptions } from 'node:https';
import { Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { connect as connectTls } from 'node:tls';
import type { Requesters } from '../../../../src/gitlab/connectionTest/contact';

/** Requests as VS Code makes them: through a tunnel, and with the proxy's own response when it refuses one. */
export function through(port: number): Requesters {
  class Tunnel extends HttpsAgent {
    /** VS Code's agent gives the request the reason why it can't connect to a proxy, and fails without it. */
    onProxyError: (error: Error) => void = () => undefined;

    override createConnection(
      options: RequestOptions,
      callback?: (error: Error | null, stream: Duplex) => void,
    ): undefined {
      const done = callback as (error: Error | null, stream?: Duplex) => void;
      const head = httpRequest({
        ...{ host: '127.0.0.1', port, method: 'CONNECT', path: 'gitlab.test:443' },
      });
      head.on('connect', ({ statusCode = 0 }, socket) => {
        if (statusCode === 200) {
          done(null, connectTls({ socket, rejectUnauthorized: options.rejectUnauthorized ?? true }));
          return;
        }
        // As the https-proxy-agent of VS Code does it: the response comes from a socket that was never connected.
        socket.destroy();
        const response = new Socket({ writable: false });
        done(null, response);
        setImmediate(() => response.emit('data', Buffer.from(`HTTP/1.1 ${statusCode} No\r\n\r\n`)));
      });
      head.on('error', (error) => {
        this.onProxyError(error);
        done(new Error(`Failed to establish a socket connection to proxies: PROXY 127.0.0.1:${port}`));
      });
      head.end();
      return undefined;
    }
  }
  return {
    http: httpRequest,
    https: (url, options) => {
      const agent = new Tunnel();
      const sent = httpsRequest(url, { ...options, agent });
      agent.onProxyError = (error) => sent.emit('proxy', { proxy: `PROXY 127.0.0.1:${port}`, error });
      return sent;
    },
  };
}
