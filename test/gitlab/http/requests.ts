import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';

/** A request as it arrived, kept for assertions. */
export interface RecordedRequest {
  method: string;
  /** With the relative root and the query. */
  path: string;
  headers: IncomingHttpHeaders;
  body: string;
}

/** Reads a request to its end. Rejects when the client goes away. */
export async function readRequest(incoming: IncomingMessage): Promise<RecordedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    chunks.push(chunk as Buffer);
  }
  return {
    method: incoming.method ?? 'GET',
    path: incoming.url ?? '/',
    headers: incoming.headers,
    body: Buffer.concat(chunks).toString('utf8'),
  };
}

/** The path without query. */
export function pathname(request: RecordedRequest): string {
  return request.path.split('?', 1)[0] ?? '/';
}

export function query(request: RecordedRequest): URLSearchParams {
  const start = request.path.indexOf('?');
  return new URLSearchParams(start < 0 ? '' : request.path.slice(start + 1));
}

/** The media type of the body, without parameters, in lower case. */
export function mediaType(request: RecordedRequest): string {
  return (request.headers['content-type'] ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** A header's single value; the first one when it came more than once. */
export function header(request: RecordedRequest, name: string): string | undefined {
  const value = request.headers[name.toLowerCase()];
  return Array.isArray(value) ? value[0] : value;
}
