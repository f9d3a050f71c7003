import type { Recount } from '../../fleet/followRecount';
import type { LicenseClient } from '../../gitlab/client';
import { failureOf, type Failure } from '../../gitlab/errors';
import { mayHaveHappened } from '../../gitlab/writeOutcome';
import type { Instance } from '../../instances/instance';
import { rowId } from '../../licensing/licenseRow';
import { billableUsers } from '../../licensing/seats';
import { outcomeOf } from '../base/ask';
import type { CommandParts } from '../base/command';
import type { Sent } from './sending/send';
import { storedWriter, type StoredWriter } from './sending/writer';
import { takeRecount, watchRecount } from './watchRecount';

/** What came of the recount of one of several instances. */
export type QuietRecount =
  | { readonly kind: 'signedOut' | 'noLicense' }
  | { readonly kind: 'failed'; readonly failure: Failure }
  /** GitLab has accepted it; `recount` is undefined when the user canceled while it was followed. */
  | { readonly kind: 'accepted'; readonly recount: Recount | undefined };

/** Runs something that asks an instance two questions at a time at most. */
export type Asking = <T>(request: () => Promise<T>) => Promise<T>;

/** The scope that changes need, https://docs.gitlab.com/api/license/. */
const SCOPE_MISSING: Failure = { kind: 'insufficientScope', wanted: ['api'] };

/**
 * Has an instance recount its billable users and follows it, with the stored token only and without a word to the user.
 *
 * @param signal ends what is asked before the request, and the watch after it; the request is sent or not sent
 * @param asking runs what is asked before the watch, the request, and each look
 * @throws what `asking` throws before the request
 */
export async function recountQuietly(
  parts: CommandParts,
  instance: Instance,
  signal: AbortSignal,
  asking: Asking,
): Promise<QuietRecount> {
  const opened = await asking(() => outcomeOf(parts, instance, readyWriter, signal));
  if (opened.kind !== 'answer') {
    return opened;
  }
  const { writer, current } = opened.value;
  const license = current ?? parts.fleet.status(instance.url)?.last?.licenses[0];
  if (license === undefined) {
    return { kind: 'noLicense' };
  }
  if (writer.canWrite === false) {
    return { kind: 'failed', failure: SCOPE_MISSING };
  }
  const sent = await asking(() => sendRequest(writer, rowId(license)));
  const before = billableUsers(current);
  const recount = await takeRecount(parts, { instance, sent, before }, ({ client }) =>
    watchRecount(client, before, signal, asking),
  );
  if (sent.kind !== 'done') {
    return { kind: 'failed', failure: sent.failure };
  }
  await fetchAfter(parts, instance, recount);
  return { kind: 'accepted', recount };
}

/** What has begun before may not know the new number. */
async function fetchAfter(
  { fleet }: CommandParts,
  { url }: Instance,
  recount: Recount | undefined,
): Promise<void> {
  await (recount?.kind === 'moved' ? fleet.refreshAgain(url) : fleet.refreshMany([url]));
}

/** The number of users from before the request, and who sends it. */
async function readyWriter(client: LicenseClient, signal: AbortSignal) {
  const current = await client.current(signal);
  return { writer: await storedWriter(client, signal), current };
}

/** Asking twice does no harm, but what nobody knows the end of is recorded as such. */
async function sendRequest(writer: StoredWriter, id: number): Promise<Sent<void>> {
  try {
    await writer.client.refreshBillableUsers(id);
    return { kind: 'done', value: undefined, writer };
  } catch (error) {
    const failure = failureOf(error);
    return mayHaveHappened(failure)
      ? { kind: 'unclear', failure, writer }
      : { kind: 'refused', failure: await writer.client.diagnose(failure), writer };
  }
}
