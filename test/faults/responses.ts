import type { Socket } from 'node:net';

/** Answers whatever was asked. */
type Send = (socket: Socket) => void;

type Headers = Readonly<Record<string, string>>;

/** A whole response with the length of its body, after which the connection ends. */
export function response(status: number, headers: Headers, body: string | Buffer = ''): Send {
  const length = Buffer.byteLength(body);
  const lengthHeader = status === 204 ? {} : { 'Content-Length': String(length) };
  return raw(head(status, { ...lengthHeader, Connection: 'close', ...headers }), body);
}

/** These bytes, after which the connection ends. */
export function raw(...pieces: readonly (string | Buffer)[]): Send {
  const bytes = Buffer.concat(pieces.map((piece) => Buffer.from(piece)));
  return (socket) => socket.end(bytes);
}

/** These bytes, after which nothing more happens. */
export function hanging(text: string): Send {
  return (socket) => socket.write(text);
}

/** The lines up to the body. */
export function head(status: number, headers: Headers): string {
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} Status\r\n${lines.join('')}\r\n`;
}

export const JSON_TYPE = { 'Content-Type': 'application/json' };
export const HTML_TYPE = { 'Content-Type': 'text/html; charset=utf-8' };

export function json(status: number, value: unknown, headers: Headers = {}): Send {
  return response(status, { ...JSON_TYPE, ...headers }, JSON.stringify(value));
}

export function page(status: number, title: string, headers: Headers = {}): Send {
  const text = `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
  return response(status, { ...HTML_TYPE, ...headers }, text);
}
