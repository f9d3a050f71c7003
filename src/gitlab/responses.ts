import * as z from 'zod/mini';
import type { Failure } from './errors';

/** What decides about an answer besides its body. */
export interface AnswerHead {
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  readonly location: string | undefined;
}

/** Longer texts are whole pages of a proxy, not messages. */
const LONGEST_MESSAGE = 500;

const ErrorBody = z.looseObject({
  message: z.optional(z.unknown()),
  error: z.optional(z.unknown()),
  error_description: z.optional(z.unknown()),
  scope: z.optional(z.unknown()),
});
type ErrorBody = z.infer<typeof ErrorBody>;

/**
 * From an answer that is no success to its failure. The shapes are GitLab's: `{"message"}` from its API,
 * `{"error","error_description"}` from its OAuth layer (lib/api/api_guard.rb), text or HTML from what stands before it.
 *
 * @param now epoch milliseconds, for a `Retry-After` that is a date
 */
export function answerFailure(head: AnswerHead, body: string, now: number): Failure {
  const parsed = errorBody(head, body);
  const serverMessage = messageOf(parsed, head, body);
  const said = serverMessage === undefined ? {} : { serverMessage };
  const wait = retryAfterSeconds(head.retryAfter, now);
  const retry = wait === undefined ? {} : { retryAfterSeconds: wait };
  switch (head.status) {
    case 401:
      return unauthorized(serverMessage);
    case 403:
      return forbidden(parsed, serverMessage);
    case 404:
      return notFound(parsed, head);
    case 405:
      return { kind: 'notFound', what: 'route' };
    case 429:
      return { kind: 'rateLimited', ...retry };
    case 503:
      return parsed !== undefined && wait !== undefined
        ? { kind: 'maintenance', ...said, ...retry }
        : { kind: 'server', status: 503, ...said };
  }
  if (head.status >= 500) {
    return { kind: 'server', status: head.status, ...said };
  }
  if (head.status >= 300 && head.status < 400) {
    return { kind: 'redirect', location: head.location ?? '' };
  }
  return { kind: 'rejected', status: head.status, ...said };
}

/** `Retry-After` is a number of seconds or a date; a past date is 0. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return Math.max(0, seconds);
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : Math.max(0, Math.ceil((date - now) / 1000));
}

export function isJson(contentType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType);
}

function unauthorized(serverMessage: string | undefined): Failure {
  if (serverMessage?.startsWith('Token is expired') === true) {
    return { kind: 'tokenExpired' };
  }
  if (serverMessage?.startsWith('Token was revoked') === true) {
    return { kind: 'tokenRevoked' };
  }
  return meansMore(serverMessage, '401 Unauthorized')
    ? { kind: 'unauthorized', serverMessage }
    : { kind: 'unauthorized' };
}

function forbidden(body: ErrorBody | undefined, serverMessage: string | undefined): Failure {
  if (body?.error === 'insufficient_scope' || body?.error === 'insufficient_granular_scope') {
    const scopes = typeof body.scope === 'string' ? body.scope.split(/\s+/).filter(Boolean) : [];
    return { kind: 'insufficientScope', wanted: scopes };
  }
  return meansMore(serverMessage, '403 Forbidden')
    ? { kind: 'forbidden', serverMessage }
    : { kind: 'forbidden' };
}

/** GitLab's catch-all route says `error`, a missing record says `message`; a page comes from something else. */
function notFound(body: ErrorBody | undefined, head: AnswerHead): Failure {
  if (body === undefined) {
    return { kind: 'notGitLab', reason: 'html', status: head.status };
  }
  return { kind: 'notFound', what: body.error === undefined ? 'record' : 'route' };
}

function meansMore(serverMessage: string | undefined, usual: string): serverMessage is string {
  return serverMessage !== undefined && serverMessage !== usual;
}

function errorBody(head: AnswerHead, body: string): ErrorBody | undefined {
  if (!isJson(head.contentType)) {
    return undefined;
  }
  const parsed = ErrorBody.safeParse(parseJson(body));
  return parsed.success ? parsed.data : undefined;
}

/** @returns undefined when it is no JSON */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function messageOf(parsed: ErrorBody | undefined, head: AnswerHead, body: string): string | undefined {
  if (parsed !== undefined) {
    return textIn(parsed.message) ?? textIn(parsed.error_description) ?? textIn(parsed.error);
  }
  return /^text\/plain\b/i.test(head.contentType) ? shortened(body) : undefined;
}

/** A message is a string, or an object of arrays of strings (`{"message":{"base":["…"]}}`). */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return shortened(value);
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const texts = Object.values(value)
    .flat()
    .map(textIn)
    .filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : shortened(texts.join(' '));
}

function shortened(text: string): string | undefined {
  const trimmed = text.trim();
  if (trimmed === '') {
    return undefined;
  }
  return trimmed.length > LONGEST_MESSAGE ? `${trimmed.slice(0, LONGEST_MESSAGE)}…` : trimmed;
}
