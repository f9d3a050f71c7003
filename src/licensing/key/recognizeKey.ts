/** Tells what a text is that someone takes for a license key. Nothing of it throws, whatever the text. */

import { damageWithoutStart, type KeyDamage } from './text/keyDamage';
import { findKeys } from './text/findKeys';
import { isActivationCode, isUsageExport, isVisible, otherText, type OtherText } from './text/otherTexts';
import { unwrapKey } from './text/unwrapKey';
import { hasWebToken, withoutBoundaries } from './text/withoutMarkup';

export type { KeyDamage, MissingPiece } from './text/keyDamage';
export type { OtherText } from './text/otherTexts';

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
  /** A key with other text between its lines that can't be taken out safely. `line`: where that text begins, from 1. */
  | { readonly kind: 'foreign'; readonly line: number }
  /** More than one key begins in the text, and they are not the same. */
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
  // Text in UTF-16 that was read as something else.
  const plain = text.replaceAll('\0', '');
  // It contains a key, but the one that its instance has already.
  if (isUsageExport(plain)) {
    return { kind: 'somethingElse', looksLike: 'usageExport' };
  }
  return keyIn(plain) ?? otherThanKey(plain) ?? pieceOfKey(plain) ?? { kind: 'somethingElse' };
}

function keyIn(text: string): KeyText | undefined {
  const found = findKeys(text);
  switch (found.kind) {
    case 'none':
      return undefined;
    case 'one':
      return { kind: 'licenseKey', key: found.key };
    case 'several':
      return { kind: 'several' };
    case 'foreign':
      return { kind: 'foreign', line: found.line };
    case 'damaged':
      return { kind: 'cutShort', ...found.damage };
  }
}

function otherThanKey(text: string): KeyText | undefined {
  if (isActivationCode(text)) {
    return { kind: 'activationCode' };
  }
  const looksLike = otherText(text) ?? (hasWebToken(text) ? 'webToken' : undefined);
  return looksLike && { kind: 'somethingElse', looksLike };
}

function pieceOfKey(text: string): KeyText | undefined {
  const damage = damageWithoutStart(unwrapKey(withoutBoundaries(text)).symbols);
  return damage && { kind: 'cutShort', ...damage };
}
