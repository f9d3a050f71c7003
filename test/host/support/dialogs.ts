import {
  CancellationTokenSource,
  env,
  window,
  type InputBoxOptions,
  type MessageItem,
  type MessageOptions,
  type Progress,
  type ProgressOptions,
  type QuickPickItem,
  type QuickPickOptions,
  type SaveDialogOptions,
  type Uri,
} from 'vscode';

type Item = string | MessageItem;

/** One message that was shown. */
export interface Shown {
  readonly message: string;
  readonly detail: string;
  readonly buttons: readonly string[];
}

/** A modal dialog. */
interface ShownDialog extends Shown {
  readonly isWarning: boolean;
}

type Notify = (message: string, ...buttons: string[]) => Thenable<string | undefined>;

/** A notification: a message that nobody has to answer. */
export interface Note extends Shown {
  readonly kind: 'error' | 'warning' | 'information';
}

/** The button that is pressed; undefined: the way out. A function decides while the message is shown. */
export type Press = RegExp | undefined | ((shown: Shown) => RegExp | undefined | Promise<RegExp | undefined>);

/** One message after the other, then the way out; or the same for all. */
export type Presses = readonly Press[] | RegExp | ((shown: Shown) => RegExp | undefined);

type Task = (progress: Progress<unknown>, token: CancellationTokenSource['token']) => Thenable<unknown>;

const REPLACED = [
  'showWarningMessage',
  'showInformationMessage',
  'showErrorMessage',
  'showQuickPick',
  'showSaveDialog',
  'showOpenDialog',
  'showInputBox',
  'withProgress',
] as const;

/**
 * Answers the modal dialogs, lists and other dialogs of the extension until `restore`: nobody can press their buttons
 * in a host test. Everything else is VS Code's own.
 */
export class Dialogs {
  /** Modal dialogs. */
  readonly shown: ShownDialog[] = [];
  /** As far as `answerNotifications` or `answerWarnings` stand in for them. */
  readonly notes: Note[] = [];
  /** What was offered in lists. */
  readonly offered: (readonly QuickPickItem[])[] = [];
  /** The titles of lists. */
  readonly titles: string[] = [];
  readonly saveDialogs: SaveDialogOptions[] = [];
  /** What input boxes had to say about what was typed. */
  readonly problems: string[] = [];
  /** Addresses that were opened outside VS Code. */
  readonly opened: Uri[] = [];
  /** Titles of the progress that was shown. */
  readonly progress: string[] = [];
  readonly #before = REPLACED.map((name) => [name, window[name]] as const);
  readonly #openExternal = env.openExternal;
  #pressModal: (shown: Shown) => Promise<RegExp | undefined> = () => Promise.resolve(undefined);
  #information: Notify = window.showInformationMessage;

  /** @param press what is pressed in modal dialogs; a warning that is a notification is only taken note of */
  answerWarnings(press: Presses): void {
    this.#pressModal = presser(press);
    const note = (message: string, ...buttons: string[]) => {
      this.notes.push({ kind: 'warning', message, detail: '', buttons });
      return Promise.resolve(undefined);
    };
    this.#answerMessages('showWarningMessage', note);
    this.#answerMessages('showInformationMessage', this.#information);
  }

  /** Modal dialogs are answered with what is pressed in them, notifications by `note`. */
  #answerMessages(name: 'showWarningMessage' | 'showInformationMessage', note: Notify): void {
    const answer: unknown = (message: string, ...rest: (MessageOptions | Item)[]) => {
      const { options, items } = splitItems(rest);
      if (options.modal !== true) {
        return note(message, ...items.map(titleOf));
      }
      const isWarning = name === 'showWarningMessage';
      const shown = { message, detail: options.detail ?? '', buttons: items.map(titleOf), isWarning };
      this.shown.push(shown);
      return chosen(this.#pressModal(shown), items);
    };
    window[name] = answer as typeof window.showWarningMessage;
  }

