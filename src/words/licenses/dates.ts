/**
 * How dates read everywhere. "Expires" is GitLab's own `expires_at`, the first day without the license; "licensed
 * through" is the last covered day, and only about coverage.
 */

import { t } from '@vscode/l10n';

/** @param date GitLab's `expires_at`: the first day without the license */
export function expires(date: string): string {
  return t('expires {0}', date);
}

/** The same of a day that has come. */
export function expired(date: string): string {
  return t('expired {0}', date);
}

/** @param date GitLab's `starts_at`: the first day with the license */
export function starts(date: string): string {
  return t('starts {0}', date);
}

/** @param date the last covered day (`coveredUntil`), not GitLab's `expires_at` */
export function licensedThrough(date: string): string {
  return t('licensed through {0}', date);
}

/** The same as a sentence. */
export function licensedThroughSentence(date: string): string {
  return t('Licensed through {0}.', date);
}

export function neverExpires(): string {
  return t('never expires');
}

/** @param from the first day without a license @param to the last one */
export function notLicensed(from: string, to: string): string {
  return from === to ? t('Not licensed on {0}.', from) : t('Not licensed from {0} through {1}.', from, to);
}

/** The same where it isn't a sentence of its own. */
export function notLicensedWords(from: string, to: string): string {
  return from === to ? t('not licensed on {0}', from) : t('not licensed from {0} through {1}', from, to);
}
