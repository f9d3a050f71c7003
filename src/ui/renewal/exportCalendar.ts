import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { plainDateOf } from '../../licensing/plainDate';
import { warningDaysOf } from '../../licensing/severity';
import { uriName, uriPath } from '../../storage/uriNames';
import { inOrder } from '../../words/instances/sortInstances';
import { count } from '../../words/text/language';
import { plainText } from '../../words/text/plainText';
import { calendarEvents } from '../../words/renewal/calendarEvents';
import { calendarText } from '../../words/renewal/calendarText';
import { announce, fail, type CommandParts, type CommandResult, type MessageAction } from '../base/command';
import { read } from '../base/configuration';
import { knownInstance, tellOfNoInstance } from '../base/pickInstance';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { saveTarget } from '../changes/saving/target';
import { chooseTarget } from '../window/fileDialogs';

const FILE_NAME = 'gitlab-licenses.ics';

/**
 * Saves the days that are known as a calendar file; asks no instance for anything.
 *
 * @param given `url`: of this instance only; `file`: where to, asked for when it is not given. One that exists is
 *   replaced only after a question.
 */
export async function exportCalendar(
  { fleet }: CommandParts,
  { url, file }: { readonly url?: InstanceUrl; readonly file?: vscode.Uri },
): Promise<CommandResult> {
  const statuses = exported(fleet, url);
  if (statuses.length === 0 && fleet.statuses().length === 0) {
    tellOfNoInstance();
    return undefined;
  }
  const now = Date.now();
  const today = plainDateOf(new Date(now));
  const events = calendarEvents(statuses, { today, warningDays: warningDaysOf(read('expiryWarningDays')) });
  if (events.length === 0) {
    return fail('noDates', vscode.l10n.t("There's nothing to export because no expiry date is known."));
  }
  const target = await saveTarget(file, askForTarget);
  if (target === undefined) {
    return undefined;
  }
  try {
    await saveFile(target, Buffer.from(calendarText(events, now)));
  } catch (error) {
    return notSaved(target.uri, error);
  }
  const muted = url === undefined ? fleet.statuses().length - statuses.length : 0;
  announce([savedText(uriName(target.uri), events.length), ...mutedText(muted)].join(' '), open(target.uri));
  return { ok: true, file: uriPath(target.uri), events: events.length };
}

/** A muted instance warns nowhere, so it reminds of nothing either, unless it is meant. */
function exported(fleet: Fleet, url: InstanceUrl | undefined): readonly InstanceStatus[] {
  return url === undefined
    ? inOrder(fleet.statuses()).filter(({ instance }) => instance.muted !== true)
    : [knownInstance(fleet, url)];
}

async function askForTarget(): Promise<vscode.Uri | undefined> {
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save Calendar')),
    suggestion: suggestedFile(FILE_NAME),
    filters: { [vscode.l10n.t('Calendar')]: ['ics'] },
  });
}

function savedText(name: string, events: number): string {
  return events === 1
    ? vscode.l10n.t('Saved 1 date as {0}. Import the file into your calendar.', name)
    : vscode.l10n.t('Saved {0} dates as {1}. Import the file into your calendar.', count(events), name);
}

function mutedText(muted: number): string[] {
  if (muted === 0) {
    return [];
  }
  return [
    muted === 1
      ? vscode.l10n.t('1 muted instance was left out.')
      : vscode.l10n.t('{0} muted instances were left out.', count(muted)),
  ];
}

/** The computer's calendar program takes such a file; a browser has none. */
function open(file: vscode.Uri): MessageAction[] {
  const isHere = file.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop;
  return isHere
    ? [{ title: vscode.l10n.t('Open in Calendar'), run: () => vscode.env.openExternal(file) }]
    : [];
}