  /** Takes the choice whose label matches. */
  pick(label: RegExp): void {
    const pick: unknown = (items: readonly QuickPickItem[], options?: QuickPickOptions) => {
      this.offered.push(items);
      this.titles.push(options?.title ?? '');
      return Promise.resolve(items.find((item) => label.test(item.label)));
    };
    window.showQuickPick = pick as typeof window.showQuickPick;
  }

  /** Presses a button of notifications; the way out: it stays. */
  answerNotifications(press: Presses): void {
    const next = presser(press);
    const answer =
      (kind: Note['kind']) =>
      (message: string, ...buttons: string[]) => {
        const note = { kind, message, detail: '', buttons };
        this.notes.push(note);
        return chosen(next(note), buttons);
      };
    this.#information = answer('information');
    this.#answerMessages('showInformationMessage', this.#information);
    const answerError: unknown = answer('error');
    window.showErrorMessage = answerError as typeof window.showErrorMessage;
  }

  /** Saves what a save dialog is shown for in these files, one after the other; nothing more: the way out. */
  saveIn(files: readonly Uri[]): void {
    const waiting = [...files];
    window.showSaveDialog = (options) => {
      this.saveDialogs.push(options ?? {});
      return Promise.resolve(waiting.shift());
    };
  }

  openFile(file: Uri | undefined): void {
    window.showOpenDialog = () => Promise.resolve(file && [file]);
  }

  /** Types into input boxes. What one finds wrong cannot be entered, so it is left. */
  type(text: string | undefined): void {
    const answer: unknown = async (options?: InputBoxOptions) => {
      const problem = text === undefined ? undefined : await options?.validateInput?.(text);
      if (problem === undefined || problem === null) {
        return text;
      }
      this.problems.push(typeof problem === 'string' ? problem : problem.message);
      return undefined;
    };
    window.showInputBox = answer as typeof window.showInputBox;
  }

  /** Types the name that an input box asks for, whichever that is. */
  typeNameAsked(): void {
    const answer: unknown = (options?: InputBoxOptions) =>
      Promise.resolve(/^Enter (.+) to delete the /.exec(options?.prompt ?? '')?.[1]);
    window.showInputBox = answer as typeof window.showInputBox;
  }

  /** Takes note of addresses in place of opening them. */
  openNothing(): void {
    env.openExternal = (target) => {
      this.opened.push(target);
      return Promise.resolve(true);
    };
  }

  /** Presses Cancel in the progress with such a title as soon as it is shown. */
  cancelProgress(title: RegExp): void {
    const run: unknown = (options: ProgressOptions, task: Task) => {
      this.progress.push(options.title ?? '');
      const source = new CancellationTokenSource();
      if (options.cancellable === true && title.test(options.title ?? '')) {
        setTimeout(() => source.cancel(), 50);
      }
      return task({ report: () => undefined }, source.token);
    };
    window.withProgress = run as typeof window.withProgress;
  }

  restore(): void {
    Object.assign(window, Object.fromEntries(this.#before));
    env.openExternal = this.#openExternal;
  }
}

function presser(press: Presses): (shown: Shown) => Promise<RegExp | undefined> {
  const waiting = Array.isArray(press) ? [...(press as readonly Press[])] : undefined;
  return async (shown) => {
    const next = waiting === undefined ? (press as Press) : waiting.shift();
    return typeof next === 'function' ? next(shown) : next;
  };
}

async function chosen<T extends Item>(
  press: Promise<RegExp | undefined>,
  items: readonly T[],
): Promise<T | undefined> {
  const wanted = await press;
  return wanted && items.find((item) => wanted.test(titleOf(item)));
}

function splitItems(rest: readonly (MessageOptions | Item)[]): { options: MessageOptions; items: Item[] } {
  const [first] = rest;
  const isOptions = typeof first === 'object' && !('title' in first);
  return isOptions
    ? { options: first, items: rest.slice(1) as Item[] }
    : { options: {}, items: rest as Item[] };
}

function titleOf(item: Item): string {
  return typeof item === 'string' ? item : item.title;
}
