import { ELLIPSIS, LONGEST_SHOWN } from './limits';

/** What ends a line or stands between columns. Texts are shown on one line, where a forged line could pass for ours. */
const BREAKS = /[\t\n\v\f\r\u0085\u2028\u2029]+/gu;

/**
 * Control characters, and marks that change the direction of what follows. The joiners U+200C and U+200D stay:
 * Persian and emoji need them.
 */
const INVISIBLE = /[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu;

/** Half of a pair, which no encoding can write. */
const HALF_PAIR = /\p{Surrogate}/gu;

const UNCLEAN = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/u;

/** Whether a text is as {@link cleanText} would leave it. */
export function isClean(text: string): boolean {
  return !UNCLEAN.test(text);
}

/**
 * A foreign text on one line, without characters that control or reorder what is around it. Line breaks and tabs
 * become spaces.
 */
export function cleanText(text: string): string {
  return isClean(text) ? text : text.replace(BREAKS, ' ').replace(INVISIBLE, '').replace(HALF_PAIR, '\ufffd');
}

/** At most `longest` characters of a text, an ellipsis in place of the rest; no pair of surrogates is split. */
export function cutText(text: string, longest: number): string {
  if (text.length <= longest) {
    return text;
  }
  const end = isHighSurrogate(text.charCodeAt(longest - 2)) ? longest - 2 : longest - 1;
  return `${text.slice(0, end)}${ELLIPSIS}`;
}

/** As much of a clean text as a person is shown, without white space around it. */
export function shownText(text: string): string {
  return cutText(text.trim(), LONGEST_SHOWN);
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code <= 0xdbff;
}
