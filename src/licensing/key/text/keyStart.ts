/** Base64 of `{"data"`, `{"key"` and `{"iv"`: envelopes are JSON without spaces. */
export const STARTS = ['eyJkYXRhI', 'eyJrZXki', 'eyJpdiI'];

/** Where a key begins in base64. */
export const KEY_START = new RegExp(STARTS.join('|'));

/**
 * Whether a key seems to begin in a text: a quick look that a menu can rest on, not what decides. Takes time in
 * proportion to the text.
 */
export function looksLikeKey(text: string): boolean {
  return KEY_START.test(text);
}
