import type { LicenseClient } from '../../gitlab/client';
import { failureOf, type Failure } from '../../gitlab/errors';
import type { Instance } from '../../instances/instance';
import type { CommandFailure, CommandParts } from './command';
import { withProgress } from './progress';
import { showFailure, signedOut, type FailureContext } from './showFailure';

export type Asked<T> =
  | { readonly kind: 'answer'; readonly value: T }
  /** The user has been notified, or has cancelled: then there is no result. */
  | { readonly kind: 'none'; readonly result: CommandFailure | undefined };

export type Attempt<T> =
  | { readonly kind: 'answer'; readonly value: T }
  | { readonly kind: 'signedOut' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/**
 * Asks an instance for something with its stored token. What fails is shown to the user, with its cause.
 *
 * @param title what the user reads while it takes long
 * @param context of a failure
 */
export async function ask<T>(
  parts: CommandParts,
  instance: Instance,
  title: string,
  request: (client: LicenseClient, signal: AbortSignal) => Promise<T>,
  context: FailureContext = {},
): Promise<Asked<T>> {
  const outcome = await attempt(parts, instance, title, request);
  switch (outcome.kind) {
    case 'answer':
      return outcome;
    case 'signedOut':
      return { kind: 'none', result: signedOut(instance) };
    case 'failed':
      return { kind: 'none', result: shown(outcome.failure, instance, context) };
  }
}

/**
 * The same for callers that notify the user somewhere else. Throws nothing.
 *
 * @param title what the user reads while it takes long
 */
export function attempt<T>(
  parts: CommandParts,
  instance: Instance,
  title: string,
  request: (client: LicenseClient, signal: AbortSignal) => Promise<T>,
): Promise<Attempt<T>> {
  return withProgress(title, (signal) => outcomeOf(parts, instance, request, signal));
}

/**
 * The same without progress, for callers that ask several instances at once. Throws nothing.
 *
 * @param signal ends it
 */
export async function outcomeOf<T>(
  { tokens, connections }: Pick<CommandParts, 'tokens' | 'connections'>,
  instance: Instance,
  request: (client: LicenseClient, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<Attempt<T>> {
  let client: LicenseClient | undefined;
  try {
    const token = await tokens.get(instance.url);
    if (token === undefined) {
      return { kind: 'signedOut' };
    }
    client = await connections.connect(instance, token);
    const value = await request(client, signal);
    // A request may do without an answer that was cancelled; the user meant all of it.
    return signal.aborted ? { kind: 'failed', failure: { kind: 'cancelled' } } : { kind: 'answer', value };
  } catch (error) {
    const failure = failureOf(error);
    return { kind: 'failed', failure: (await client?.diagnose(failure, signal)) ?? failure };
  }
}

function shown(failure: Failure, instance: Instance, context: FailureContext): CommandFailure | undefined {
  return failure.kind === 'cancelled' ? undefined : showFailure(failure, instance, context);
}
