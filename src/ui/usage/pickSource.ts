import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import { instanceName } from '../../instances/instance';
import { instanceDescription } from '../../words/instances';
import { withoutIcons } from '../../words/labels';
import type { UsageSource } from './usageSource';

interface Item extends vscode.QuickPickItem {
  /** Absent: a file that is chosen next. */
  readonly source?: UsageSource;
}

/** Lets the user choose an instance or a saved usage export; undefined when that is cancelled. */
export async function pickSource(fleet: Fleet): Promise<UsageSource | undefined> {
  const now = Date.now();
  const instances = fleet.statuses().map((status): Item => {
    const { instance } = status;
    return {
      label: withoutIcons(instanceName(instance)),
      description: instanceDescription(status, now),
      detail: instance.url,
      source: { kind: 'instance', url: instance.url },
    };
  });
  const items: Item[] = [
    ...instances,
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('Saved Usage Export…') },
  ];
  const picked = await vscode.window.showQuickPick(items, {
    placeHolder: vscode.l10n.t('Whose usage should be shown?'),
    matchOnDescription: true,
    matchOnDetail: true,
  });
  return picked && (picked.source ?? (await pickFile()));
}

async function pickFile(): Promise<UsageSource | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose a saved usage export'),
      filters: { CSV: ['csv'], [vscode.l10n.t('All Files')]: ['*'] },
    })) ?? [];
  return file && { kind: 'file', file: file.toString() };
}
