import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/** How serious a notification is. */
export type Level = 'information' | 'warning' | 'error';

/**
 * What selecting a button does. `harmless`: nothing that lasts; it asks more, shows or copies something, or leaves all
 * as it is. `intended`: what the user asked for, with nothing that speaks against it. `risky`: it deletes, overwrites,
 * sends a secret, or goes on although something speaks against it.
 */
export type Deed = 'harmless' | 'intended' | 'risky';

export interface DialogButton<Answer extends string, Does extends Deed = Deed> {
  readonly title: PlainText;
  readonly answer: Answer;
  readonly does: Does;
}

/** Enter presses the first button, so only some may stand there. VS Code puts Cancel last. */
export type Buttons<Answer extends string, OnEnter extends Deed> = readonly [
  DialogButton<Answer, OnEnter>,
  ...DialogButton<Answer>[],
];

interface QuestionTexts {
  readonly question: PlainText;
  readonly detail?: PlainText;
}

/** What a modal dialog offers. With a warning sign, where something is odd or lost, Enter changes nothing. */
export type Choices<Answer extends string> =
  | { readonly isWarning: true; readonly buttons: Buttons<Answer, 'harmless'> }
  | { readonly isWarning: false; readonly buttons: Buttons<Answer, 'harmless' | 'intended'> };

/** What a modal dialog says and offers. */
export type Question<Answer extends string> = QuestionTexts & Choices<Answer>;

/**
 * Shows a notification, which waits for nobody.
 *
 * @returns the button that was selected; undefined when the notification was closed
 */
export async function notify(
  level: Level,
  message: PlainText,
  buttons: readonly PlainText[] = [],
): Promise<PlainText | undefined> {
  switch (level) {
    case 'information':
      return vscode.window.showInformationMessage(message, ...buttons);
    case 'warning':
      return vscode.window.showWarningMessage(message, ...buttons);
    case 'error':
      return vscode.window.showErrorMessage(message, ...buttons);
  }
}

/** Asks in a modal dialog. @returns undefined when it was canceled */
export async function ask<Answer extends string>(asked: Question<Answer>): Promise<Answer | undefined> {
  const { question, detail, isWarning, buttons } = asked;
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  const items: vscode.MessageItem[] = buttons.map(({ title }) => ({ title }));
  const chosen = isWarning
    ? await vscode.window.showWarningMessage(question, options, ...items)
    : await vscode.window.showInformationMessage(question, options, ...items);
  return chosen === undefined ? undefined : buttons[items.indexOf(chosen)]?.answer;
}
