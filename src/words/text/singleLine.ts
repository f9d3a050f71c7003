/** White space, control characters and marks of direction, which could make a text look like another one. */
const BREAKS = /[\s\p{Cc}\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]+/gu;

const LONGEST = 1000;

/** A text of a server, a user or a file on one line, cut where it is far too long. */
export function singleLine(text: string): string {
  const line = text.replace(BREAKS, ' ').trim();
  const cut = Array.from(line.slice(0, 2 * LONGEST)).slice(0, LONGEST - 1);
  return line.length > LONGEST ? `${cut.join('')}…` : line;
}
