import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/** Shows in a notification that a task runs, until it ends. @param cancel what its Cancel button does */
export function showProgress(title: PlainText, running: Promise<unknown>, cancel: () => void): void {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(cancel);
    await Promise.allSettled([running]);
  });
}

/** Shows the progress of a task as a bar in a view. */
export function showProgressIn<T>(viewId: string, task: () => Thenable<T>): Thenable<T> {
  return vscode.window.withProgress({ location: { viewId } }, task);
}
