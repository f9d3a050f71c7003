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
  /** The first one is what Enter presses. */
  readonly buttons: readonly DialogButton<Answer>[];
  /** What the button that changes nothing is called; Cancel when left out. It always stands last. */
  readonly close?: PlainText;
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
export async function ask<Answer extends string>(asked: Question<Answer>): Promise<Answer | undefined> {
  const { question, detail, isWarning, buttons, close } = asked;
  const options = { modal: true, ...(detail !== undefined && { detail }) };
  const items: vscode.MessageItem[] = buttons.map(({ title }) => ({ title }));
  if (close !== undefined) {
    items.push({ title: close, isCloseAffordance: true });
  }
  const chosen = isWarning
    ? await vscode.window.showWarningMessage(question, options, ...items)
    : await vscode.window.showInformationMessage(question, options, ...items);
  return chosen === undefined ? undefined : buttons[items.indexOf(chosen)]?.answer;
}
