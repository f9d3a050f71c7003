import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { plainDateOf } from '../../licensing/plainDate';
import type { ExportFormat } from '../../tables/protocol';
import { uriName } from '../../storage/uriNames';
import { overviewExport } from '../../words/overview/overviewExport';
import { plainText } from '../../words/text/plainText';
import { announce } from '../base/command';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { saveTarget } from '../changes/saving/target';
import { chooseTarget } from '../window/fileDialogs';

/** Copies instances to the clipboard. */
export async function copyOverview(format: ExportFormat, statuses: readonly InstanceStatus[]): Promise<void> {
  await vscode.env.clipboard.writeText(overviewExport(format, statuses, Date.now()));
}

/** Saves instances where the user wants it. */
export async function saveOverview(format: ExportFormat, statuses: readonly InstanceStatus[]): Promise<void> {
  const ending = format === 'csv' ? 'csv' : 'md';
  const target = await saveTarget(undefined, () =>
    chooseTarget({
      title: plainText(vscode.l10n.t('Save Overview')),
      suggestion: suggestedFile(`gitlab-instances-${plainDateOf(new Date())}.${ending}`),
      filters: { [format === 'csv' ? 'CSV' : 'Markdown']: [ending] },
    }),
  );
  if (target === undefined) {
    return;
  }
  try {
    await saveFile(target, Buffer.from(overviewExport(format, statuses, Date.now())));
  } catch (error) {
    notSaved(target.uri, error);
    return;
  }
  announce(vscode.l10n.t('Saved the overview as {0}.', uriName(target.uri)));
}
