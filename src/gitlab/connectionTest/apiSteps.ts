import type { LicenseClient } from '../client';
import type { Failure, FailureKind } from '../errors';
import type { AccessToken, User } from '../schemas';
import { isGranular } from '../tokenScopes';
import type { Step, StepId, TokenFacts } from './steps';
import type { TestParts } from './parts';
import { answerTo, type Answer } from './answerTo';
import { licenseSteps } from './licenseSteps';
import { timed } from './timed';

/** Failures that say of a token that it doesn't count at all. */
const DEAD_TOKEN: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'unauthorized',
  'tokenExpired',
  'tokenRevoked',
]);

/**
 * The steps that ask GitLab itself.
 *
 * @param answerMs how long the server took to answer without a token
 * @returns the step after which nothing more could be tested
 */
export async function apiSteps(
  { token, connect }: TestParts,
  answerMs: number,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<StepId | undefined> {
  if (token === undefined) {
    tell({ outcome: 'ok', id: 'gitlab', milliseconds: answerMs, facts: {} });
    tell({ outcome: 'skipped', id: 'token', why: { kind: 'noToken' } });
    return 'token';
  }
  const client = await connect(token);
  const version = await versionStep(client, answerMs, signal);
  tell(version);
  if (version.outcome === 'failed') {
    return 'gitlab';
  }
  const tested = await tokenStep(client, signal);
  tell(tested);
  if (tested.outcome !== 'ok') {
    return 'token';
  }
  await licenseSteps(client, tested.facts, tell, signal);
  return undefined;
}

/** A token that may not read the version is no reason to doubt that it's a GitLab instance. */
async function versionStep(client: LicenseClient, answerMs: number, signal: AbortSignal): Promise<Step> {
  const { value: answer, milliseconds } = await timed(() => answerTo(client.version(signal)));
  if ('failure' in answer) {
    return { outcome: 'ok', id: 'gitlab', milliseconds: answerMs, facts: {} };
  }
  const { version, enterprise } = answer.value;
  return enterprise
    ? { outcome: 'ok', id: 'gitlab', milliseconds, facts: { version } }
    : {
        ...{ outcome: 'failed', id: 'gitlab', milliseconds },
        failure: { kind: 'notSupported', reason: 'communityEdition', version },
      };
}

async function tokenStep(client: LicenseClient, signal: AbortSignal): Promise<Step & { id: 'token' }> {
  const { value, milliseconds } = await timed(() =>
    Promise.all([answerTo(client.user(signal)), answerTo(client.token(signal))]),
  );
  const [user, token] = value;
  const failure = tokenFailure(user, token);
  if (failure !== undefined) {
    const cause = await client.diagnose(failure, signal);
    return { outcome: 'failed', id: 'token', milliseconds, failure: cause };
  }
  return { outcome: 'ok', id: 'token', milliseconds, facts: tokenFacts(user, token) };
}

function tokenFailure(user: Answer<User>, token: Answer<AccessToken>): Failure | undefined {
  if ('failure' in user) {
    return DEAD_TOKEN.has(user.failure.kind) || 'failure' in token ? user.failure : undefined;
  }
  if (user.value.is_admin !== true) {
    return { kind: 'notAdmin', username: user.value.username };
  }
  if ('failure' in token || isGranular(token.value)) {
    return undefined;
  }
  const { scopes } = token.value;
  return scopes.includes('api') || scopes.includes('read_api')
    ? undefined
    : { kind: 'insufficientScope', wanted: ['api', 'read_api'] };
}

function tokenFacts(user: Answer<User>, token: Answer<AccessToken>): TokenFacts {
  const username = 'failure' in user ? undefined : user.value.username;
  if ('failure' in token) {
    return { username, rights: { kind: 'unknown' } };
  }
  const { scopes, expires_at: expiresAt } = token.value;
  const rights = isGranular(token.value)
    ? ({ kind: 'fineGrained' } as const)
    : ({ kind: 'legacy', scopes } as const);
  return { username, rights, ...(expiresAt !== undefined && { expiresAt }) };
}
