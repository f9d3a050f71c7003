import * as vscode from 'vscode';
import type { CommandParts } from '../base/command';
import { USAGE_EXPORT_EDITOR, USAGE_VIEW } from '../base/viewIds';

/** The page is a bundle of its own, which VS Code may ask for without a command: after a reload, or for a file. */
const usagePages = () => import('./usagePages');

/** A saved usage export that is open in an editor. The page reads the file itself. */
interface SavedExport extends vscode.CustomDocument {
  readonly uri: vscode.Uri;
}

/** Gives VS Code what it needs to revive usage pages, and to open saved usage exports as pages. */
export function registerUsagePanels(parts: CommandParts): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.registerWebviewPanelSerializer(USAGE_VIEW, {
      deserializeWebviewPanel: async (panel, state: unknown) =>
        (await usagePages()).revive(parts, panel, state),
    }),
    vscode.window.registerCustomEditorProvider(USAGE_EXPORT_EDITOR, {
      openCustomDocument: (uri): SavedExport => ({ uri, dispose: () => undefined }),
      resolveCustomEditor: async ({ uri }: SavedExport, panel) =>
        (await usagePages()).showInEditor(parts, panel, uri),
    } satisfies vscode.CustomReadonlyEditorProvider<SavedExport>),
  );
}
