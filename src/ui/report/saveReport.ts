import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { plainDateOf } from '../../licensing/plainDate';
import {
  formatText,
  REPORT_FORMATS,
  reportFileName,
  reportText,
  type ReportFormat,
} from '../../words/report/report';
import { notSaved, saveFile, suggestedFile } from '../changes/saving/saveFile';
import { plainText } from '../../words/text/plainText';
import { chooseTarget } from '../window/fileDialogs';
import { pickItem } from '../window/lists';
import { announce, fail, type CommandParts, type CommandResult } from '../base/command';
import { uriName, uriPath } from '../../storage/uriNames';

/**
 * Saves what is known of instances where the user wants it; asks none of them for anything.
 *
 * @param chosen some of the instances; all of them when left out
 */
export async function exportReport(
  { fleet }: CommandParts,
  { format: given }: { readonly format?: ReportFormat },
  chosen: () => readonly InstanceStatus[] = () => fleet.statuses(),
): Promise<CommandResult> {
  if (chosen().length === 0) {
    return fail('noInstances', vscode.l10n.t("There's nothing to report because there are no instances."));
  }
  const format = given ?? (await pickFormat());
  const target = format && (await pickFile(format));
  if (format === undefined || target === undefined) {
    return undefined;
  }
  try {
    // The save dialog has asked before it replaces a file.
    await saveFile({ uri: target, mayReplace: true }, Buffer.from(reportText(format, chosen(), Date.now())));
  } catch (error) {
    return notSaved(target, error);
  }
  announce(vscode.l10n.t('Saved the report as {0}.', uriName(target)), [
    { title: vscode.l10n.t('Open'), run: () => vscode.commands.executeCommand('vscode.open', target) },
  ]);
  return { ok: true, file: uriPath(target) };
}

async function pickFormat(): Promise<ReportFormat | undefined> {
  const items = REPORT_FORMATS.map((format) => {
    const { name, description } = formatText(format);
    return { label: plainText(name), description: plainText(description), format };
  });
  const placeHolder = plainText(vscode.l10n.t('Select a format'));
  const title = plainText(vscode.l10n.t('Export Report'));
  return (await pickItem(items, { title, placeHolder }))?.format;
}

async function pickFile(format: ReportFormat): Promise<vscode.Uri | undefined> {
  const { name, extension } = formatText(format);
  return chooseTarget({
    title: plainText(vscode.l10n.t('Save License Report')),
    suggestion: suggestedFile(reportFileName(format, plainDateOf(new Date()))),
    filters: { [name]: [extension] },
  });
}
