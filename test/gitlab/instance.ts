import { graphqlAnswer } from './graphql/graphql';
import { internalError } from './http/answers';
import type { Answer } from './http/answers';
import type { KeyPair } from './keys/keyPair';
import { middlewareAnswer, rateLimitHeaders } from './api/middleware';
import { page, proxyNotFound, uriTooLong } from './http/pages';
import { PROBE_ROUTES } from './api/probeRoutes';
import { CHANGE_ROUTES } from './api/changeRoutes';
import { CREATE_ROUTES } from './api/createRoute';
import { READ_ROUTES } from './api/readRoutes';
import type { RecordedRequest } from './http/requests';
import { pathBelow, route } from './api/router';
import type { Route } from './api/router';
import type { GitLabState } from './state';
import { USAGE_ROUTES } from './api/usageRoutes';
import { USER_ROUTES } from './api/userRoutes';

const API = '/api/v4';
const GRAPHQL = '/api/graphql';
const LONGEST_URI = 8190;
const LICENSE_ROUTES: readonly Route[] = [
  ...READ_ROUTES,
  ...CREATE_ROUTES,
  ...CHANGE_ROUTES,
  ...USAGE_ROUTES,
];

/** One GitLab without its sockets. */
export interface Instance {
  state: GitLabState;
  keys: () => KeyPair;
  /** The relative root such as `/gitlab`, or empty. */
  root: string;
  /** The address with the relative root, without trailing slash. */
  url: string;
  later: (milliseconds: number, job: () => void) => void;
}

/** The answer of the whole installation: the proxy in front, Rack's middleware, the API, the web pages. */
export async function answerOf(instance: Instance, request: RecordedRequest): Promise<Answer> {
  const { disturbance } = instance.state;
  const answer = disturbance?.refuse(request) ?? (await honestAnswer(instance, request));
  return disturbance?.rewrite(answer) ?? answer;
}

async function honestAnswer(instance: Instance, request: RecordedRequest): Promise<Answer> {
  const below = pathBelow(request, instance.root);
  if (below === undefined) {
    return proxyNotFound();
  }
  if (request.path.length > LONGEST_URI) {
    return uriTooLong();
  }

  const refusal = middlewareAnswer(instance.state, request, instance.url);
  if (refusal) {
    return refusal;
  }
  const answer = await application(instance, request, below);
  return { ...answer, headers: { ...rateLimitHeaders(instance.state), ...answer.headers } };
}

async function application(instance: Instance, request: RecordedRequest, below: string): Promise<Answer> {
  if (isGraphQL(request, instance.root) && request.method === 'POST') {
    return graphqlAnswer(instance.state, request);
  }
  const inApi = pathBelow(request, instance.root + API);
  if (inApi === undefined) {
    return page(below, instance.url, instance.state.features);
  }
  try {
    return await route(routes(instance.state), { ...instance, request }, inApi);
  } catch (error) {
    console.error(error);
    return internalError();
  }
}

/** Whether a request asks GraphQL. @param root the relative root */
export function isGraphQL(request: RecordedRequest, root: string): boolean {
  return pathBelow(request, root + GRAPHQL) === '';
}

function routes(state: GitLabState): readonly Route[] {
  const everywhere = [...PROBE_ROUTES, ...USER_ROUTES];
  return state.features.licenseApi ? [...everywhere, ...LICENSE_ROUTES] : everywhere;
}
