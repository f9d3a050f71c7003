import type { LicenseClient } from '../client';
import { answerTo, type Answer } from './answerTo';
import type { Failed, Ok, SkipReason, Step, StepId, TokenFacts } from './steps';
import { timed, type Timed } from './timed';

/** Admin Mode is known by what it refuses: GitLab doesn't say whether it's on. */
export async function licenseSteps(
  client: LicenseClient,
  { rights }: TokenFacts,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<void> {
  const ask = async <T>(request: Promise<T>): Promise<Answer<T>> => {
    const answer = await answerTo(request);
    return 'failure' in answer ? { failure: await client.diagnose(answer.failure, signal) } : answer;
  };
  const current = await timed(() => ask(client.current(signal)));
  const currentId = 'failure' in current.value ? undefined : current.value.value?.id;
  tell(adminModeStep(rights, current));
  tell(stepOf(current, 'currentLicense', (license) => ({ id: license?.id })));
  tell(
    currentId === undefined
      ? { outcome: 'skipped', id: 'license', why: whyNoLicense(current.value) }
      : stepOf(await timed(() => ask(client.license(currentId, signal))), 'license', () => ({
          id: currentId,
        })),
  );
  tell(
    stepOf(await timed(() => ask(client.licenseRows(signal))), 'licenses', ({ licenses, unreadable }) => ({
      count: licenses.length + unreadable.length,
    })),
  );
  tell(stepOf(await timed(() => ask(client.checkUsageExport(signal))), 'usageExport', () => ({})));
  tell(stepOf(await timed(() => ask(firstUsers(client, signal))), 'users', (facts) => facts));
  tell({ outcome: 'ok', id: 'changes', milliseconds: 0, facts: { isAllowed: mayChange(rights) } });
  tell(
    stepOf(await timed(() => ask(client.subscription([], signal))), 'graphql', ({ kind }) => ({
      isAllowed: kind === 'told',
    })),
  );
}

function whyNoLicense(current: Answer<unknown>): SkipReason {
  return 'failure' in current ? { kind: 'after', step: 'currentLicense' } : { kind: 'noLicense' };
}

/** One page is enough to see whether they may be read. */
async function firstUsers(
  client: LicenseClient,
  signal: AbortSignal,
): Promise<{ readonly tellsSeats: boolean }> {
  for await (const { tellsSeats } of client.users(signal)) {
    return { tellsSeats };
  }
  return { tellsSeats: false };
}

/** Permissions of a fine-grained token are nothing that GitLab tells. */
function mayChange(rights: TokenFacts['rights']): boolean | undefined {
  return rights.kind === 'legacy' ? rights.scopes.includes('api') : undefined;
}

function adminModeStep(rights: TokenFacts['rights'], { value, milliseconds }: Timed<Answer<unknown>>): Step {
  const skipped = (why: SkipReason): Step => ({ outcome: 'skipped', id: 'adminMode', why });
  if (rights.kind === 'fineGrained') {
    return skipped({ kind: 'fineGrained' });
  }
  const failure = 'failure' in value ? value.failure : undefined;
  if (failure?.kind === 'adminMode') {
    return { outcome: 'failed', id: 'adminMode', milliseconds, failure };
  }
  const hasScope = rights.kind === 'legacy' && rights.scopes.includes('admin_mode');
  return failure === undefined || hasScope
    ? { outcome: 'ok', id: 'adminMode', milliseconds, facts: { hasScope } }
    : skipped({ kind: 'unknown' });
}

function stepOf<Id extends StepId, T>(
  { value: answer, milliseconds }: Timed<Answer<T>>,
  id: Id,
  factsOf: (value: T) => Ok<Id>['facts'],
): Failed | Ok<Id> {
  return 'failure' in answer
    ? { outcome: 'failed', id, milliseconds, failure: answer.failure }
    : { outcome: 'ok', id, milliseconds, facts: factsOf(answer.value) };
}
