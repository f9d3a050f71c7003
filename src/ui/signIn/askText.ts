import * as vscode from 'vscode';
import { plainText } from '../../words/text/plainText';
import { inputBox, type PlainInputBox } from '../window/inputs';

/** What becomes of a text that was entered: it is taken, or the input stays open and says why not. */
export type Verdict<T> =
  { readonly kind: 'taken'; readonly value: T } | { readonly kind: 'refused'; readonly message: string };

/** A button that leaves the input open. */
export interface InputButton extends vscode.QuickInputButton {
  run(): unknown;
}

/** A button for something that takes the place of the input; afterwards the input is there again as it was. */
export interface AsideButton extends vscode.QuickInputButton {
  /** @param text what stands in the input */
  aside(text: string): Promise<unknown>;
}

/** Which of how many questions it is, from 1. */
export interface Step {
  readonly number: number;
  readonly total: number;
}

export interface TextQuestion<T> {
  readonly title: string;
  readonly step?: Step;
  readonly prompt: string;
  readonly value?: string;
  /** What was wrong with the value when it was asked for the last time. */
  readonly problem?: string;
  readonly password?: boolean;
  readonly canGoBack?: boolean;
  readonly buttons?: readonly (InputButton | AsideButton)[];
  /** Tries what was entered; the input shows that it is busy meanwhile. Aborted when the user gives up. */
  accept(text: string, signal: AbortSignal): Promise<Verdict<T>>;
}

export type TextAnswer<T> =
  { readonly kind: 'answer'; readonly value: T } | { readonly kind: 'back' } | { readonly kind: 'cancelled' };

/** What stands in the input, and what was wrong with it. */
interface Draft {
  readonly value: string;
  readonly problem?: string | undefined;
}

/**
 * `refused`: it is asked again, with what was entered and what is wrong with it; `aside`: likewise, after something
 * else.
 */
type Outcome<T> =
  | TextAnswer<T>
  | { readonly kind: 'refused'; readonly draft: Draft }
  | { readonly kind: 'aside'; readonly draft: Draft; readonly button: AsideButton };

/**
 * Asks for a text, also while VS Code has lost the focus, until it is taken or the user gives up. What is wrong with a
 * text is said in the input itself, which is opened again for that: a screen reader reads the message of an input when
 * the input gets the focus, and nothing when the message changes.
 */
export async function askText<T>(question: TextQuestion<T>): Promise<TextAnswer<T>> {
  const { value = '', problem } = question;
  for (let draft: Draft = { value, problem }; ;) {
    const outcome = await askOnce(question, draft);
    if (outcome.kind !== 'refused' && outcome.kind !== 'aside') {
      return outcome;
    }
    draft = outcome.draft;
    if (outcome.kind === 'aside') {
      await outcome.button.aside(draft.value.trim());
    }
  }
}

async function askOnce<T>(question: TextQuestion<T>, draft: Draft): Promise<Outcome<T>> {
  const input = inputFor(question, draft);
  const gaveUp = new AbortController();
  let { problem } = draft;
  const outcome = await new Promise<Outcome<T>>((resolve) => {
    input.onDidHide(() => resolve({ kind: 'cancelled' }));
    input.onDidTriggerButton((button) => {
      if (button === vscode.QuickInputButtons.Back) {
        resolve({ kind: 'back' });
      } else if ('aside' in button) {
        const { value } = input;
        resolve({ kind: 'aside', draft: { value, problem }, button: button as AsideButton });
      } else {
        (button as InputButton).run();
      }
    });
    input.onDidChangeValue(() => {
      problem = undefined;
      input.showProblem(undefined);
    });
    input.onDidAccept(async () => {
      if (!input.busy) {
        resolve(await outcomeOf(input, question, gaveUp.signal));
      }
    });
    input.show();
  });
  gaveUp.abort();
  input.dispose();
  return outcome;
}

async function outcomeOf<T>(
  input: PlainInputBox,
  question: TextQuestion<T>,
  signal: AbortSignal,
): Promise<Outcome<T>> {
  const { value } = input;
  const verdict = await judged(input, question, signal);
  return verdict.kind === 'taken'
    ? { kind: 'answer', value: verdict.value }
    : { kind: 'refused', draft: { value, problem: verdict.message } };
}

function inputFor<T>(question: TextQuestion<T>, { value, problem }: Draft): PlainInputBox {
  const input = inputBox({ title: plainText(titleOf(question)), prompt: plainText(question.prompt) });
  input.value = value;
  input.password = question.password ?? false;
  input.ignoreFocusOut = true;
  input.buttons = [
    ...(question.canGoBack ? [vscode.QuickInputButtons.Back] : []),
    ...(question.buttons ?? []),
  ];
  if (problem !== undefined) {
    input.showProblem(plainText(problem));
    // A slip in an address is corrected where the cursor was; otherwise VS Code selects all of it.
    input.valueSelection = input.password ? undefined : [value.length, value.length];
  }
  return input;
}

/** The step stands in the title, which is read: VS Code shows a step of its own, but leaves it out of the name. */
function titleOf({ title, step }: Pick<TextQuestion<unknown>, 'title' | 'step'>): string {
  return step === undefined ? title : vscode.l10n.t('{0} (step {1} of {2})', title, step.number, step.total);
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
