import { cleanText, cutText, shownText } from '../../gitlab/foreign/text';

/** Up to how many characters of a text are shown. */
const LONGEST = 120;

/** A text of a key or a server on one line of bearable length; empty for what is no text. */
export function shortText(value: unknown): string {
  return cutText(scalarText(value) ?? '', LONGEST);
}

/** A text, number or truth value that a server sent, on one line; undefined for everything else. */
export function scalarText(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') {
    return String(value);
  }
  return typeof value === 'string' ? oneLine(value) : undefined;
}

/** A text of a server, a user or a file on one line, cut where it is far too long; undefined for an empty one. */
export function oneLine(text: string): string | undefined {
  const line = cleanText(text).replace(/\s+/g, ' ').trim();
  return line === '' ? undefined : shownText(line);
}
