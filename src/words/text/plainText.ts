import { cleanText, cutText } from '../../gitlab/foreign/text';

/**
 * The one door to the window: what leaves through it can act on nothing. VS Code makes links of `[text](command:…)`,
 * and runs them, in notifications, progress titles, prompts and validation messages; it draws icons for `$(name)` in
 * lists and in the status bar; marks of direction make a text read as another than it is.
 */

declare const neutralized: unique symbol;

/** A text that a person reads as it is. Only this file makes one, so a raw string doesn't reach the window. */
export type PlainText = string & { readonly [neutralized]: true };

/** Longer than any sentence of the product with the longest foreign texts in it. */
const LONGEST_LINE = 2_000;

/** Longer than any detail of a dialog. */
const LONGEST_TEXT = 20_000;

/** Breaks a link or an icon without showing. */
const BREAK = '\u200b';

/** Any text, ours with foreign texts in it, on one line. */
export function plainText(text: string): PlainText {
  return neutral(cutText(cleanText(text).replace(/\s+/g, ' ').trim(), LONGEST_LINE));
}

/** The same with its line breaks, for the detail of a dialog. */
export function plainLines(text: string): PlainText {
  const lines = text.replaceAll('\r\n', '\n').split('\n').map(cleanText);
  return neutral(cutText(lines.join('\n'), LONGEST_TEXT));
}

function neutral(text: string): PlainText {
  return text.replaceAll('](', `]${BREAK}(`).replaceAll('$(', `$${BREAK}(`) as PlainText;
}
