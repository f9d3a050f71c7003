import * as vscode from 'vscode';
import { uriName } from '../../storage/uriNames';
import type { SeatsFormat } from '../../seats/protocol';
import type { SeatUser } from '../../seats/seatUser';
import { seatsCsv, seatsMarkdown } from '../../words/seats/seatsExport';
import { plainText } from '../../words/text/plainText';
import { announce } from '../base/command';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { saveTarget } from '../changes/saving/target';
import { chooseTarget } from '../window/fileDialogs';

/** Copies users to the clipboard. @param title of the instance */
export async function copySeats(
  format: SeatsFormat,
  users: readonly SeatUser[],
  title: string,
): Promise<void> {
  await vscode.env.clipboard.writeText(textOf(format, users, title));
}

/** Saves users where the user wants it, never in an editor: VS Code backs those up. @param title of the instance */
export async function saveSeats(
  format: SeatsFormat,
  users: readonly SeatUser[],
  title: string,
): Promise<void> {
  const ending = format === 'csv' ? 'csv' : 'md';
  const target = await saveTarget(undefined, () =>
    chooseTarget({
      title: plainText(vscode.l10n.t('Save Users of {0}', title)),
      suggestion: suggestedFile(`seats.${ending}`),
      filters: { [format === 'csv' ? 'CSV' : 'Markdown']: [ending] },
    }),
  );
  if (target === undefined) {
    return;
  }
  try {
    await saveFile(target, Buffer.from(textOf(format, users, title)));
  } catch (error) {
    notSaved(target.uri, error);
    return;
  }
  announce(vscode.l10n.t('Saved the users of {0} as {1}.', title, uriName(target.uri)));
}

function textOf(format: SeatsFormat, users: readonly SeatUser[], title: string): string {
  return format === 'csv' ? seatsCsv(users) : seatsMarkdown(title, users);
}
