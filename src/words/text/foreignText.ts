import { shownText } from '../../gitlab/foreign/text';

/** Up to how many characters of a text are shown. */
const LONGEST = 120;

/** A text of a key or a server on one line of bearable length; empty for what is no text. */
export function shortText(value: unknown): string {
  // Marks of direction could make a text say something else than it does.
  const text = (scalarText(value) ?? '').replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ').trim();
  const characters = Array.from(text);
  return characters.length > LONGEST ? `${characters.slice(0, LONGEST - 1).join('')}…` : text;
}

/** A text, number or truth value that a server sent, on one line; undefined for everything else. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' ? oneLine(value) : undefined;
}

function oneLine(text: string): string | undefined {
  const line = text.trim().replace(/\s+/g, ' ');
  return line === '' ? undefined : shownText(line);
}
