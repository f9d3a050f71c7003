import * as vscode from 'vscode';
import type { Failure } from '../../../gitlab/errors';
import type { License, LicenseRows } from '../../../gitlab/schemas';
import { mayStillRun } from '../../../gitlab/writeOutcome';
import type { InstanceUrl } from '../../../instances/address';
import { instanceName, type Instance } from '../../../instances/instance';
import { deleteOutcome, type DeleteOutcome } from '../../../licensing/changes/changeOutcome';
import { summaryOf } from '../../../licensing/changes/changeRecord';
import { licenseOfId, rowId } from '../../../licensing/licenseRow';
import { alreadyDeleted, deleteResult, stillThere, unclearDelete } from '../../../words/changes/deleteResult';
import { licenseName } from '../../../words/licenses/licenses';
import { announce, fail, type CommandParts, type CommandResult } from '../../base/command';
import { focusLicenses } from '../../base/ownCommands';
import { showFailure } from '../../base/showFailure';
import { refreshAction } from '../../base/actions';
import { isSame, isUnchanged } from './sameLicenses';
import { readFresh, type Known } from '../sending/readFresh';
import { recordChange } from '../sending/recordChange';
import { findOutcome } from '../sending/findOutcome';
import { send, type NotSent, type Sent } from '../sending/send';

/** What was saved before the delete. */
interface Saved {
  readonly keyFile: string;
}

/** What the command answers after a delete. */
type Deleted = Partial<Saved> & { readonly ok: true; readonly url: InstanceUrl; readonly id: number };

/** The user's decision. `extra` goes into the command's answer; none: nothing is deleted, and the user knows why. */
export type Decision =
  | { readonly kind: 'delete'; readonly extra?: Saved }
  | { readonly kind: 'none'; readonly result: CommandResult };

/** A license about to be deleted, and what was true when the user decided so. */
interface Doomed {
  readonly instance: Instance;
  readonly license: License;
  readonly shown: Known;
  /** Asks and sends again. */
  readonly retry: () => unknown;
}

/** What the list shows after a delete with an unclear outcome; `unknown`: it could not be read either. */
type Found = DeleteOutcome | 'unknown';

/** Asks whether the license may go, knowing what is true at the instance at this moment. */
export type Decide = (known: Known, license: License) => Promise<Decision>;

/**
 * Deletes one license: reads the instance, lets the user decide, reads it again, and only if nothing has changed
 * meanwhile sends the delete, once.
 *
 * @param shown the license as the user saw it when choosing; undefined when nothing but its id was known
 */
export async function deleteOne(
  parts: CommandParts,
  instance: Instance,
  { id, shown }: { readonly id: number; readonly shown: License | undefined },
  decide: Decide,
): Promise<CommandResult> {
  const before = await readFresh(parts, instance, 'all');
  if (before.kind === 'none') {
    return before.result;
  }
  const license = licenseOfId(before.value.last.licenses, id);
  if (license === undefined) {
    if (deleteOutcome(before.value.last, id) !== 'gone') {
      return unreadable(instance, id);
    }
    return shown === undefined ? neverThere(instance, id) : gone(instance, shown);
  }
  if (shown !== undefined && !isSame(shown, license)) {
    return changedMeanwhile(instance, license);
  }
  const decision = await decide(before.value, license);
  if (decision.kind === 'none') {
    return decision.result;
  }
  const retry = () => deleteOne(parts, instance, { id, shown: license }, decide);
  return sendDelete(parts, { instance, license, shown: before.value, retry }, decision.extra);
}

/** Reads once more: nothing is deleted when it is another situation than the user was shown. */
async function recheck(
  parts: CommandParts,
  { instance, license, shown }: Doomed,
): Promise<NotSent | undefined> {
  const now = await readFresh(parts, instance, 'all');
  if (now.kind === 'none') {
    return { kind: 'notSent', result: now.result };
  }
  const { last } = now.value;
  const id = rowId(license);
  if (licenseOfId(last.licenses, id) === undefined) {
    const isGone = deleteOutcome(last, id) === 'gone';
    return { kind: 'notSent', result: isGone ? gone(instance, license) : unreadable(instance, id) };
  }
  return isUnchanged(shown, now.value)
    ? undefined
    : { kind: 'notSent', result: changedMeanwhile(instance, license) };
}

