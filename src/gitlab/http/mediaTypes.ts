/** What the header `Content-Type` says, whatever its parameters. */

/** What the body of a response should be; `done`: JSON, or nothing with status 204. */
export type Expected = 'json' | 'csv' | 'done';

export function isJson(contentType: string): boolean {
  return /^application\/(?:[\w.-]+\+)?json\b/i.test(contentType);
}

export function isHtml(contentType: string): boolean {
  return /^(?:text\/html|application\/xhtml\+xml)\b/i.test(contentType);
}

export function isPlainText(contentType: string): boolean {
  return /^text\/plain\b/i.test(contentType);
}

export function isCsv(contentType: string): boolean {
  return /^text\/csv\b/i.test(contentType);
}
