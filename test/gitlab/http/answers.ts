import { randomUUID } from 'node:crypto';
import type { ServerResponse } from 'node:http';

/** A whole HTTP answer. */
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: string | Buffer;
}

/** A JSON answer as Grape writes it. */
export function json(status: number, value: unknown, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    body: JSON.stringify(value),
  };
}

/** `{"message": …}`: GitLab's own errors. */
export function message(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return json(status, { message: text }, headers);
}

/** `{"error": …}`: errors of Grape, the API's framework. */
export function grapeError(status: number, text: string, headers: Record<string, string> = {}): Answer {
  return json(status, { error: text }, headers);
}

export function html(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return { status, headers: { 'Content-Type': 'text/html; charset=utf-8', ...headers }, body };
}

export function noContent(headers: Record<string, string> = {}): Answer {
  return { status: 204, headers, body: '' };
}

export const internalError = (): Answer => message(500, '500 Internal Server Error');

/** Sends an answer with the headers GitLab adds to all of them. */
export function send(response: ServerResponse, answer: Answer): void {
  response.writeHead(answer.status, {
    'Cache-Control': 'max-age=0, private, must-revalidate',
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'SAMEORIGIN',
    'X-Request-Id': randomUUID(),
    ...(answer.status === 204 ? {} : { 'Content-Length': String(Buffer.byteLength(answer.body)) }),
    ...answer.headers,
  });
  response.end(answer.body);
}