async function sendDelete(
  parts: CommandParts,
  doomed: Doomed,
  extra: Saved | undefined,
): Promise<CommandResult> {
  const { instance, license, retry } = doomed;
  const id = rowId(license);
  const sent = await send(parts, instance, {
    title: vscode.l10n.t('Deleting the {0} from {1}…', licenseName(license), instanceName(instance)),
    check: () => recheck(parts, doomed),
    request: (client, signal) => client.delete(id, signal),
  });
  if (sent.kind === 'notSent') {
    return sent.result;
  }
  const found = sent.kind === 'unclear' ? await whatIsFound(sent, instance, id) : undefined;
  await parts.fleet.refreshAgain(instance.url);
  const isThere = sent.kind === 'done' && isStillThere(parts, instance, id);
  await recordChange(parts, {
    action: 'delete',
    instance,
    licenseId: id,
    before: summaryOf(license),
    after: summaryOf(currentNow(parts, instance)),
    sent,
    isDone: sent.kind === 'unclear' ? confirmedBy(found, sent.failure) : undefined,
    isContradicted: isThere,
  });
  const deleted: Deleted = { ok: true, url: instance.url, id, ...extra };
  switch (sent.kind) {
    case 'done':
      return isThere
        ? fail('unclear', stillThere(license, instanceName(instance)), [refreshAction(instance)])
        : announced(parts, license, deleted);
    case 'refused':
      return refused(sent.failure, instance, license, retry);
    case 'unclear':
      return unclear(sent.failure, instance, license, found ?? 'unknown', deleted);
  }
}

/** The license that is in use now; undefined when that could not be read. */
function currentNow({ fleet }: CommandParts, { url }: Instance): License | undefined {
  const status = fleet.status(url);
  return status?.state === 'ready' ? status.last?.current : undefined;
}

/** Whatever has answered: the list of licenses, read after that, knows better. */
function isStillThere({ fleet }: CommandParts, { url }: Instance, id: number): boolean {
  const status = fleet.status(url);
  return status?.state === 'ready' && status.last !== undefined && deleteOutcome(status.last, id) === 'there';
}

async function whatIsFound({ writer }: Sent<void>, instance: Instance, id: number): Promise<Found> {
  const outcome = (rows: LicenseRows) => deleteOutcome(rows, id);
  const rows = await findOutcome(writer.client, instance, (list) => outcome(list) === 'gone');
  return rows === undefined ? 'unknown' : outcome(rows);
}

/** Whether the license was deleted, as far as the list shows. */
function confirmedBy(found: Found | undefined, failure: Failure): boolean | undefined {
  if (found === 'gone') {
    return true;
  }
  return found === 'there' && !mayStillRun(failure) ? false : undefined;
}

function announced({ fleet }: CommandParts, license: License, deleted: Deleted): CommandResult {
  const status = fleet.status(deleted.url);
  if (status !== undefined) {
    announce(deleteResult(license, status, Date.now(), deleted.keyFile));
  }
  return deleted;
}

function refused(
  failure: Failure,
  instance: Instance,
  license: License,
  retry: () => unknown,
): CommandResult {
  return failure.kind === 'notFound' && failure.what === 'record'
    ? gone(instance, license)
    : showFailure(failure, instance, { retry });
}

function unclear(
  failure: Failure,
  instance: Instance,
  license: License,
  found: Found,
  deleted: CommandResult,
): CommandResult {
  const message = unclearDelete(failure, license, instanceName(instance), found);
  if (found === 'gone') {
    announce(message);
    return deleted;
  }
  return fail(found === 'there' ? failure.kind : 'unclear', message, [refreshAction(instance)]);
}

/** Somebody else was faster; the view shows it by now. */
function gone(instance: Instance, license: License) {
  return fail('notFound', alreadyDeleted(license, instanceName(instance)));
}

function neverThere(instance: Instance, id: number) {
  return fail('notFound', vscode.l10n.t('{0} has no license with ID {1}.', instanceName(instance), id));
}

/** A row that can't be read may be this license, so nobody can say that it isn't there. */
function unreadable(instance: Instance, id: number) {
  return fail(
    'notFound',
    vscode.l10n.t(
      "Can't find license {1} on {0} because a license in the list can't be read. Nothing was deleted. Check the list in GitLab.",
      instanceName(instance),
      id,
    ),
  );
}

function changedMeanwhile(instance: Instance, license: License) {
  return fail(
    'changed',
    vscode.l10n.t(
      'The licenses of {0} have changed, so nothing was deleted. Check the {1} again.',
      instanceName(instance),
      licenseName(license),
    ),
    [
      {
        title: vscode.l10n.t('Show Licenses'),
        run: focusLicenses,
      },
    ],
  );
}
