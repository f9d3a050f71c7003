import * as vscode from 'vscode';
import type { PlainText } from '../../words/text/plainText';

/** How serious a notification is. */
export type Level = 'information' | 'warning' | 'error';

/** What a modal dialog says and offers. */
export interface Question<Answer extends string> {
  readonly question: PlainText;
  readonly detail?: PlainText;
  /** With a warning sign: something is odd or can't be undone. */
  readonly isWarning: boolean;
  /** The first one is what Enter presses. VS Code adds Cancel by itself. */
  readonly buttons: readonly DialogButton<Answer>[];
}

export interface DialogButton<Answer extends string> {
  readonly title: PlainText;
  readonly answer: Answer;
}

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
export async function ask<Answer extends string>({
  question,
  detail,
  isWarning,
  buttons,
}: Question<Answer>): Promise<Answer | undefined> {
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  const titles = buttons.map(({ title }) => title);
  const chosen = isWarning
    ? await vscode.window.showWarningMessage(question, options, ...titles)
    : await vscode.window.showInformationMessage(question, options, ...titles);
  return buttons.find(({ title }) => title === chosen)?.answer;
}
