import { scalarText } from './licenses/fact';

const LONGEST = 120;

/** A text of a key or a server on one line of bearable length; empty for what is no text. */
export function shortText(value: unknown): string {
  // Marks of direction could make a text say something else than it does.
  const text = (scalarText(value) ?? '').replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
