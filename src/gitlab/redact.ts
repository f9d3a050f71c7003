/**
 * Takes secrets out of a text that came from outside (a server can echo what it was sent). This is the only place
 * where that is done; everything else never puts a secret into a text in the first place.
 */
export function redact(text: string, secrets: readonly string[]): string {
  return secrets.flatMap(spellings).reduce((rest, secret) => rest.replaceAll(secret, '•••'), text);
}

/** A license key is echoed with its line ends as they were, escaped, or as one line. */
function spellings(secret: string): string[] {
  const trimmed = secret.trim();
  if (trimmed === '') {
    return [];
  }
  const oneLine = trimmed.replace(/\s+/g, '');
  return [...new Set([trimmed, encodeURIComponent(trimmed), JSON.stringify(trimmed).slice(1, -1), oneLine])];
}
