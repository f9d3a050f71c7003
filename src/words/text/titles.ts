import { cleanText, cutText } from '../../gitlab/foreign/text';

/** In characters: more of a title is never seen. */
const LONGEST_TITLE = 200;

/**
 * The title of a document, which VS Code takes from the last part of a path.
 *
 * @param name can have foreign texts in it, such as an instance's name, which has no limit
 * @returns on one line, at most 200 characters, without slashes
 */
export function documentTitle(name: string): string {
  return cutText(cleanText(name), LONGEST_TITLE).replace(/[/\\]/g, '-');
}
