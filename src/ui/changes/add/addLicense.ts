import * as vscode from 'vscode';
import type { Failure } from '../../../gitlab/errors';
import type { License, LicenseRows } from '../../../gitlab/schemas';
import { mayStillRun } from '../../../gitlab/writeOutcome';
import { instanceName, type Instance } from '../../../instances/instance';
import { additionOutcome, type AdditionOutcome } from '../../../licensing/changes/changeOutcome';
import { summaryOf } from '../../../licensing/changes/changeRecord';
import { lacksExpiry } from '../../../licensing/precheck/expiryRule';
import { rowId } from '../../../licensing/licenseRow';
import { additionResult, unclearAddition } from '../../../words/changes/additionResult';
import {
  announce,
  fail,
  type CommandParts,
  type CommandResult,
  type MessageAction,
} from '../../base/command';
import { attempt } from '../../base/ask';
import { refreshAction } from '../../base/actions';
import { askToAdd, type Confirmed } from './addDialogs';
import { askToUndo } from '../delete/undoDialog';
import { deleteOne } from '../delete/deleteLicense';
import { readEarlierKeys, type GivenKey } from './givenKey';
import { readFresh, type Known } from '../sending/readFresh';
import { recordChange } from '../sending/recordChange';
import { addRefused } from './addRefused';
import { findOutcome } from '../sending/findOutcome';
import { noteKey } from '../saving/noteUsageExport';
import { pickKeyFile, writeKey } from '../saving/saveKey';
import { send, type Sent } from '../sending/send';
import { uriName } from '../../../storage/uriNames';

/** Shows what the key does to the instance as it is now, asks, adds it, and shows the result. */
export async function addTo(
  parts: CommandParts,
  instance: Instance,
  given: GivenKey,
): Promise<CommandResult> {
  const read = await readFresh(parts, instance, 'current');
  if (read.kind === 'none') {
    return read.result;
  }
  const known = await withVersion(parts, read.value, given);
  const confirmed = await askToAdd(parts, known, given, (await readEarlierKeys(parts))(instance));
  return confirmed && sendKey(parts, known, confirmed);
}

/** Which GitLab it is decides about a key without an end; it is asked at once where it hasn't been yet. */
async function withVersion(parts: CommandParts, known: Known, { reading }: GivenKey): Promise<Known> {
  const { instance, version } = known.status;
  if (version !== undefined || reading.kind !== 'read' || !lacksExpiry(reading.content)) {
    return known;
  }
  const title = vscode.l10n.t('Reading the licenses of {0}…', instanceName(instance));
  const asked = await attempt(parts, instance, title, (client, signal) => client.version(signal));
  if (asked.kind !== 'answer') {
    return known;
  }
  const { version: answered } = asked.value;
  parts.fleet.takeDetails(instance.url, { version: answered });
  return { ...known, status: { ...known.status, version: answered } };
}

async function sendKey(
  parts: CommandParts,
  known: Known,
  { given, predicted }: Confirmed,
): Promise<CommandResult> {
  const { instance } = known.status;
  const sent = await send(parts, instance, {
    title: vscode.l10n.t('Adding the license to {0}…', instanceName(instance)),
    request: (client, signal) => client.add(given.key, signal),
  });
  if (sent.kind === 'notSent') {
    return sent.result;
  }
  const reread = sent.kind === 'unclear' ? await findAdded(sent, known, given) : undefined;
  const added = sent.kind === 'done' ? sent.value : reread?.kind === 'added' ? reread.license : undefined;
  await recordChange(parts, {
    action: 'add',
    instance,
    licenseId: added?.id,
    fingerprint: given.fingerprint,
    before: summaryOf(known.last.current),
    after: summaryOf(added),
    sent,
    isDone: sent.kind === 'unclear' ? confirmedBy(reread, sent.failure) : undefined,
  });
  await parts.fleet.refreshAgain(instance.url);
  if (added !== undefined) {
    await noteKey(parts, instance, added, given.reading);
  }
  switch (sent.kind) {
    case 'done':
      return announced(parts, instance, given, sent.value);
    case 'refused':
      return addRefused(parts, instance, { failure: sent.failure, predicted }, () =>
        addTo(parts, instance, given),
      );
    case 'unclear':
      return added === undefined
        ? unclear(instance, sent.failure, reread?.kind === 'added' ? 'unknown' : (reread?.kind ?? 'unknown'))
        : announced(parts, instance, given, added, sent.failure);
  }
}

