import { setTimeout as wait } from 'node:timers/promises';
import {
  commands,
  window,
  type MessageItem,
  type MessageOptions,
  type QuickPickItem,
  type Uri,
} from 'vscode';

type Item = string | MessageItem;

/** One dialog that was shown. */
export interface Shown {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/**
 * Answers the modal warnings and the lists of choices of the extension until `restore`: nobody can press their buttons
 * in a host test. Everything else is VS Code's own.
 */
export class Dialogs {
  readonly shown: Shown[] = [];
  readonly #warn = window.showWarningMessage;
  readonly #pick = window.showQuickPick;
  readonly #inform = window.showInformationMessage;
  readonly #error = window.showErrorMessage;
  readonly #save = window.showSaveDialog;
  readonly #open = window.showOpenDialog;
  readonly #input = window.showInputBox;

  /** @param press what is pressed in one warning after the other; undefined, or nothing more: the way out */
  answerWarnings(press: readonly (RegExp | undefined)[]): void {
    const waiting = [...press];
    const answer = (message: string, options: MessageOptions, ...items: Item[]) => {
      const buttons = items.map(titleOf);
      this.shown.push({ message, detail: options.detail ?? '', buttons });
      const wanted = waiting.shift();
      return Promise.resolve(wanted && items.find((item) => wanted.test(titleOf(item))));
    };
    window.showWarningMessage = answer;
  }

  /** Takes the choice whose label matches. */
  pick(label: RegExp): void {
    const pick: unknown = (items: readonly QuickPickItem[]) =>
      Promise.resolve(items.find((item) => label.test(item.label)));
    window.showQuickPick = pick as typeof window.showQuickPick;
  }

  /** Presses a button of one notification after the other; undefined, or nothing more: it stays. */
  answerNotifications(press: readonly (RegExp | undefined)[]): void {
    const waiting = [...press];
    const answer: unknown = (message: string, ...buttons: string[]) => {
      this.shown.push({ message, detail: '', buttons });
      const wanted = waiting.shift();
      return Promise.resolve(wanted && buttons.find((button) => wanted.test(button)));
    };
    window.showInformationMessage = answer as typeof window.showInformationMessage;
    window.showErrorMessage = answer as typeof window.showErrorMessage;
  }

  /** Saves what a save dialog is shown for in these files, one after the other; nothing more: the way out. */
  saveIn(files: readonly Uri[]): void {
    const waiting = [...files];
    window.showSaveDialog = () => Promise.resolve(waiting.shift());
  }

  openFile(file: Uri | undefined): void {
    window.showOpenDialog = () => Promise.resolve(file && [file]);
  }

  type(text: string | undefined): void {
    const answer: unknown = () => Promise.resolve(text);
    window.showInputBox = answer as typeof window.showInputBox;
  }

  restore(): void {
    window.showInformationMessage = this.#inform;
    window.showErrorMessage = this.#error;
    window.showSaveDialog = this.#save;
    window.showOpenDialog = this.#open;
    window.showInputBox = this.#input;
    window.showWarningMessage = this.#warn;
    window.showQuickPick = this.#pick;
  }
}

function titleOf(item: Item): string {
  return typeof item === 'string' ? item : item.title;
}

/** Presses Enter in the open input until the condition holds: VS Code does not say when one has opened. */
export async function acceptUntil(condition: () => boolean): Promise<void> {
  await again('workbench.action.acceptSelectedQuickOpenItem', condition);
}

/** Presses Escape until the condition holds. */
export async function escapeUntil(condition: () => boolean): Promise<void> {
  await again('workbench.action.closeQuickOpen', condition);
}

async function again(command: string, condition: () => boolean): Promise<void> {
  while (!condition()) {
    await commands.executeCommand(command);
    await wait(100);
  }
}
