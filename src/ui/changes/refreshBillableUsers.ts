import * as vscode from 'vscode';
import type { Recount } from '../../fleet/followRecount';
import type { Failure } from '../../gitlab/errors';
import { instanceName, type Instance } from '../../instances/instance';
import { rowId } from '../../licensing/licenseRow';
import { billableUsers } from '../../licensing/seats';
import { recountText } from '../../words/changes/recountResult';
import { announce, fail, type CommandParts, type CommandResult } from '../base/command';
import { withProgress } from '../base/progress';
import { showFailure } from '../base/showFailure';
import { readFresh } from './sending/readFresh';
import { send, type Sent } from './sending/send';
import { takeRecount, watchRecount } from './watchRecount';

/** How a recount ended for the caller; undefined: cancelled. */
export type RecountResult =
  | { readonly kind: 'counted'; readonly recount: Recount }
  | { readonly kind: 'ended'; readonly result: CommandResult };

/** Has the billable users of an instance recounted, follows it and shows the old and the new number. */
export async function refreshBillableUsersOf(
  parts: CommandParts,
  instance: Instance,
): Promise<CommandResult> {
  const counted = await recountUsers(parts, instance);
  if (counted.kind === 'ended') {
    return counted.result;
  }
  const { recount } = counted;
  if (recount.kind === 'unread') {
    return showUnread(recount.failure, instance);
  }
  const { current } = parts.fleet.status(instance.url)?.last ?? {};
  announce(recountText(recount, instanceName(instance), current?.user_limit));
  return recount.kind === 'moved'
    ? { ok: true, url: instance.url, before: recount.from, after: recount.to }
    : { ok: true, url: instance.url, before: recount.billable, after: recount.billable };
}

/** GitLab counts, but could not be asked how far it is. */
export function showUnread(failure: Failure, instance: Instance): CommandResult {
  const name = instanceName(instance);
  const done = vscode.l10n.t('{0} accepted the request to refresh its billable users.', name);
  return showFailure(failure, instance, { done });
}

/** Asks for a recount and follows it, without a word about its end. */
export async function recountUsers(parts: CommandParts, instance: Instance): Promise<RecountResult> {
  const read = await readFresh(parts, instance, 'current');
  if (read.kind === 'none') {
    return { kind: 'ended', result: read.result };
  }
  const { current, licenses } = read.value.last;
  const asked = current ?? licenses[0];
  if (asked === undefined) {
    return { kind: 'ended', result: withoutLicense(instance) };
  }
  const before = billableUsers(current);
  const sent = await send(parts, instance, {
    title: vscode.l10n.t('Requesting a refresh of billable users on {0}…', instanceName(instance)),
    request: (client, signal) => client.refreshBillableUsers(rowId(asked), signal),
  });
  if (sent.kind === 'notSent') {
    return { kind: 'ended', result: sent.result };
  }
  return follow(parts, instance, sent, before);
}

async function follow(
  parts: CommandParts,
  instance: Instance,
  sent: Sent<void>,
  before: number | undefined,
): Promise<RecountResult> {
  const counted = await takeRecount(parts, { instance, sent, before }, ({ client }) =>
    withProgress(vscode.l10n.t('{0} is counting its billable users…', instanceName(instance)), (signal) =>
      watchRecount(client, before, signal),
    ),
  );
  if (sent.kind !== 'done') {
    return {
      kind: 'ended',
      result: notCounted(sent.failure, instance, () => refreshBillableUsersOf(parts, instance)),
    };
  }
  await parts.fleet.refreshAgain(instance.url);
  return counted === undefined ? { kind: 'ended', result: undefined } : { kind: 'counted', recount: counted };
}

/** Asking twice does no harm, so an unclear outcome is reported like any other failure. */
function notCounted(failure: Failure, instance: Instance, retry: () => unknown): CommandResult {
  return failure.kind === 'cancelled' ? undefined : showFailure(failure, instance, { retry });
}

function withoutLicense(instance: Instance) {
  return fail(
    'noLicense',
    vscode.l10n.t(
      '{0} has no license, and GitLab counts billable users only for a license.',
      instanceName(instance),
    ),
  );
}
