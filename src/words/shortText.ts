import { scalarText } from './fact';

const LONGEST = 120;

/** A text of a key or a server on one line of bearable length; empty for what is no text. */
export function shortText(value: unknown): string {
  const text = scalarText(value) ?? '';
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}
