import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import { instanceItem, pickItem } from '../base/pickInstance';
import type { UsageSource } from './usageSource';

interface Item extends vscode.QuickPickItem {
  /** Absent: a file that is chosen next. */
  readonly status?: InstanceStatus;
}

/** Lets the user choose an instance or a saved usage export; undefined when that is cancelled. */
export async function pickSource(fleet: Fleet): Promise<UsageSource | undefined> {
  const now = Date.now();
  const items: Item[] = [
    ...fleet.statuses().map((status) => instanceItem(status, now)),
    { label: '', kind: vscode.QuickPickItemKind.Separator },
    { label: vscode.l10n.t('Saved Usage Export…') },
  ];
  const picked = await pickItem(items, vscode.l10n.t('Whose usage should be shown?'));
  if (picked?.status !== undefined) {
    return { kind: 'instance', url: picked.status.instance.url };
  }
  return picked && pickFile();
}

async function pickFile(): Promise<UsageSource | undefined> {
  const [file] =
    (await vscode.window.showOpenDialog({
      title: vscode.l10n.t('Choose a saved usage export'),
      filters: { CSV: ['csv'], [vscode.l10n.t('All Files')]: ['*'] },
    })) ?? [];
  return file && { kind: 'file', file: file.toString() };
}
