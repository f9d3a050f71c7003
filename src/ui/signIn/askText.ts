import * as vscode from 'vscode';
import { plainText } from '../../words/text/plainText';
import { inputBox, type PlainInputBox } from '../window/inputs';

/** What becomes of a text that was entered: it is taken, or the input stays open and says why not. */
export type Verdict<T> =
  { readonly kind: 'taken'; readonly value: T } | { readonly kind: 'refused'; readonly message: string };

export interface InputButton extends vscode.QuickInputButton {
  run(): unknown;
}

export interface TextQuestion<T> {
  readonly title: string;
  readonly step?: number;
  readonly totalSteps?: number;
  readonly prompt: string;
  readonly value?: string;
  /** What was wrong with the value when it was asked for the last time. */
  readonly problem?: string;
  readonly placeholder?: string;
  readonly password?: boolean;
  readonly canGoBack?: boolean;
  readonly buttons?: readonly InputButton[];
  /** Tries what was entered; the input shows that it is busy meanwhile. Aborted when the user gives up. */
  accept(text: string, signal: AbortSignal): Promise<Verdict<T>>;
}

export type TextAnswer<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/**
 * Asks for a text and stays open, also when VS Code loses the focus, until it is taken or the user gives up.
 * What is wrong with a text is said in the input itself.
 */
export async function askText<T>(question: TextQuestion<T>): Promise<TextAnswer<T>> {
  const input = inputFor(question);
  const gaveUp = new AbortController();
  const answer = await new Promise<TextAnswer<T>>((resolve) => {
    input.onDidHide(() => resolve({ kind: 'cancelled' }));
    input.onDidTriggerButton((button) =>
      button === vscode.QuickInputButtons.Back ? resolve({ kind: 'back' }) : (button as InputButton).run(),
    );
    input.onDidChangeValue(() => {
      input.showProblem(undefined);
    });
    input.onDidAccept(async () => {
      if (input.busy) {
        return;
      }
      const verdict = await judged(input, question, gaveUp.signal);
      if (verdict.kind === 'taken') {
        resolve({ kind: 'answer', value: verdict.value });
      } else {
        input.showProblem(plainText(verdict.message));
      }
    });
    input.show();
  });
  gaveUp.abort();
  input.dispose();
  return answer;
}

function inputFor<T>(question: TextQuestion<T>): PlainInputBox {
  const { title, prompt, placeholder } = question;
  const input = inputBox({
    title: plainText(title),
    prompt: plainText(prompt),
    ...(placeholder !== undefined && { placeHolder: plainText(placeholder) }),
  });
  input.step = question.step;
  input.totalSteps = question.totalSteps;
  input.value = question.value ?? '';
  input.password = question.password ?? false;
  input.ignoreFocusOut = true;
  input.buttons = [
    ...(question.canGoBack ? [vscode.QuickInputButtons.Back] : []),
    ...(question.buttons ?? []),
  ];
  if (question.problem !== undefined) {
    input.showProblem(plainText(question.problem));
  }
  return input;
}

async function judged<T>(
  input: PlainInputBox,
  question: TextQuestion<T>,
  signal: AbortSignal,
): Promise<Verdict<T>> {
  input.busy = true;
  input.enabled = false;
  input.showProblem(undefined);
  try {
    return await question.accept(input.value.trim(), signal);
  } finally {
    input.enabled = true;
    input.busy = false;
  }
}
