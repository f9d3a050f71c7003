/** What belongs to each kind of failure: data for a sentence, never the sentence itself (that is `words/`). */
interface FailureData {
  /**
   * 401: the token is unknown to the server, or none was sent. `characters`: it was not sent, since no header can carry
   * what is in it and no token has such characters.
   */
  unauthorized: { readonly serverMessage?: string; readonly reason?: 'characters' };
  /** `expiresAt`: the calendar day, where the server returns it. */
  tokenExpired: { readonly expiresAt?: string };
  tokenRevoked: object;
  /** 403: the token's owner may do it, the token may not. `wanted`: the scopes of which one is needed. */
  insufficientScope: { readonly wanted: readonly string[]; readonly serverMessage?: string };
  notAdmin: { readonly username?: string };
  /** 403: Admin Mode is on and the token lacks the scope `admin_mode`. */
  adminMode: object;
  /**
   * 401 or 407 of a proxy that wants a sign-in of its own before it lets anything pass; other statuses of the one of
   * this network, which doesn't connect to the host.
   */
  proxy: { readonly status: number };
  /** No connection to the proxy of this network. `host`: its name where that isn't found, else its address with the port. */
  proxyUnreachable: { readonly code: string; readonly host: string };
  /** 403 of a firewall, or of GitLab's own (Rack::Attack): the request never reached the API. */
  blocked: { readonly status: number; readonly serverMessage?: string };
  /** 403 for a reason that only the server's message tells (blocked account, terms not accepted, …). */
  forbidden: { readonly serverMessage?: string };
  /** 403: a Geo secondary, or another instance whose database takes no writes. */
  readOnly: object;
  /**
   * 404: `route` when the server does not know the address at all, `record` when there is no such license.
   * `since`: the release that brought the route, "16.4". `hiddenRoute` when the server's version has the address, so
   * that something in front of it has answered.
   */
  notFound:
    | { readonly what: 'record' }
    | { readonly what: 'route'; readonly since?: string }
    | { readonly what: 'hiddenRoute'; readonly version: string };
  /** An older server or Community Edition: the route does not exist there. */
  notSupported:
    | { readonly reason: 'communityEdition'; readonly version: string }
    | { readonly reason: 'olderServer'; readonly version: string; readonly since?: string };
  /**
   * 400 and its like: the server looked at what was sent and refused it in its own words.
   * A status in the 200s: it took the request and said that it did not do it.
   */
  rejected: { readonly status: number; readonly serverMessage?: string };
  rateLimited: { readonly retryAfterSeconds?: number };
  maintenance: { readonly serverMessage?: string; readonly retryAfterSeconds: number };
  server: { readonly status: number; readonly serverMessage?: string };
  /** `headers`: nothing came back; `nextBytes`: the answer stopped on its way; `end`: it came too slowly. */
  timeout: { readonly seconds: number; readonly waitingFor: 'headers' | 'nextBytes' | 'end' };
  /** `askAgainAt`: cancelled between two tries, and the next one was to begin then, in epoch milliseconds. */
  cancelled: { readonly askAgainAt?: number };
  /** `temporary`: the name service itself gave no answer. */
  dns: { readonly host: string; readonly temporary: boolean };
  /** Nobody answered there: the connection was refused, or no way leads to the host. */
  refused: { readonly host: string; readonly code: string };
  /** A port that `fetch` never asks, https://fetch.spec.whatwg.org/#port-blocking. */
  port: { readonly hostname: string; readonly port: number };
  reset: { readonly host: string; readonly code?: string };
  certificate: { readonly host: string; readonly code: string };
  /** The file with an instance's own certificate authorities. */
  caFile: { readonly path: string } & CaFileProblem;
  /** No encrypted connection came about: the port speaks something else, or no common TLS version. */
  tls: { readonly host: string; readonly code: string };
  /** GitLab is found under another address; `address` is that of the instance, not of the request. */
  redirect: { readonly address: string };
  notGitLab: NotGitLab;
  /** `limitRows`: the list has that many elements or more. */
  tooLarge: { readonly limitBytes: number } | { readonly limitRows: number };
  /** The computer's secret storage did not give the token. */
  secretStorage: object;
  /** A bug of this extension. `where`: the calls that led there, without the error's own text, which may hold anything. */
  unexpected: { readonly where: string };
}

/**
 * `html`: a page instead of data, `title` its heading; `redirected`: sent elsewhere, to a sign-in page for example;
 * `shape`: data that are no license, `field` the first place that did not fit, `others` further ones; `otherProduct`:
 * errors in JSON as GitLab has none.
 */
type NotGitLab =
  | { readonly reason: 'html'; readonly status: number; readonly title?: string }
  | { readonly reason: 'notJson' | 'notCsv'; readonly status: number }
  | { readonly reason: 'otherProduct'; readonly status: number; readonly serverMessage?: string }
  | { readonly reason: 'redirected'; readonly location: string }
  | { readonly reason: 'notHttp'; readonly host: string }
  | { readonly reason: 'shape'; readonly field: string; readonly others?: readonly string[] };

/** `code`: Node's reason why it cannot be read; `notAFile`: a folder, a device or a pipe. */
export type CaFileProblem =
  | { readonly reason: 'unreadable'; readonly code: string }
  | { readonly reason: 'relativePath' | 'notAFile' | 'tooLarge' | 'noCertificate' };

export type FailureKind = keyof FailureData;

export type FailureOf<K extends FailureKind> = { [P in K]: { readonly kind: P } & FailureData[P] }[K];

/** Why a request to an instance did not return what was asked for. */
export type Failure = FailureOf<FailureKind>;

/** Thrown by everything in `gitlab/`. Its message is the bare kind, so it is safe to log anywhere. */
export class GitLabError extends Error {
  override readonly name = 'GitLabError';
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.kind);
    this.failure = failure;
  }
}

/** The failure in whatever was thrown; what is no `GitLabError` is a bug. */
export function failureOf(error: unknown): Failure {
  return error instanceof GitLabError ? error.failure : { kind: 'unexpected', where: whereOf(error) };
}

/**
 * Runs code of our own on what a server sent.
 *
 * @throws GitLabError also for a bug, which must not pass for a broken connection: that would be tried again
 */
export function ownError<T>(run: () => T): T {
  try {
    return run();
  } catch (error) {
    throw new GitLabError(failureOf(error));
  }
}

function whereOf(error: unknown): string {
  if (!(error instanceof Error)) {
    return typeof error;
  }
  const calls = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [error.name, ...calls].join('\n');
}
