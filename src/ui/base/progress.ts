import * as vscode from 'vscode';

/** Most answers come sooner, and a notification that flashes up says nothing. */
const SLOW_MS = 800;

/** Runs a task; once it takes long, a notification shows that it runs and lets the user cancel it. */
export async function withProgress<T>(title: string, run: (signal: AbortSignal) => Promise<T>): Promise<T> {
  const cancellation = new AbortController();
  const running = run(cancellation.signal);
  const timer = setTimeout(() => show(title, running, cancellation), SLOW_MS);
  try {
    return await running;
  } finally {
    clearTimeout(timer);
  }
}

function show(title: string, running: Promise<unknown>, cancellation: AbortController): void {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  void vscode.window.withProgress(options, async (_progress, token) => {
    token.onCancellationRequested(() => cancellation.abort());
    await Promise.allSettled([running]);
  });
}
