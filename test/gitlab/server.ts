import type { IncomingMessage, ServerResponse } from 'node:http';
import { accessToken } from './accounts';
import type { AccessToken } from './accounts';
import { send } from './http/answers';
import type { Answer } from './http/answers';
import { answerOf, isGraphQL } from './instance';
import type { Instance } from './instance';
import { throwawayKeyPair } from './keys/keyPair';
import { listen } from './http/listening';
import type { TlsOptions } from './http/listening';
import { turnHostile } from './hostile/hostility';
import type { HostileOptions } from './hostile/hostility';
import type { Profile } from './profiles';
import { readRequest } from './http/requests';
import type { RecordedRequest } from './http/requests';
import { encodeKey, keyAttributes } from './keys/licenseKey';
import type { JsonObject } from './keys/licenseKey';
import { license } from './rows';
import type { LicenseRow } from './rows';
import { createState } from './state';
import type { GitLabState } from './state';

export { fineGrained } from './accounts';
export { day } from './dates';
export { dailyCounts } from './licenses/figures';
export { typeFlags } from './keys/licenseKey';
export { license } from './rows';
export { throttle } from './state';
export { listedUser, manyUsers } from './users/listedUsers';
export type { AccessToken, Answer, GitLabState, LicenseRow, Profile, RecordedRequest };

export interface TestGitLabOptions {
  /** The relative root such as `/gitlab`; none when left out. */
  root?: string;
  /** `18.10` when left out. */
  profile?: Profile;
  /** A free port when left out or 0. */
  port?: number;
  /** PEM; with it the server speaks HTTPS. */
  tls?: TlsOptions;
  /** The server's clock: a day (`YYYY-MM-DD`, it stands at noon UTC) or a function; the real clock when left out. */
  today?: string | (() => Date);
  /** The rows at the start; one current Ultimate license when left out. */
  licenses?: readonly LicenseRow[];
  /** What the profile `hostile` does, whose rows are its own; everything when left out. */
  hostile?: HostileOptions;
}

/**
 * What a test does with a request before GitLab sees it: `pass` lets it through, an answer is sent instead, `taken`
 * means that the test has dealt with the response itself (written raw bytes, cut the socket).
 */
export type Interception = 'pass' | 'taken' | Answer;
export type Interceptor = (
  request: RecordedRequest,
  response: ServerResponse,
) => Interception | Promise<Interception>;

export interface TestGitLab {
  /** With the relative root, without trailing slash. */
  readonly url: string;
  /** A token of an administrator with scope `api` (and without `admin_mode`). */
  readonly adminToken: string;
  /** A token of a user who is no administrator, with scope `api`. */
  readonly userToken: string;
  /** The PEM with which this instance's license keys are read. */
  readonly publicKey: string;
  /**
   * A license key that this instance can read: a legacy Ultimate license of 100 seats from today for a year, unless
   * overridden by attributes of the gem gitlab-license (`issued_at` is the start). `undefined` leaves one out.
   */
  licenseKey(overrides?: JsonObject, boundary?: string): string;
  readonly state: GitLabState;
  /** Every request so far but those to GraphQL, in the order of arrival. */
  readonly requests: RecordedRequest[];
  /** Every request to GraphQL so far, which comes beside the others whenever it comes. */
  readonly queries: RecordedRequest[];
  /** Makes another token, of the administrator with scope `api` unless overridden, and answers its value. */
  token(overrides?: Partial<AccessToken>): string;
  /**
   * Puts a handler in front of the server for all but GraphQL, which comes beside the others whenever it comes; the
   * newest goes first. Answers a function that takes it away.
   */
  intercept(handler: Interceptor): () => void;
  /** The same for GraphQL. */
  interceptQueries(handler: Interceptor): () => void;
  /** Stops, drops background jobs and destroys open sockets. */
  close(): Promise<void>;
}

interface Interceptors {
  readonly rest: Interceptor[];
  readonly queries: Interceptor[];
}

/** Starts a GitLab on the loopback interface. Rejects when the port is taken. */
export async function startTestGitLab(options: TestGitLabOptions = {}): Promise<TestGitLab> {
  const state = createState({
    profile: options.profile ?? '18.10',
    now: clock(options.today),
    licenses: options.licenses ?? [license()],
  });
  const requests: RecordedRequest[] = [];
  const queries: RecordedRequest[] = [];
  const interceptors: Interceptors = { rest: [], queries: [] };
  const jobs = new Set<NodeJS.Timeout>();
  const instance: Instance = {
    state,
    keys: throwawayKeyPair,
    root: options.root ?? '',
    url: '',
    later: scheduler(jobs),
  };

  const listening = await listen(options.port ?? 0, options.tls, (incoming, response) => {
    serve(instance, { requests, queries }, interceptors, incoming, response).catch((error: unknown) => {
      console.error(error);
      response.destroy();
    });
  });
  instance.url = listening.origin + instance.root;
  if (state.profile === 'hostile') {
    turnHostile(state, instance.url, options.hostile);
  }
  const [admin, user] = state.tokens;
  return {
    url: instance.url,
    adminToken: admin!.value,
    userToken: user!.value,
    get publicKey() {
      return throwawayKeyPair().publicKey;
    },
    licenseKey: (overrides, boundary) =>
      encodeKey(keyAttributes(overrides), throwawayKeyPair().privateKey, boundary),
    state,
    requests,
    queries,
    token: (overrides) => addToken(state, overrides),
    intercept: (handler) => putInFront(interceptors.rest, handler),
    interceptQueries: (handler) => putInFront(interceptors.queries, handler),
    close: async () => {
      for (const timer of jobs) {
        clearTimeout(timer);
      }
      await listening.close();
    },
  };
}

function putInFront(interceptors: Interceptor[], handler: Interceptor): () => void {
  interceptors.unshift(handler);
  return () => void interceptors.splice(interceptors.indexOf(handler), 1);
}

function clock(today: TestGitLabOptions['today']): () => Date {
  if (typeof today === 'function') {
    return today;
  }
  return today === undefined ? () => new Date() : () => new Date(`${today}T12:00:00Z`);
}

function addToken(state: GitLabState, overrides: Partial<AccessToken> = {}): string {
  const token = accessToken(state.now(), { id: state.tokens.length + 1, ...overrides });
  state.tokens.push(token);
  return token.value;
}

function scheduler(jobs: Set<NodeJS.Timeout>): Instance['later'] {
  return (milliseconds, job) => {
    const timer = setTimeout(() => {
      jobs.delete(timer);
      job();
    }, milliseconds);
    jobs.add(timer);
  };
}

async function serve(
  instance: Instance,
  { requests, queries }: Pick<TestGitLab, 'requests' | 'queries'>,
  interceptors: Interceptors,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await readRequest(incoming).catch(() => undefined);
  if (!request) {
    return;
  }
  const isQuery = isGraphQL(request, instance.root);
  (isQuery ? queries : requests).push(request);
  for (const interceptor of [...(isQuery ? interceptors.queries : interceptors.rest)]) {
    const interception = await interceptor(request, response);
    if (interception === 'taken') {
      return;
    }
    if (interception === 'pass') {
      continue;
    }
    send(response, interception);
    return;
  }
  send(response, await answerOf(instance, request));
}
