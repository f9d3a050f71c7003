import type { Failure } from '../errors';

/** Node's and OpenSSL's codes for a certificate that was not accepted. */
const CERTIFICATE_CODE =
  /^(?:CERT_|ERR_TLS_CERT_|SELF_SIGNED_|DEPTH_ZERO_|UNABLE_TO_(?:GET|VERIFY|DECRYPT|DECODE)_|CRL_|ERROR_IN_C|HOSTNAME_MISMATCH|INVALID_(?:CA|PURPOSE)|PATH_LENGTH_EXCEEDED$|UNSPECIFIED$)/;

/** What comes back is no TLS, or of a version that is not spoken here. */
const TLS_CODE = /^(?:EPROTO$|ERR_SSL_)/;

/** The parser of HTTP gave up: something else answers at that port. Not all versions of it give their error a code. */
const HTTP_PARSER_CODE = 'HPE_';
const HTTP_PARSER_ERROR = 'HTTPParserError';

/** What undici and Electron say of a port that no browser asks. */
const BLOCKED_PORT = /^bad port$|ERR_UNSAFE_PORT/i;

/** What undici says of a proxy that lets no tunnel through. */
const PROXY_REFUSAL = /^Proxy response \((\d{3})\)/;

/** What VS Code's agents and Electron say of one that wants a sign-in first. */
const PROXY_SIGN_IN = /Proxy Authentication Required|ERR_PROXY_AUTH_/i;

/** What `fetch` says of a request that something else than its caller has ended. */
const CANCELLED = 'Request was cancelled.';

/** `fetch` has limits of its own, beyond which no setting of this extension reaches. */
const FETCH_LIMIT_SECONDS = 300;

/**
 * From what `fetch` throws to a failure. `fetch` says no more than "fetch failed"; the reason is the code of its
 * cause, which for several addresses of one host is wrapped once more.
 */
export function networkFailure(error: unknown, url: URL): Failure {
  const { host, hostname, port } = url;
  const messages = messagesIn(error);
  if (messages.some((message) => BLOCKED_PORT.test(message))) {
    return { kind: 'port', hostname, port: Number(port) };
  }
  const refusal = messages.map((message) => PROXY_REFUSAL.exec(message)?.[1]).find(Boolean);
  if (refusal !== undefined) {
    return { kind: 'proxy', status: Number(refusal) };
  }
  if (messages.some((message) => PROXY_SIGN_IN.test(message)) || isHiddenProxySignIn(error)) {
    return { kind: 'proxy', status: 407 };
  }
  const code = causeCode(error);
  if (code?.startsWith(HTTP_PARSER_CODE) === true || isParserError(error)) {
    return { kind: 'notGitLab', reason: 'notHttp', host };
  }
  if (code === undefined) {
    return { kind: 'reset', host };
  }
  if (CERTIFICATE_CODE.test(code)) {
    return { kind: 'certificate', host, code };
  }
  if (TLS_CODE.test(code)) {
    return { kind: 'tls', host, code };
  }
  if (hasConnected(error)) {
    return { kind: 'reset', host, code };
  }
  const proxy = otherHost(error, url);
  if (proxy !== undefined) {
    return { kind: 'proxyUnreachable', code, host: proxy };
  }
  switch (code) {
    case 'ENOTFOUND':
    case 'EAI_FAIL':
    case 'EAI_NODATA':
      return { kind: 'dns', host, temporary: false };
    case 'EAI_AGAIN':
      return { kind: 'dns', host, temporary: true };
    case 'ECONNREFUSED':
    case 'EHOSTUNREACH':
    case 'ENETUNREACH':
    case 'ETIMEDOUT':
    case 'UND_ERR_CONNECT_TIMEOUT':
      return { kind: 'refused', host, code };
    case 'UND_ERR_HEADERS_TIMEOUT':
      return { kind: 'timeout', seconds: FETCH_LIMIT_SECONDS, waitingFor: 'headers' };
    case 'UND_ERR_BODY_TIMEOUT':
      return { kind: 'timeout', seconds: FETCH_LIMIT_SECONDS, waitingFor: 'nextBytes' };
    default:
      return { kind: 'reset', host, code };
  }
}

/**
 * Whether a proxy may have refused: some versions of `fetch` keep its status to themselves, and then say only this.
 *
 * It's said of what undici ends with an AbortError although the caller hasn't cancelled. Before a response, that is the
 * tunnel alone that a proxy refuses (lib/dispatcher/proxy-agent.js of undici 7.29, which VS Code 1.139 has): the other
 * ones are of bodies that are streams, which are never sent here. A request that arrived ends in another error, so what
 * is refused hasn't happened.
 */
export function mayBeOfProxy(error: unknown): boolean {
  return messagesIn(error).includes(CANCELLED);
}

/** What was thrown and why, each with its code, the last cause last. */
export function causesOf(error: unknown): string[] {
  const causes: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = ownCode(cause);
    causes.push(`${cause.name}: ${cause.message.trim()}${code === undefined ? '' : ` (${code})`}`);
  }
  return causes;
}

function messagesIn(error: unknown): string[] {
  const messages: string[] = [];
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    messages.push(cause.message);
  }
  return messages;
}

/**
 * `fetch` keeps a response with status 407 to itself (https://fetch.spec.whatwg.org/#http-network-or-cache-fetch, step
 * on 407): of all that undici fails with, this alone comes without a message and without a code.
 */
function isHiddenProxySignIn(error: unknown): boolean {
  const cause = error instanceof TypeError ? error.cause : undefined;
  return (
    cause instanceof Error &&
    cause.name === 'Error' &&
    cause.message === '' &&
    cause.cause === undefined &&
    ownCode(cause) === undefined
  );
}

function causeCode(error: unknown): string | undefined {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const code = ownCode(cause) ?? firstOf(cause);
    if (code !== undefined) {
      return code;
    }
  }
  return undefined;
}

/** What could not be found or connected to, where it isn't the server: only a proxy stands between. */
function otherHost(error: unknown, url: URL): string | undefined {
  const { hostname, address, port } = targetIn(error);
  if (hostname !== undefined) {
    return hostname === url.hostname ? undefined : hostname;
  }
  const usual = url.protocol === 'https:' ? 443 : 80;
  const isOther = port !== undefined && port !== (url.port === '' ? usual : Number(url.port));
  return isOther && address !== undefined ? `${address}:${port}` : undefined;
}

/** What Node.js says of where it wanted to connect to. */
interface Target {
  /** That it couldn't look up. */
  readonly hostname?: string;
  readonly address?: string;
  readonly port?: number;
}

function targetIn(error: unknown): Target {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    const first: unknown = cause instanceof AggregateError ? cause.errors[0] : cause;
    if (first instanceof Error && 'syscall' in first) {
      return first as Target;
    }
  }
  return {};
}

/** Whether it went wrong on a connection that stood: systems have the same codes for both, as after a VPN is gone. */
function hasConnected(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if ('syscall' in cause && (cause.syscall === 'read' || cause.syscall === 'write')) {
      return true;
    }
  }
  return false;
}

function isParserError(error: unknown): boolean {
  for (let cause: unknown = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === HTTP_PARSER_ERROR) {
      return true;
    }
  }
  return false;
}

function ownCode(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function firstOf(error: Error): string | undefined {
  if (!(error instanceof AggregateError)) {
    return undefined;
  }
  const errors = error.errors as unknown[];
  return errors.map(causeCode).find((code) => code !== undefined);
}
