/** Texts that are no license key but are taken for one, by what they look like. */

export type OtherText =
  /** What `GET /license/usage_export.csv` answers. */
  | 'usageExport'
  | 'accessToken'
  /** A JSON web token: it begins as a license key does. */
  | 'webToken'
  | 'privateKey'
  | 'publicKey'
  | 'certificate'
  | 'webPage'
  | 'address'
  /** Packed, in a way in which keys are not read. */
  | 'archive';

/** Characters without a shape: spaces of all kinds, byte order mark, joiners, direction marks, NUL. */
const SHAPELESS = String.raw`[\s\p{Cc}\p{Cf}\u2800]`;
const VISIBLE = new RegExp(SHAPELESS.replace('[', '[^'), 'u');
/** Quotes and marks in which a single word is copied. */
const DECORATION = new RegExp(`${SHAPELESS}|["'\`<>*‘’‚‛“”„‟«»‹›]`, 'gu');

/** A word that is looked at alone is no longer than this, whatever stands around it. */
const LONGEST_WORD = 2000;
const ACTIVATION_CODE = /^[A-Za-z0-9]{24}$/;
/** https://docs.gitlab.com/security/tokens/#token-prefixes */
const ACCESS_TOKEN = /^(?:gl[a-z]{1,10}-|GR1348941)[\w.-]{16,}$/;
/** ZIP, gzip that is damaged, and 7-Zip, read as UTF-8. */
const ARCHIVES = ['PK\u0003\u0004', '\u001F\uFFFD', '7z\uFFFD'];
const ADDRESS = /^https?:\/\/[^\s]+$/i;

/** PEM labels by what they frame; the private half first, since a file may hold both. */
const PEM_LABELS: readonly (readonly [RegExp, OtherText])[] = [
  [/-BEGIN (?:[A-Z]{2,12} )?PRIVATE KEY-/, 'privateKey'],
  [/-BEGIN CERTIFICATE-/, 'certificate'],
  [/-BEGIN (?:[A-Z]{2,12} )?PUBLIC KEY-/, 'publicKey'],
];

/** Whether there is anything to see in the text. */
export function isVisible(text: string): boolean {
  return VISIBLE.test(text);
}

/** Whether the text is one activation code, quoted or not. */
export function isActivationCode(text: string): boolean {
  return ACTIVATION_CODE.test(singleWord(text));
}

/** Whether the text begins as GitLab's license usage file does. */
export function isUsageExport(text: string): boolean {
  const start = text.search(VISIBLE);
  const hasHeading = text.startsWith('License Key,', start) || text.startsWith('"License Key",', start);
  return hasHeading && (text.includes('License Start Date') || text.includes('User Count'));
}

/** What else the text looks like; `undefined` when nothing is known about it. */
export function otherText(text: string): OtherText | undefined {
  const word = singleWord(text);
  if (ACCESS_TOKEN.test(word)) {
    return 'accessToken';
  }
  if (ADDRESS.test(word)) {
    return 'address';
  }
  if (ARCHIVES.some((start) => text.startsWith(start))) {
    return 'archive';
  }
  const start = text.slice(0, LONGEST_WORD).trimStart();
  if (/^<(?:!doctype html|html)\b/i.test(start)) {
    return 'webPage';
  }
  return PEM_LABELS.find(([label]) => label.test(text))?.[1];
}

/** The text without what is around its words; empty when it is too long to be looked at as one. */
function singleWord(text: string): string {
  return text.length > LONGEST_WORD ? '' : text.replace(DECORATION, ' ').trim();
}