function unclear(
  instance: Instance,
  failure: Failure,
  found: 'missing' | 'unreadable' | 'unknown',
): CommandResult {
  const message = unclearAddition(failure, instanceName(instance), found);
  return fail(found === 'missing' ? failure.kind : 'unclear', message, [refreshAction(instance)]);
}

/** Looks for a license that was not there before. What the key says distinguishes it from another administrator's. */
async function findAdded(
  { writer }: Sent<License>,
  { last, status }: Known,
  given: GivenKey,
): Promise<AdditionOutcome | undefined> {
  // Without a list from before, nobody knows what is new, or whose it is when nothing reads the key.
  if (status.failure !== undefined || given.reading.kind !== 'read') {
    return undefined;
  }
  const outcome = (rows: LicenseRows) => additionOutcome(rows, last, (license) => given.canBe(license));
  const rows = await findOutcome(writer.client, status.instance, (list) => outcome(list).kind === 'added');
  return rows && outcome(rows);
}

/** Whether the license was added, as far as the list shows. */
function confirmedBy(reread: AdditionOutcome | undefined, failure: Failure): boolean | undefined {
  if (reread?.kind === 'added') {
    return true;
  }
  return reread?.kind === 'missing' && !mayStillRun(failure) ? false : undefined;
}

function announced(
  parts: CommandParts,
  instance: Instance,
  given: GivenKey,
  license: License,
  lost?: Failure,
): CommandResult {
  const id = rowId(license);
  const status = parts.fleet.status(instance.url);
  if (status !== undefined) {
    announceAdded(additionResult(license, status, { lost, now: Date.now() }), parts, instance, {
      given,
      license,
    });
  }
  return { ok: true, url: instance.url, id };
}

/** With the ways back, and to keep the key: VS Code closes a notification with any of its buttons. */
function announceAdded(
  message: string,
  parts: CommandParts,
  instance: Instance,
  { given, license }: { readonly given: GivenKey; readonly license: License },
): void {
  const undo = {
    title: vscode.l10n.t('Undo…'),
    run: async () => {
      const undone = await deleteOne(
        parts,
        instance,
        { id: rowId(license), shown: license },
        (known, doomed) => askToUndo(known, doomed, { ...given, isInFile: given.origin === 'file' }),
      );
      if (undone === undefined) {
        const name = instanceName(instance);
        announceAdded(vscode.l10n.t("The license wasn't removed from {0}.", name), parts, instance, {
          given,
          license,
        });
      }
    },
  };
  // GitLab gives out the key of the current license only, so this is the last chance to keep one that waits.
  const keep = {
    title: vscode.l10n.t('Save Key…'),
    run: () => keepKey(instance, given, license, undo),
  };
  announce(message, given.origin === 'file' ? [undo] : [keep, undo]);
}

/** @param undo VS Code closes the notification that has offered both */
async function keepKey(
  instance: Instance,
  { key }: Pick<GivenKey, 'key'>,
  license: License,
  undo: MessageAction,
): Promise<void> {
  const target = await pickKeyFile(instance, license);
  if (target !== undefined && (await writeKey(target, key)) === undefined) {
    announce(vscode.l10n.t('Saved the license key in {0}.', uriName(target)), [undo]);
    return;
  }
  const again = {
    title: vscode.l10n.t('Save Key…'),
    run: () => keepKey(instance, { key }, license, undo),
  };
  announce(vscode.l10n.t("The license key wasn't saved."), [again, undo]);
}
