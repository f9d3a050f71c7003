const PUNCTUATION = /[!-/:-@[-`{-~]/g;

/**
 * A text of a user or a server on one line of Markdown, to be read as it is: every ASCII punctuation mark is escaped,
 * which CommonMark allows, so that nothing becomes markup, HTML, an icon, or a link that nobody wrote as one.
 */
export function plain(text: string): string {
  return text.trim().replace(/\s+/g, ' ').replace(PUNCTUATION, '\\$&');
}

/** The same, set in bold; it must stand alone on its line. */
export function bold(text: string): string {
  return `**${plain(text)}**`;
}

/** Texts that are Markdown already, each a paragraph; what is missing is left out. */
export function paragraphs(...texts: readonly (string | undefined)[]): string {
  return texts.filter((text) => text !== undefined && text !== '').join('\n\n');
}

/** Texts that are not Markdown yet, as a list; empty for none. */
export function bullets(texts: readonly string[]): string {
  return texts.map((text) => `- ${plain(text)}`).join('\n');
}
