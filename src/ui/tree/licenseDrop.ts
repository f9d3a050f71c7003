import * as vscode from 'vscode';
import { fail } from '../base/command';
import { runCommand } from '../base/ownCommands';
import type { AnyNode } from './nodes';

const URI_LIST = 'text/uri-list';

/** Takes a license file that is dropped on an instance, or on a row below it. Nothing can be dragged out. */
export class LicenseDrop implements vscode.TreeDragAndDropController<AnyNode> {
  readonly dragMimeTypes: readonly string[] = [];
  /** Files of VS Code's own explorer come as addresses, those of other windows as files. */
  readonly dropMimeTypes: readonly string[] = [URI_LIST, 'files'];

  async handleDrop(node: AnyNode | undefined, transfer: vscode.DataTransfer): Promise<void> {
    const dropped = await droppedFiles(transfer);
    const [first] = dropped;
    if (first === undefined) {
      return;
    }
    if (dropped.length > 1) {
      fail(
        'severalFiles',
        vscode.l10n.t('{0} files were dropped. Drop one license file at a time.', dropped.length),
      );
      return;
    }
    await runCommand('view.addDropped', first, node?.kind === 'group' ? undefined : node?.url);
  }
}

/** A file with an address, or one from another program, which a browser gives without. */
export type DroppedFile = vscode.Uri | vscode.DataTransferFile;

async function droppedFiles(transfer: vscode.DataTransfer): Promise<DroppedFile[]> {
  const list = await transfer.get(URI_LIST)?.asString();
  const listed = (list ?? '').split(/\r?\n/).filter((line) => line !== '' && !line.startsWith('#'));
  if (listed.length > 0) {
    return listed.map((line) => vscode.Uri.parse(line, true));
  }
  const files = [...transfer].map(([, item]) => item.asFile()).filter((file) => file !== undefined);
  return files.map((file) => file.uri ?? file);
}
