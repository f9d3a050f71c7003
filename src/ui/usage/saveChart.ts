import * as vscode from 'vscode';
import { uriName } from '../../storage/uriNames';
import { plainText } from '../../words/text/plainText';
import { announce } from '../base/command';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { saveTarget } from '../changes/saving/target';
import { chooseTarget } from '../window/fileDialogs';

/** Saves the chart of a usage page where the user wants it. @param png the picture */
export async function saveChart(png: Uint8Array, name: string): Promise<void> {
  const target = await saveTarget(undefined, () =>
    chooseTarget({
      title: plainText(vscode.l10n.t('Save Chart of {0}', name)),
      suggestion: suggestedFile('license_usage.png'),
      filters: { PNG: ['png'] },
    }),
  );
  if (target === undefined) {
    return;
  }
  try {
    await saveFile(target, png);
  } catch (error) {
    notSaved(target.uri, error);
    return;
  }
  announce(vscode.l10n.t('Saved the chart of {0} as {1}.', name, uriName(target.uri)));
}
