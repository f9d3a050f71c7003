import { failureOf, type Failure } from '../../gitlab/errors';
import { joinSubscription } from '../../licensing/joinSubscription';
import { withCurrent } from '../../licensing/licenseRow';
import { isAhead, type Fetched, type KnownSubscription } from '../facts';
import type { LicenseReader } from './fetchLicenses';

const DAY_MS = 24 * 60 * 60 * 1000;

/** Whoever may not read it, and whatever doesn't answer, is asked again after a day. */
const REFUSED_FOR_MS = DAY_MS;

/** An update of the server can bring a field that it didn't know. */
const UNKNOWN_FOR_MS = 7 * DAY_MS;

export interface SubscriptionAsk {
  readonly reader: LicenseReader;
  /** What has just been fetched. */
  readonly last: Fetched;
  readonly signal: AbortSignal;
  /** Epoch milliseconds. */
  now(): number;
  /** Hears why GraphQL didn't tell; no secret is in it. */
  refused(failure: Failure | undefined): void;
}

/**
 * What is known of the subscription once GraphQL has been asked; its failures only put off the next question.
 *
 * @returns undefined when it isn't time to ask, or the answer no longer matters; throws nothing
 */
export async function askedSubscription(ask: SubscriptionAsk): Promise<KnownSubscription | undefined> {
  const { reader, last, signal } = ask;
  const known = last.subscription ?? {};
  if (reader.subscription === undefined || isLasting(known.refusedAt, REFUSED_FOR_MS, ask.now())) {
    return undefined;
  }
  const unknown = isLasting(known.unknown?.at, UNKNOWN_FOR_MS, ask.now()) ? known.unknown : undefined;
  try {
    const answer = await reader.subscription(unknown?.fields ?? [], signal);
    const at = ask.now();
    if (answer.kind === 'denied') {
      ask.refused(undefined);
      return { ...known, refusedAt: at };
    }
    const licenses = withCurrent(last.licenses, last.current);
    const fields = answer.unknown;
    return {
      facts: joinSubscription(answer.page, licenses, last.current, at),
      ...(fields.length > 0 && { unknown: { fields, at: unknown?.at ?? at } }),
    };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'cancelled') {
      return undefined;
    }
    ask.refused(failure);
    return { ...known, refusedAt: ask.now() };
  }
}

function isLasting(since: number | undefined, forMs: number, now: number): boolean {
  return since !== undefined && now - since < forMs && !isAhead(since, now);
}
