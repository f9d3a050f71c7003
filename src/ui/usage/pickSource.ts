import * as vscode from 'vscode';
import type { Fleet } from '../../fleet/fleet';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { plainText } from '../../words/text/plainText';
import { inOrder } from '../../words/instances/sortInstances';
import { instanceItem, listOfInstances } from '../base/pickInstance';
import { chooseFile } from '../window/fileDialogs';
import { pickItem, type PlainItem } from '../window/lists';

interface SavedExport {
  readonly kind: 'file';
  /** Its address. */
  readonly file: string;
}

/** Where a page has its usage export from: asked of an instance, or saved in a file. */
export type UsageSource = { readonly kind: 'instance'; readonly url: InstanceUrl } | SavedExport;

/** What VS Code has kept for a page, which another version of the extension may have written. */
export function usageSourceOf(state: unknown): UsageSource | undefined {
  if (typeof state !== 'object' || state === null) {
    return undefined;
  }
  if ('url' in state && typeof state.url === 'string') {
    return { kind: 'instance', url: state.url as InstanceUrl };
  }
  return 'file' in state && typeof state.file === 'string' ? { kind: 'file', file: state.file } : undefined;
}

interface Item extends PlainItem {
  /** Absent: a file that is chosen next. */
  readonly status?: InstanceStatus;
}

/** Lets the user choose an instance or a saved usage export; undefined when that is cancelled. */
export async function pickSource(fleet: Fleet): Promise<UsageSource | undefined> {
  const now = Date.now();
  const items: Item[] = [
    ...inOrder(fleet.statuses()).map((status) => instanceItem(status, now)),
    { label: plainText(''), kind: vscode.QuickPickItemKind.Separator },
    { label: plainText(vscode.l10n.t('Saved Usage Export…')) },
  ];
  const picked = await pickItem(items, listOfInstances(vscode.l10n.t('Show Usage')));
  if (picked?.status !== undefined) {
    return { kind: 'instance', url: picked.status.instance.url };
  }
  return picked && pickFile();
}

/** Lets the user choose a saved usage export. */
export async function pickFile(): Promise<SavedExport | undefined> {
  const file = await chooseFile({
    title: plainText(vscode.l10n.t('Choose Usage Export')),
    filters: { CSV: ['csv'], [vscode.l10n.t('All Files')]: ['*'] },
  });
  return file && { kind: 'file', file: file.toString() };
}
