import type { LicenseClient } from '../../../gitlab/client';
import { failureOf, type Failure, type FailureKind } from '../../../gitlab/errors';
import { mayHaveHappened } from '../../../gitlab/writeOutcome';
import type { Instance } from '../../../instances/instance';
import type { CommandFailure, CommandParts } from '../../base/command';
import { withProgress } from '../../base/progress';
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
  readonly result: CommandFailure | undefined;
}

/** A change that is about to be sent. */
export interface ChangeRequest<T> {
  /** What the user reads while it takes long. */
  readonly title: string;
  /** Looks once more whether what the user was told still holds: choosing a token may have taken minutes. */
  readonly check?: () => Promise<NotSent | undefined>;
  request(client: LicenseClient, signal: AbortSignal): Promise<T>;
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
 */
export async function send<T>(
  parts: CommandParts,
  instance: Instance,
  change: ChangeRequest<T>,
): Promise<Sent<T> | NotSent> {
  const stored = await openWriter(parts, instance);
  if (stored.kind === 'none') {
    return { kind: 'notSent', result: stored.result };
  }
  const sent = await sendChecked(stored.value, change);
  if (sent.kind !== 'refused' || !WANTS_ANOTHER_TOKEN.has(sent.failure.kind)) {
    return sent;
  }
  const oneTime = await oneTimeWriter(parts, instance);
  return oneTime.kind === 'none' ? sent : sendChecked(oneTime.value, change);
}

async function sendChecked<T>(writer: Writer, change: ChangeRequest<T>): Promise<Sent<T> | NotSent> {
  return (await change.check?.()) ?? sendOnce(writer, change);
}

async function sendOnce<T>(writer: Writer, change: ChangeRequest<T>): Promise<Sent<T>> {
  return withProgress(change.title, async (signal) => {
    try {
      return { kind: 'done', value: await change.request(writer.client, signal), writer };
    } catch (error) {
      const failure = failureOf(error);
      if (mayHaveHappened(failure)) {
        return { kind: 'unclear', failure, writer };
      }
      return { kind: 'refused', failure: await writer.client.diagnose(failure), writer };
    }
  });
}
