import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/**
 * What an input says around what is entered. An example stands in the prompt: VS Code reads a placeholder before the
 * title, as the name of the input.
 */
export interface InputTexts {
  readonly title: PlainText;
  readonly prompt: PlainText;
}

/** An input box whose texts are set through the door. */
export interface PlainInputBox extends Omit<
  vscode.InputBox,
  'title' | 'prompt' | 'placeholder' | 'step' | 'totalSteps' | 'validationMessage'
> {
  /** Says what is wrong with what was entered; nothing when undefined. */
  showProblem(problem: PlainText | undefined): void;
}

/** @returns an input box that isn't shown yet */
export function inputBox({ title, prompt }: InputTexts): PlainInputBox {
  const input = vscode.window.createInputBox();
  input.title = title;
  input.prompt = prompt;
  const showProblem = (message: PlainText | undefined) => {
    input.validationMessage =
      message === undefined ? undefined : { message, severity: vscode.InputBoxValidationSeverity.Error };
  };
  return Object.assign(input, { showProblem });
}

/**
 * Asks for a line and stays open when VS Code loses the focus.
 *
 * @param problemOf what is wrong with what is entered so far
 * @returns undefined when it was canceled
 */
export async function askForLine(
  { title, prompt }: InputTexts,
  problemOf: (text: string) => PlainText | undefined,
): Promise<string | undefined> {
  return vscode.window.showInputBox({
    ...{ title, prompt },
    ignoreFocusOut: true,
    validateInput: problemOf,
  });
}

/**
 * Asks for a line that isn't shown, and stays open when VS Code loses the focus.
 *
 * @returns undefined when it was canceled
 */
export async function askForSecret({ title, prompt }: InputTexts): Promise<string | undefined> {
  return vscode.window.showInputBox({ ...{ title, prompt }, ignoreFocusOut: true, password: true });
}
