import { failureOf, type Failure } from '../../gitlab/errors';
import { pauseUntil } from '../../gitlab/http/retry';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { PlainDate } from '../../licensing/plainDate';
import { askedSubscription } from './askedSubscription';
import type { Facts, KnownSubscription } from '../facts';
import { factsAfter } from './factsAfter';
import { fetchLicenses, type FetchOutcome, type LicenseReader } from './fetchLicenses';

/** What an attempt has found out, and whom it asked. */
export interface Asked {
  readonly facts: Facts;
  readonly reader?: LicenseReader;
}

/** What a run that is put aside leaves to the next one. */
export interface Pause {
  /** The server has said when it may be asked again: epoch milliseconds. */
  until?: number;
}

/** What is known of one instance. */
interface Known {
  readonly instance: Instance;
  readonly facts: Facts;
}

export interface AskingDependencies {
  /** A client for one refresh; it is thrown away afterwards, and the token with it. */
  connect(instance: Instance, token: string): LicenseReader | Promise<LicenseReader>;
  /** The stored token of an instance, asked for at every refresh. Like `connect` it may throw `GitLabError`. */
  token(url: InstanceUrl): Promise<string | undefined>;
  /** Epoch milliseconds. */
  now(): number;
  today(): PlainDate;
  /** Hears why each attempt failed; no secret is in it. */
  failed(url: InstanceUrl, failure: Failure): void;
  /** Hears why GraphQL didn't tell, `undefined`: it isn't permitted; nothing depends on it. */
  refused(url: InstanceUrl, failure: Failure | undefined): void;
}

/**
 * Asks an instance for its licenses. Throws nothing: a failure is part of the facts.
 *
 * @param pause of the run before, which was put aside; takes what this one leaves
 */
export async function askInstance(
  known: Known,
  asking: AskingDependencies,
  signal: AbortSignal,
  pause: Pause = {},
): Promise<Asked> {
  const asked = await outcomeOf(known, asking, signal, pause);
  if (asked === undefined) {
    return { facts: { ...known.facts, credentials: 'missing', attempt: { kind: 'idle' } } };
  }
  const { outcome, reader } = asked;
  keepPause(pause, outcome);
  if (outcome.kind !== 'complete' && !signal.aborted) {
    asking.failed(known.instance.url, outcome.failure);
  }
  const facts = factsAfter(known.facts, outcome, { at: asking.now(), on: asking.today() });
  return { facts, ...(reader && { reader }) };
}

/**
 * Asks for what GitLab's Subscription page knows in addition to the licenses that were just fetched.
 *
 * @returns undefined when there is nothing to ask for now, or the answer no longer matters; throws nothing
 */
export async function askSubscription(
  { instance, facts: { last } }: Known,
  reader: LicenseReader,
  asking: AskingDependencies,
  signal: AbortSignal,
): Promise<KnownSubscription | undefined> {
  return (
    last &&
    askedSubscription({
      ...{ reader, last, signal },
      now: () => asking.now(),
      refused: (failure) => asking.refused(instance.url, failure),
    })
  );
}

/** Undefined when there is no token. */
async function outcomeOf(
  { instance }: Known,
  asking: AskingDependencies,
  signal: AbortSignal,
  { until }: Pause,
): Promise<{ readonly outcome: FetchOutcome; readonly reader?: LicenseReader } | undefined> {
  try {
    const token = await asking.token(instance.url);
    if (token === undefined) {
      return undefined;
    }
    const reader = await asking.connect(instance, token);
    await (until !== undefined && pauseUntil(until, asking.now(), signal));
    return { outcome: await fetchLicenses(reader, signal), reader };
  } catch (error) {
    return { outcome: { kind: 'failed', failure: failureOf(error) } };
  }
}

/** What was cancelled during a pause was put aside, or no longer matters. */
function keepPause(pause: Pause, outcome: FetchOutcome): void {
  if (outcome.kind !== 'complete' && outcome.failure.kind === 'cancelled') {
    const { askAgainAt } = outcome.failure;
    Object.assign(pause, askAgainAt !== undefined && { until: askAgainAt });
  }
}
