import { setImmediate as turn } from 'node:timers/promises';
import * as vscode from 'vscode';
import { uriName } from '../../storage/uriNames';
import { seatsCsv, seatsMarkdown } from '../../words/seats/seatsExport';
import { plainText } from '../../words/text/plainText';
import { announce } from '../base/command';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { saveTarget } from '../changes/saving/target';
import { chooseTarget } from '../window/fileDialogs';
import type { SeatsExport } from './seatsWebview';

/** Copies users to the clipboard. @param title of the instance */
export async function copySeats(exported: SeatsExport, title: string): Promise<void> {
  await vscode.env.clipboard.writeText(await textOf(exported, title));
}

/** Saves users where the user wants it, never in an editor: VS Code backs those up. @param title of the instance */
export async function saveSeats(exported: SeatsExport, title: string): Promise<void> {
  const { format, rows } = exported;
  const ending = format === 'csv' ? 'csv' : 'md';
  const target = await saveTarget(undefined, () =>
    chooseTarget({
      title: plainText(
        rows === 'selected'
          ? vscode.l10n.t('Save Seats You Can Free of {0}', title)
          : vscode.l10n.t('Save Users of {0}', title),
      ),
      suggestion: suggestedFile(`${rows === 'selected' ? 'seats-to-win-back' : 'seats'}.${ending}`),
      filters: { [format === 'csv' ? 'CSV' : 'Markdown']: [ending] },
    }),
  );
  if (target === undefined) {
    return;
  }
  try {
    await saveFile(target, Buffer.from(await textOf(exported, title)));
  } catch (error) {
    notSaved(target.uri, error);
    return;
  }
  announce(vscode.l10n.t('Saved the users of {0} as {1}.', title, uriName(target.uri)));
}

/** A part at a time: tens of thousands of users take longer to write than others may be held up. */
async function textOf({ format, rows, users }: SeatsExport, title: string): Promise<string> {
  const parts = format === 'csv' ? seatsCsv(users) : seatsMarkdown(title, rows, users);
  let text = '';
  for (const part of parts) {
    text += part;
    await turn();
  }
  return text;
}
