import type { Failure, FailureOf } from '../errors';
import type { Door } from '../foreign/door';
import { isHtml, isJson, isPlainText, type Expected } from './mediaTypes';
import { pageTitle } from './pageTitle';
import { ErrorBody, isGitLabs, isProxySignIn, READ_ONLY } from './whoAnswered';

/** What decides about a response, apart from its body. */
export interface ResponseHead {
  readonly method: string;
  /** What was asked. */
  readonly url: string;
  readonly status: number;
  readonly contentType: string;
  readonly retryAfter: string | undefined;
  /** The header `WWW-Authenticate`. */
  readonly challenge: string | undefined;
  /** What a success would have been. */
  readonly expected: Expected;
}

const LONGEST_WAIT_SECONDS = 365 * 24 * 60 * 60;

/** Proxies refuse what is too long with a page of their own, on behalf of an instance that works. */
const REFUSED_BY_PROXY: ReadonlySet<number> = new Set([413, 414, 429]);

/** GitLab names two; what names more is none. */
const MOST_SCOPES = 20;

/** The routes of one license. */
const ROUTE_WITH_ID = /\/license\/\d+(?:\/refresh_billable_users)?$/;

/**
 * From a response that is no success to its failure. The shapes are GitLab's: `{"message"}` from its API,
 * `{"error","error_description"}` from its OAuth layer (lib/api/api_guard.rb), text or HTML from what stands before it.
 *
 * @param now epoch milliseconds, for a `Retry-After` that is a date
 */
export function errorResponseFailure(head: ResponseHead, body: string, door: Door, now: number): Failure {
  const { status } = head;
  const parsed = errorBody(head.contentType, body, door);
  if (isProxySignIn(head, parsed)) {
    return { kind: 'proxy', status };
  }
  if (isHtml(head.contentType) && status < 500 && !REFUSED_BY_PROXY.has(status)) {
    return notGitLabPage(status, body, door);
  }
  const serverMessage = messageOf(head, parsed, body, door);
  const said = serverMessage === undefined ? {} : { serverMessage };
  const wait = retryAfterSeconds(head.retryAfter, now);
  if (parsed !== undefined && !isGitLabs(status, parsed)) {
    return { kind: 'notGitLab', reason: 'otherProduct', status, ...said };
  }
  switch (status) {
    case 401:
      return unauthorized(serverMessage);
    case 403:
      return parsed === undefined
        ? { kind: 'blocked', status, ...said }
        : forbidden(parsed, serverMessage, head.method);
    case 404:
      return notFound(parsed, head.url);
    case 405:
      return { kind: 'notFound', what: 'route' };
    case 429:
      return { kind: 'rateLimited', ...(wait !== undefined && { retryAfterSeconds: wait }) };
    case 503:
      // GitLab's maintenance mode is known by the header: administrators choose the text themselves.
      return parsed !== undefined && wait !== undefined
        ? { kind: 'maintenance', ...said, retryAfterSeconds: wait }
        : { kind: 'server', status, ...said };
  }
  return { kind: status >= 500 ? 'server' : 'rejected', status, ...said };
}

/** A page where data should be. */
export function notGitLabPage(status: number, body: string, door: Door): FailureOf<'notGitLab'> {
  const title = pageTitle(body, door);
  return { kind: 'notGitLab', reason: 'html', status, ...(title !== undefined && { title }) };
}

/** `Retry-After` is a number of seconds or a date; a past date is 0, and more than a year is a year. */
export function retryAfterSeconds(header: string | undefined, now: number): number | undefined {
  if (header === undefined || header.trim() === '') {
    return undefined;
  }
  const seconds = Number(header);
  if (Number.isFinite(seconds)) {
    return clampedWait(seconds);
  }
  const date = Date.parse(header);
  return Number.isNaN(date) ? undefined : clampedWait(Math.ceil((date - now) / 1000));
}

function clampedWait(seconds: number): number {
  return Math.min(LONGEST_WAIT_SECONDS, Math.max(0, seconds));
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

function forbidden(body: ErrorBody | undefined, serverMessage: string | undefined, method: string): Failure {
  if (body?.error === 'insufficient_scope') {
    return { kind: 'insufficientScope', wanted: method === 'GET' ? scopesIn(body) : ['api'] };
  }
  if (body?.error === 'insufficient_granular_scope') {
    return {
      kind: 'insufficientScope',
      wanted: [],
      ...(serverMessage !== undefined && { serverMessage }),
    };
  }
  if (serverMessage === READ_ONLY) {
    return { kind: 'readOnly' };
  }
  return meansMore(serverMessage, '403 Forbidden')
    ? { kind: 'forbidden', serverMessage }
    : { kind: 'forbidden' };
}

/** What the route is registered for: for a write that is `read_api` too, which does not help there. */
function scopesIn({ scope }: ErrorBody): string[] {
  return typeof scope === 'string' ? scope.split(/\s+/).filter(Boolean).slice(0, MOST_SCOPES) : [];
}

/** GitLab's catch-all route says `error`, a missing record says `message`; anything else comes from something else. */
function notFound(body: ErrorBody | undefined, url: string): Failure {
  if (body === undefined) {
    return { kind: 'notGitLab', reason: 'notJson', status: 404 };
  }
  const isRecord = body.error === undefined && ROUTE_WITH_ID.test(url);
  return { kind: 'notFound', what: isRecord ? 'record' : 'route' };
}

function meansMore(serverMessage: string | undefined, usual: string): serverMessage is string {
  return serverMessage !== undefined && serverMessage !== usual;
}

/** The fields of an error in JSON; undefined when the body is anything else. */
function errorBody(contentType: string, body: string, door: Door): ErrorBody | undefined {
  // Some proxies take the type off.
  if (!isJson(contentType) && (contentType !== '' || !body.startsWith('{'))) {
    return undefined;
  }
  const parsed = ErrorBody.safeParse(door.json(body));
  return parsed.success ? parsed.data : undefined;
}

/** What the server says about its refusal, in its own words: https://docs.gitlab.com/api/rest/troubleshooting/. */
function messageOf(
  head: ResponseHead,
  parsed: ErrorBody | undefined,
  body: string,
  door: Door,
): string | undefined {
  if (parsed !== undefined) {
    const said = textIn(parsed.message) ?? textIn(parsed.error_description) ?? textIn(parsed.error);
    return said === undefined ? undefined : door.shown(said);
  }
  if (isHtml(head.contentType)) {
    return pageTitle(body, door);
  }
  // A usage export begins with the license key, whatever it is sent as.
  return isPlainText(head.contentType) && head.expected !== 'csv' ? door.shown(body) : undefined;
}

/**
 * A message is a string, or an object of lists of strings (`{"message":{"base":["…"]}}`).
 *
 * @returns undefined when nothing can be read in it
 */
function textIn(value: unknown): string | undefined {
  if (typeof value === 'string') {
    return value.trim() === '' ? undefined : value;
  }
  if (typeof value !== 'object' || value === null) {
    return undefined;
  }
  const texts = Object.values(value)
    .map(textIn)
    .filter((text) => text !== undefined);
  return texts.length === 0 ? undefined : texts.join(' ');
}
