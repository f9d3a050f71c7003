import { failureOf, type Failure, type FailureOf } from './errors';
import type { AccessToken, User } from './schemas';
import { isGranular } from './tokenScopes';
import { isBefore, LICENSE_API_SINCE } from './release';

/** Requests about an instance itself and the token. All methods throw `GitLabError`. */
export interface Prober {
  user(signal?: AbortSignal): Promise<User>;
  token(signal?: AbortSignal): Promise<AccessToken>;
  version(signal?: AbortSignal): Promise<{ readonly version: string; readonly enterprise: boolean }>;
}

type Probed<T> = { readonly value: T } | { readonly failure: Failure };

/**
 * From a bare 401, 403 or 404 to its cause, by asking the server a few questions more. GitLab answers the same
 * "403 Forbidden" to users without rights and to administrators whose token lacks `admin_mode`, and the same
 * "404 Not Found" in Community Edition and in versions without the route.
 *
 * @returns the failure itself when it says enough or nothing more can be learnt; throws nothing
 */
export async function diagnose(failure: Failure, prober: Prober, signal?: AbortSignal): Promise<Failure> {
  switch (failure.kind) {
    case 'unauthorized':
      return failure.serverMessage === undefined ? causeOf401(failure, prober, signal) : failure;
    case 'forbidden':
      return failure.serverMessage === undefined ? causeOf403(failure, prober, signal) : failure;
    case 'notFound':
      return failure.what === 'route' ? causeOf404(failure, failure.since, prober, signal) : failure;
    default:
      return failure;
  }
}

async function causeOf401(failure: Failure, prober: Prober, signal?: AbortSignal): Promise<Failure> {
  const token = await probe(prober.token(signal));
  return refusedToken(token) ?? failure;
}

async function causeOf403(failure: Failure, prober: Prober, signal?: AbortSignal): Promise<Failure> {
  const [user, token] = await Promise.all([probe(prober.user(signal)), probe(prober.token(signal))]);
  return refusedToken(token) ?? refusedUser(user) ?? lackingToken(user, token) ?? failure;
}

async function causeOf404(
  failure: Failure,
  since: string | undefined,
  prober: Prober,
  signal?: AbortSignal,
): Promise<Failure> {
  const probed = await probe(prober.version(signal));
  if ('failure' in probed) {
    return failure;
  }
  const { version, enterprise } = probed.value;
  if (!enterprise) {
    return { kind: 'notSupported', reason: 'communityEdition', version };
  }
  // What is new enough has the route: its 404 is of something that stands in front of it.
  return isBefore(version, since ?? LICENSE_API_SINCE)
    ? { kind: 'notSupported', reason: 'olderServer', version, ...(since !== undefined && { since }) }
    : { kind: 'notFound', what: 'hiddenRoute', version };
}

/** A token that no longer counts: the server says so, or it is in what it tells of the token. */
function refusedToken(token: Probed<AccessToken>): Failure | undefined {
  if ('failure' in token) {
    const { failure } = token;
    return failure.kind === 'tokenExpired' || failure.kind === 'tokenRevoked' ? failure : undefined;
  }
  const { revoked, active, expires_at: expiresAt } = token.value;
  if (revoked === true) {
    return { kind: 'tokenRevoked' };
  }
  return active === false && typeof expiresAt === 'string' ? { kind: 'tokenExpired', expiresAt } : undefined;
}

/** A user who is no administrator, or whose account the server has something to say about. */
function refusedUser(user: Probed<User>): Failure | undefined {
  if ('failure' in user) {
    return saysMore(user.failure) ? user.failure : undefined;
  }
  const { is_admin: isAdmin, username } = user.value;
  return isAdmin === true ? undefined : { kind: 'notAdmin', username };
}

function saysMore(failure: Failure): failure is FailureOf<'forbidden'> {
  return failure.kind === 'forbidden' && failure.serverMessage !== undefined;
}

/** What the token of an administrator lacks. */
function lackingToken(administrator: Probed<User>, token: Probed<AccessToken>): Failure | undefined {
  if ('failure' in administrator || 'failure' in token) {
    return undefined;
  }
  const { scopes } = token.value;
  if (isGranular(token.value)) {
    return undefined;
  }
  if (!scopes.includes('api') && !scopes.includes('read_api')) {
    return { kind: 'insufficientScope', wanted: ['api', 'read_api'] };
  }
  return scopes.includes('admin_mode') ? undefined : { kind: 'adminMode' };
}

async function probe<T>(answer: Promise<T>): Promise<Probed<T>> {
  try {
    return { value: await answer };
  } catch (error) {
    return { failure: failureOf(error) };
  }
}
