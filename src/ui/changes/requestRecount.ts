import { failureOf, type Failure } from '../../gitlab/errors';
import { mayHaveHappened } from '../../gitlab/writeOutcome';
import type { Instance } from '../../instances/instance';
import { rowId } from '../../licensing/licenseRow';
import { billableUsers } from '../../licensing/seats';
import { outcomeOf } from '../base/ask';
import type { CommandParts } from '../base/command';
import { recordChange } from './sending/recordChange';
import type { Sent } from './sending/send';
import { storedWriter, type StoredWriter } from './sending/writer';

/** What came of asking one of several instances for a recount. */
export type RequestedRecount =
  | { readonly kind: 'requested' | 'signedOut' | 'noLicense' }
  | { readonly kind: 'failed'; readonly failure: Failure };

/** The scope that changes need, https://docs.gitlab.com/api/license/. */
const SCOPE_MISSING: Failure = { kind: 'insufficientScope', wanted: ['api'] };

/**
 * Asks an instance to recount its billable users, with the stored token only and without a word to the user. The new
 * number comes with a later refresh. Throws nothing.
 *
 * @param signal ends what is asked before the request; the request itself is sent or not sent
 */
export async function requestRecount(
  parts: CommandParts,
  instance: Instance,
  signal: AbortSignal,
): Promise<RequestedRecount> {
  const { last } = parts.fleet.status(instance.url) ?? {};
  const license = last?.current ?? last?.licenses[0];
  if (license === undefined) {
    return { kind: 'noLicense' };
  }
  const opened = await outcomeOf(parts, instance, storedWriter, signal);
  if (opened.kind !== 'answer') {
    return opened;
  }
  if (opened.value.canWrite === false) {
    return { kind: 'failed', failure: SCOPE_MISSING };
  }
  const sent = await sendRequest(opened.value, rowId(license));
  const users = billableUsers(last?.current);
  await recordChange(parts, {
    ...{ instance, action: 'refreshBillableUsers', sent, after: undefined },
    before: users === undefined ? undefined : { billableUsers: users },
  });
  if (sent.kind !== 'done') {
    return { kind: 'failed', failure: sent.failure };
  }
  await parts.fleet.refreshAgain(instance.url);
  return { kind: 'requested' };
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
