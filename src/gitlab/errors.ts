/** What belongs to each kind of failure: data for a sentence, never the sentence itself (that is `words/`). */
interface FailureData {
  /** 401: the token is unknown to the server, or none was sent. */
  unauthorized: { readonly serverMessage?: string };
  tokenExpired: object;
  tokenRevoked: object;
  /** 403: the token's owner may do it, the token may not. `wanted`: the scopes of which one is needed. */
  insufficientScope: { readonly wanted: readonly string[] };
  notAdmin: object;
  /** 403: Admin Mode is on and the token lacks the scope `admin_mode`. */
  adminMode: object;
  /** 403 for a reason that only the server's message tells (blocked account, terms not accepted, …). */
  forbidden: { readonly serverMessage?: string };
  /** 404: `route` when the server does not know the address at all, `record` when there is no such license. */
  notFound: { readonly what: 'route' | 'record' };
  /** An older server or Community Edition: the route does not exist there. */
  notSupported: { readonly reason: 'communityEdition' | 'olderServer'; readonly version?: string };
  /** 400 and its like: the server looked at what was sent and refused it in its own words. */
  rejected: { readonly status: number; readonly serverMessage?: string };
  rateLimited: { readonly retryAfterSeconds?: number };
  maintenance: { readonly serverMessage?: string; readonly retryAfterSeconds?: number };
  server: { readonly status: number; readonly serverMessage?: string };
  /** `headers`: nothing came back; `body`: the answer stopped on its way. */
  timeout: { readonly seconds: number; readonly waitingFor: 'headers' | 'body' };
  cancelled: object;
  dns: { readonly host: string };
  /** Nobody answered there: the connection was refused, or no way leads to the host. */
  refused: { readonly host: string; readonly code: string };
  reset: { readonly host: string; readonly code?: string };
  certificate: { readonly host: string; readonly code: string };
  redirect: { readonly location: string };
  /** `html`: a page instead of data; `shape`: data that are no license, `field` the first place that did not fit. */
  notGitLab:
    | { readonly reason: 'html' | 'notJson'; readonly status: number }
    | { readonly reason: 'shape'; readonly field: string };
  tooLarge: { readonly limitBytes: number };
  /** The computer's secret storage did not give the token. */
  secretStorage: object;
  /** A bug of this extension; the log has the details. */
  unexpected: object;
}

export type FailureKind = keyof FailureData;

/** Why a request to a GitLab did not give what was asked for. */
export type Failure = { [K in FailureKind]: { readonly kind: K } & FailureData[K] }[FailureKind];

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
  return error instanceof GitLabError ? error.failure : { kind: 'unexpected' };
}
