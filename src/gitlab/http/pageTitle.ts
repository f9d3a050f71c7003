import type { Door } from '../foreign/door';

const TAG = '<title';

/**
 * The title of an HTML page, such as "502 Bad Gateway". Each character is looked at once: a page of 2 MiB can be
 * nothing but beginnings of titles.
 */
export function pageTitle(html: string, door: Door): string | undefined {
  const tag = /<title(?=[\s>])/i.exec(html);
  const start = tag === null ? -1 : html.indexOf('>', tag.index + TAG.length);
  const end = start === -1 ? -1 : html.indexOf('<', start);
  return end === -1 ? undefined : door.shown(html.slice(start + 1, end));
}
