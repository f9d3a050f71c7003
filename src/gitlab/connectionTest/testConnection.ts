import { failureOf, type Failure } from '../errors';
import type { Contact } from './contact';
import { apiSteps } from './apiSteps';
import type { TestParts } from './parts';
import { STEP_IDS, type Failed, type Step, type StepId } from './steps';
import { timed, type Timed } from './timed';
import { hostnameOf, waySteps } from './way';

/** How GitLab rejects a request without a token: only GitLab responds like this. */
const REFUSALS_OF_GITLAB: ReadonlySet<string> = new Set(['unauthorized', 'forbidden']);

const OF_ENCRYPTION: ReadonlySet<string> = new Set(['certificate', 'caFile', 'tls']);
const OF_GITLAB: ReadonlySet<string> = new Set(['redirect', 'notGitLab', 'notFound']);

/**
 * Goes all the way from the name of an instance to its licenses and says of each step how it went. Changes nothing.
 *
 * @param report gets every step exactly once, unless the test is canceled
 */
export async function testConnection(
  parts: TestParts,
  report: (step: Step) => void,
  signal: AbortSignal,
): Promise<void> {
  const reported = new Set<StepId>();
  const tell = (step: Step) => {
    if (!signal.aborted) {
      reported.add(step.id);
      report(step);
    }
  };
  const failed = await runSteps(parts, tell, signal);
  if (failed !== undefined) {
    for (const id of STEP_IDS.filter((other) => !reported.has(other))) {
      tell({ outcome: 'skipped', id, why: { kind: 'after', step: failed } });
    }
  }
}

/** @returns the step after which nothing more could be tested */
async function runSteps(
  parts: TestParts,
  tell: (step: Step) => void,
  signal: AbortSignal,
): Promise<StepId | undefined> {
  const url = new URL(parts.instance.url);
  const [contact, lookup] = await Promise.all([
    timed(() => parts.contact(url, signal)),
    timed(() => parts.lookUp(hostnameOf(url))),
  ]);
  const way = await waySteps(
    {
      ...{ url, contact: contact.value, contactMs: contact.milliseconds },
      ...{ lookup: lookup.value, lookupMs: lookup.milliseconds },
    },
    parts.proxies,
    parts.lookUp,
  );
  way.forEach(tell);
  const stopped = way.find(({ outcome }) => outcome === 'failed');
  if (stopped !== undefined) {
    return stopped.id;
  }
  const asked = await timed(() => askWithoutToken(parts, signal));
  const answered = answerSteps(url, contact.value, asked);
  answered.forEach(tell);
  const refused = answered.find(({ outcome }) => outcome === 'failed');
  return refused === undefined ? apiSteps(parts, asked.milliseconds, tell, signal) : refused.id;
}

async function askWithoutToken(parts: TestParts, signal: AbortSignal): Promise<Failure | undefined> {
  try {
    await (await parts.connect(undefined)).version(signal);
    return undefined;
  } catch (error) {
    return failureOf(error);
  }
}

/** Encryption and HTTP, or the one of them, or GitLab itself, that failed. */
function answerSteps(url: URL, contact: Contact, asked: Timed<Failure | undefined>): readonly Step[] {
  const { value: failure, milliseconds } = asked;
  const encryption = contact.kind === 'proxyRefused' ? undefined : contact.encryption;
  const tls: Step =
    url.protocol === 'https:'
      ? { outcome: 'ok', id: 'tls', milliseconds, facts: { encryption } }
      : { outcome: 'skipped', id: 'tls', why: { kind: 'notEncrypted' } };
  const http: Step = { outcome: 'ok', id: 'http', milliseconds, facts: {} };
  if (failure === undefined || REFUSALS_OF_GITLAB.has(failure.kind)) {
    return [tls, http];
  }
  const failed = (id: StepId): Failed => ({ outcome: 'failed', id, milliseconds, failure });
  if (OF_ENCRYPTION.has(failure.kind)) {
    return [{ ...failed('tls'), ...(encryption !== undefined && { encryption }) }];
  }
  return OF_GITLAB.has(failure.kind) ? [tls, http, failed('gitlab')] : [tls, failed('http')];
}
