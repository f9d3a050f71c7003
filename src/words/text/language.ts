import { config, t } from '@vscode/l10n';

let locale = 'en';
let collator = collatorOf(locale);
let numbers = numbersOf(locale);

/**
 * Chooses the language of everything in `words/`.
 *
 * @param language a BCP 47 tag, as VS Code gives it
 * @param bundle the translations of that language; none: English
 */
export function setLanguage(language: string, bundle: Record<string, string> | undefined): void {
  locale = Intl.NumberFormat.supportedLocalesOf([language])[0] ?? 'en';
  collator = collatorOf(locale);
  numbers = numbersOf(locale);
  if (bundle !== undefined) {
    config({ contents: bundle });
  }
}

/** The language in use, as a BCP 47 tag. */
export function currentLocale(): string {
  return locale;
}

/** A count with the language's own separators: 1,234. What nobody can count, such as 1e308, isn't written out. */
export function count(value: number): string {
  if (Math.abs(value) > Number.MAX_SAFE_INTEGER) {
    return String(value);
  }
  return numbers.format(value);
}

/** How long ago something was, roughly: "5 minutes ago". Both in epoch milliseconds. */
export function ago(then: number, now: number): string {
  const seconds = secondsSince(then, now);
  if (isJustNow(then, now)) {
    return t('just now');
  }
  const format = new Intl.RelativeTimeFormat(locale, { numeric: 'always' });
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) {
    return format.format(-minutes, 'minute');
  }
  const hours = Math.round(minutes / 60);
  return hours < 48 ? format.format(-hours, 'hour') : format.format(-Math.round(hours / 24), 'day');
}

/**
 * A moment on the clock of the reader, given in epoch milliseconds: "Jan 4, 2027, 1:05 PM". A number that is no moment
 * stays as it is.
 */
export function moment(at: number): string {
  if (Number.isNaN(new Date(at).getTime())) {
    return String(at);
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
}

/** Whether it was so short a time ago that a person calls it "just now". Both in epoch milliseconds. */
export function isJustNow(then: number, now: number): boolean {
  return secondsSince(then, now) < 45;
}

function secondsSince(then: number, now: number): number {
  return Math.max(0, Math.round((now - then) / 1000));
}

/** Sorts names as readers of the language do, and "gitlab2" before "gitlab10". */
export function compareNames(one: string, other: string): number {
  return collator.compare(one, other);
}

/** Names in a sentence: "My Lab, Production, and Research". */
export function listText(names: readonly string[]): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(names);
}

const BETWEEN_FACTS = ' · ';

/** Joins the facts of one line. */
export function line(...facts: readonly (string | undefined)[]): string {
  return joined(facts, BETWEEN_FACTS);
}

/** Joins facts that are read aloud: a screen reader makes a pause at a comma, and nothing or a word of a middle dot. */
export function spokenList(...facts: readonly (string | undefined)[]): string {
  return joined(facts, ', ');
}

/** A line as it is read aloud. */
export function spoken(text: string): string {
  return text.replaceAll(BETWEEN_FACTS, ', ');
}

function joined(facts: readonly (string | undefined)[], between: string): string {
  return facts.filter((fact) => fact !== undefined && fact !== '').join(between);
}

/** Made once for each language: a new one for each comparison would take most of the time that sorting takes. */
function collatorOf(language: string): Intl.Collator {
  return new Intl.Collator(language, { numeric: true });
}

/** Likewise: a new one for each number takes most of the time that it takes to draw a view of many licenses. */
function numbersOf(language: string): Intl.NumberFormat {
  return new Intl.NumberFormat(language);
}

/** A line about some things: none without any, `one` for a single one, `several` for more. */
export function linesOfCount(number: number, one: string, several: string): string[] {
  if (number === 0) {
    return [];
  }
  return [number === 1 ? one : several];
}
