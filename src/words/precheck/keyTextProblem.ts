import { t } from '@vscode/l10n';
import type { KeyDamage, KeyText, OtherText } from '../../licensing/key/recognizeKey';
import type { PublicKeyProblem } from '../../licensing/key/publicKeys';
import { count } from '../text/language';

/** Where the text came from. */
export type TextOrigin = 'selection' | 'clipboard' | 'file' | 'pasted';

/** Why a text is not sent: what it is instead of a license key, and what to do. Repeats nothing of it. */
export function keyTextProblem(text: Exclude<KeyText, { kind: 'licenseKey' }>, origin: TextOrigin): string {
  switch (text.kind) {
    case 'activationCode':
      return t(
        "{0} contains an activation code, not a license key. Enter it on the instance's Subscription page.",
        originName(origin),
      );
    case 'cutShort':
      return damageText(text, originName(origin));
    case 'foreign':
      return t(
        "{0} contains a license key with other text between its lines, first in line {1}. Remove everything that isn't part of the key, or copy the key from GitLab's email.",
        originName(origin),
        count(text.line),
      );
    case 'several':
      return t('{0} contains more than one license key. Select one of them.', originName(origin));
    case 'tooLarge':
      return t("{0} is larger than 1 MiB, so it isn't a license key.", originName(origin));
    case 'empty':
      return t(
        "{0} is empty. Copy the license key from GitLab's email or the Customers Portal first.",
        originName(origin),
      );
    case 'somethingElse':
      return `${t("{0} doesn't contain a license key.", originName(origin))} ${otherText(text.looksLike)}`;
  }
}

/** Why a file of the setting `publicKeyFiles` reads no license keys. */
export function publicKeyProblem(file: string, problem: PublicKeyProblem): string {
  switch (problem) {
    case 'privateKey':
      return t("{0} contains a private key, so it wasn't read.", file);
    case 'certificate':
      return t('{0} contains a certificate instead of a public key.', file);
    case 'notPem':
      return t("{0} isn't a PEM file.", file);
    case 'notRsa':
      return t("{0} contains a public key that isn't an RSA key.", file);
    case 'damaged':
      return t('{0} is damaged.', file);
  }
}

function originName(origin: TextOrigin): string {
  switch (origin) {
    case 'selection':
      return t('The selection');
    case 'clipboard':
      return t('The clipboard');
    case 'file':
      return t('The file');
    case 'pasted':
      return t('The pasted text');
  }
}

function damageText({ missing, characters, part }: KeyDamage, origin: string): string {
  const there = count(characters);
  switch (missing) {
    case 'end':
      return t(
        '{0} contains an incomplete license key ({1} characters, up to its "{2}" field). Copy the entire key.',
        origin,
        there,
        part,
      );
    case 'start':
      return t(
        '{0} contains a license key without its beginning ({1} characters). Copy the entire key.',
        origin,
        there,
      );
    case 'startAndEnd':
      return t(
        '{0} contains only the middle of a license key ({1} characters). Copy the entire key.',
        origin,
        there,
      );
    case 'middle':
      return t(
        '{0} contains a license key with a damaged "{1}" field. Copy the entire key again.',
        origin,
        part,
      );
  }
}

function otherText(looksLike: OtherText | undefined): string {
  switch (looksLike) {
    case 'usageExport':
      return t("It's a usage export. Its key is already on the instance.");
    case 'accessToken':
      return t("It's an access token. Keep it secret.");
    case 'webToken':
      return t("It's a JSON web token (JWT). Keep it secret.");
    case 'privateKey':
      return t("It's a private key. Keep it secret.");
    case 'publicKey':
      return t("It's a public key.");
    case 'certificate':
      return t("It's a certificate.");
    case 'webPage':
      return t("It's a web page.");
    case 'address':
      return t("It's a URL.");
    case 'archive':
      return t("It's an archive. Extract the license key first.");
    case undefined:
      return t(
        "Copy the entire block of letters and digits from GitLab's email or your .gitlab-license file.",
      );
  }
}
