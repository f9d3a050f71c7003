/* What the notifier needs of VS Code, in a process that a test may kill: what is shown becomes a line of its output. */

export const window = {
  state: { focused: true },
  showWarningMessage: (message: string) => {
    process.stdout.write(process.argv.includes('freeze') ? 'about to show\n' : `shown: ${message}\n`);
    if (process.argv.includes('freeze')) {
      // Nothing happens any more in this process: it stands between the claim and the notification.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
    return Promise.resolve(undefined);
  },
};

export const l10n = { t: (text: string) => text };
export const commands = {};
export const Uri = {};

export class Disposable {
  dispose(): void {
    return undefined;
  }
}

export { Disposable as EventEmitter, Disposable as ThemeColor, Disposable as ThemeIcon };
