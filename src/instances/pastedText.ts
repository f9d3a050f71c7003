/** Characters without a shape that come along when a text is copied from a page, a chat or a mail. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** What people and programs put around an address or a token; square brackets belong to addresses of IPv6. */
const AROUND = new Set('"\'`´<>(){}«»‹›‘’‚‛“”„‟,;*\\');

/** The same, where the end of a sentence counts as well. */
const BEHIND = new Set([...AROUND, '.', '!', '?']);

/** A pasted text without what came along with it: invisible characters, and quotation marks and brackets around it. */
export function barePaste(text: string): string {
  return unwrapped(text.replace(INVISIBLE, ''));
}

/** Without white space, quotation marks and brackets at both ends. Takes time in proportion to the text. */
export function unwrapped(text: string): string {
  let [start, end] = [0, text.length];
  while (start < end && isIn(AROUND, text[start])) {
    start++;
  }
  while (end > start && isIn(BEHIND, text[end - 1])) {
    end--;
  }
  return text.slice(start, end);
}

function isIn(characters: ReadonlySet<string>, character = ''): boolean {
  return characters.has(character) || character.trim() === '';
}
