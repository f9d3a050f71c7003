import { t } from '@vscode/l10n';

/** What a button beside a message does. */
export type ActionId =
  'retry' | 'setToken' | 'editInstance' | 'openInstance' | 'openSubscriptionPage' | 'showLog';

export interface FailureText {
  /** A few words, for a line in the tree. */
  readonly summary: string;
  /** What happened, to which instance, and what to do next. */
  readonly message: string;
  /** The one action that can fix it. */
  readonly action: ActionId;
}

/** A text without an action is of something that may have passed when it's tried again. */
export type MostlyRetried = Omit<FailureText, 'action'> & { readonly action?: ActionId };

/** The sentence, and what the server said in its own words. */
export function withServerWords(sentence: string, serverMessage: string | undefined): string {
  return serverMessage === undefined ? sentence : `${sentence} ${t('GitLab says: {0}', serverMessage)}`;
}

/** The sentence, and where to look when something else may have answered. */
export function withUrlCheck(sentence: string): string {
  return `${sentence} ${t('Check the URL, and whether a proxy answered instead.')}`;
}
