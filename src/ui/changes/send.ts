import type { LicenseClient } from '../../gitlab/client';
import { failureOf, type Failure, type FailureKind } from '../../gitlab/errors';
import { mayHaveHappened } from '../../gitlab/unclear';
import type { Instance } from '../../instances/instance';
import type { CommandParts } from '../commands/command';
import { withProgress } from '../commands/progress';
import { oneTimeWriter, openWriter, type Writer } from './writer';

/** What became of a change that was sent, once. */
export type Sent<T> =
  | { readonly kind: 'done'; readonly value: T; readonly writer: Writer }
  /** The server did nothing. */
  | { readonly kind: 'refused'; readonly failure: Failure; readonly writer: Writer }
  /** Nobody knows: the connection broke, or something else than GitLab answered. Reading tells. */
  | { readonly kind: 'unclear'; readonly failure: Failure; readonly writer: Writer };

/** Nothing was sent, and the user knows why. */
export interface NotSent {
  readonly kind: 'notSent';
  readonly result: Extract<Awaited<ReturnType<typeof openWriter>>, { kind: 'none' }>['result'];
}

/** A 403 of these kinds says that another token may do it; nothing has happened then. */
const WANTS_ANOTHER_TOKEN: ReadonlySet<FailureKind> = new Set<FailureKind>([
  'insufficientScope',
  'adminMode',
  'notAdmin',
]);

/**
 * Sends a change with a token that may, the stored one or one that is asked for. Only an answer that refuses the token
 * itself makes it ask for another one and send again.
 *
 * @param title what the user reads while it takes long
 */
export async function send<T>(
  parts: CommandParts,
  instance: Instance,
  title: string,
  request: (client: LicenseClient, signal: AbortSignal) => Promise<T>,
): Promise<Sent<T> | NotSent> {
  const stored = await openWriter(parts, instance);
  if (stored.kind === 'none') {
    return { kind: 'notSent', result: stored.result };
  }
  const sent = await sendOnce(stored.value, title, request);
  if (sent.kind !== 'refused' || !WANTS_ANOTHER_TOKEN.has(sent.failure.kind)) {
    return sent;
  }
  const oneTime = await oneTimeWriter(parts, instance);
  return oneTime.kind === 'none' ? sent : sendOnce(oneTime.value, title, request);
}

async function sendOnce<T>(
  writer: Writer,
  title: string,
  request: (client: LicenseClient, signal: AbortSignal) => Promise<T>,
): Promise<Sent<T>> {
  return withProgress(title, async (signal) => {
    try {
      return { kind: 'done', value: await request(writer.client, signal), writer };
    } catch (error) {
      const failure = failureOf(error);
      if (mayHaveHappened(failure)) {
        return { kind: 'unclear', failure, writer };
      }
      return { kind: 'refused', failure: await writer.client.diagnose(failure), writer };
    }
  });
}
