/** Tells what a text is that someone takes for a license key. Nothing of it throws, whatever the text. */

import { damageAfterStart, damageWithoutStart, type KeyDamage } from './keyDamage';
import { parseEnvelope } from './keyEnvelope';
import { KEY_START } from './keyStart';
import { unwrapKey, cutLines, decodeSymbols, symbolCount, type Base64Text } from './unwrapKey';
import { isActivationCode, isUsageExport, isVisible, otherText, type OtherText } from './otherTexts';

export type { KeyDamage, MissingPiece } from './keyDamage';
export type { OtherText } from './otherTexts';

/** Hundreds of times what a key has; a text beyond it is not looked at. */
export const KEY_LIMIT_BYTES = 1024 * 1024;

export type KeyText =
  /**
   * One whole key: its envelope is complete, so that it can be sent. `key`: its base64 in the lines it came in,
   * without BEGIN and END, with LF and exactly one of them at the end.
   */
  | { readonly kind: 'licenseKey'; readonly key: string }
  /** Exactly 24 letters and digits: https://docs.gitlab.com/administration/license/. */
  | { readonly kind: 'activationCode' }
  /** A key that has lost something. */
  | ({ readonly kind: 'cutShort' } & KeyDamage)
  /** More than one key begins in the text. */
  | { readonly kind: 'several' }
  | { readonly kind: 'tooLarge'; readonly limitBytes: number }
  | { readonly kind: 'empty' }
  | { readonly kind: 'somethingElse'; readonly looksLike?: OtherText };

/**
 * Finds the license key in a text, or says what the text is instead. Takes time in proportion to the text.
 *
 * @param text a selection, the clipboard or a file, as it is
 */
export function recognizeKey(text: string): KeyText {
  // A character is at least a byte, so most of what is too large need not be counted.
  if (text.length > KEY_LIMIT_BYTES || Buffer.byteLength(text) > KEY_LIMIT_BYTES) {
    return { kind: 'tooLarge', limitBytes: KEY_LIMIT_BYTES };
  }
  if (!isVisible(text)) {
    return { kind: 'empty' };
  }
  // It contains a key, but the one that its instance has already.
  if (isUsageExport(text)) {
    return { kind: 'somethingElse', looksLike: 'usageExport' };
  }
  const base64 = unwrapKey(text);
  return keyIn(base64) ?? otherThanKey(text) ?? pieceOfKey(base64) ?? { kind: 'somethingElse' };
}

function keyIn(base64: Base64Text): KeyText | undefined {
  const { symbols } = base64;
  const start = symbols.search(KEY_START);
  if (start !== -1 && KEY_START.test(symbols.slice(start + 1))) {
    return { kind: 'several' };
  }

  const from = Math.max(start, 0);
  const rest = symbols.slice(from);
  const json = wholeEnvelope(rest);
  if (json !== undefined) {
    return { kind: 'licenseKey', key: cutLines(base64, from, symbolCount(json.length)) };
  }
  return start === -1 ? undefined : { kind: 'cutShort', ...damageAfterStart(rest) };
}

/** The JSON of the envelope with which the base64 begins, whatever follows it; `undefined` unless it is whole. */
function wholeEnvelope(symbols: string): string | undefined {
  const decoded = decodeSymbols(symbols);
  const json = decoded.slice(0, decoded.indexOf('}') + 1);
  return parseEnvelope(json) === undefined ? undefined : json;
}

function otherThanKey(text: string): KeyText | undefined {
  if (isActivationCode(text)) {
    return { kind: 'activationCode' };
  }
  const looksLike = otherText(text);
  return looksLike && { kind: 'somethingElse', looksLike };
}

function pieceOfKey({ symbols }: Base64Text): KeyText | undefined {
  const damage = damageWithoutStart(symbols);
  return damage && { kind: 'cutShort', ...damage };
}
