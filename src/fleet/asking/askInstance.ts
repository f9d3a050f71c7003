import { failureOf, type Failure } from '../../gitlab/errors';
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
  /** Hears why GraphQL didn't tell, `undefined`: it isn't permitted; nothing depends on it. */
  refused(url: InstanceUrl, failure: Failure | undefined): void;
}

/** Asks an instance for its licenses. Throws nothing: a failure is part of the facts. */
export async function askInstance(
  entry: Known,
  asking: AskingDependencies,
  signal: AbortSignal,
): Promise<Asked> {
  const factsNow = (outcome: FetchOutcome) =>
    factsAfter(entry.facts, outcome, { at: asking.now(), on: asking.today() });
  try {
    const token = await asking.token(entry.instance.url);
    if (token === undefined) {
      return { facts: { ...entry.facts, credentials: 'missing', attempt: { kind: 'idle' } } };
    }
    const reader = await asking.connect(entry.instance, token);
    return { facts: factsNow(await fetchLicenses(reader, signal)), reader };
  } catch (error) {
    return { facts: factsNow({ kind: 'failed', failure: failureOf(error) }) };
  }
}

/**
 * Asks for what GitLab's Subscription page knows besides the licenses that were just fetched.
 *
 * @returns undefined when there is nothing to ask for now, or the answer no longer matters; throws nothing
 */
export async function askSubscription(
  { instance, facts: { last } }: Known,
  reader: LicenseReader,
  { now, refused }: AskingDependencies,
  signal: AbortSignal,
): Promise<KnownSubscription | undefined> {
  return (
    last &&
    askedSubscription({
      ...{ reader, last, signal, now },
      refused: (failure) => refused(instance.url, failure),
    })
  );
}
