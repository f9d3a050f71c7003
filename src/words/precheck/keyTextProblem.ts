import { t } from '@vscode/l10n';
import type { KeyDamage, KeyText, OtherText } from '../../licensing/key/recognizeKey';
import type { PublicKeyProblem } from '../../licensing/key/publicKeys';
import { count } from '../text/language';

/** Where the text came from. */
export type TextOrigin = 'selection' | 'clipboard' | 'file';

/** Why a text is not sent: what it is instead of a license key, and what to do. Repeats nothing of it. */
export function keyTextProblem(text: Exclude<KeyText, { kind: 'licenseKey' }>, origin: TextOrigin): string {
  switch (text.kind) {
    case 'activationCode':
      return t(
        '{0} holds an activation code, not a license key. The License API does not take codes: enter it on the Subscription page of the instance.',
        originName(origin),
      );
    case 'cutShort':
      return damageText(text, originName(origin));
    case 'foreign':
      return t(
        '{0} holds a license key with something else between its lines, first in line {1}. Remove everything that isn’t part of the key, or copy the key from GitLab’s email.',
        originName(origin),
        count(text.line),
      );
    case 'several':
      return t('{0} holds more than one license key. Choose one of them.', originName(origin));
    case 'tooLarge':
      return t('{0} is larger than 1 MiB, which no license key is.', originName(origin));
    case 'empty':
      return t(
        '{0} is empty. Copy the license key from GitLab’s e-mail or the Customers Portal first.',
        originName(origin),
      );
    case 'somethingElse':
      return `${t('{0} holds no license key.', originName(origin))} ${otherText(text.looksLike)}`;
  }
}

/** Why a file of the setting `publicKeyFiles` reads no license keys. */
export function publicKeyProblem(file: string, problem: PublicKeyProblem): string {
  switch (problem) {
    case 'privateKey':
      return t('{0} holds a private key, which belongs to whoever makes licenses and was not read.', file);
    case 'certificate':
      return t('{0} holds a certificate instead of a public key.', file);
    case 'notPem':
      return t('{0} holds no PEM text.', file);
    case 'notRsa':
      return t('{0} holds a public key that is not an RSA key.', file);
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
  }
}

function damageText({ missing, characters, part }: KeyDamage, origin: string): string {
  const there = count(characters);
  switch (missing) {
    case 'end':
      return t(
        '{0} holds a license key that is cut short: it ends after {1} characters, in its part “{2}”. Copy all of it.',
        origin,
        there,
        part,
      );
    case 'start':
      return t(
        '{0} holds a license key whose start is missing; {1} characters are there. Copy all of it.',
        origin,
        there,
      );
    case 'startAndEnd':
      return t('{0} holds {1} characters from the middle of a license key. Copy all of it.', origin, there);
    case 'middle':
      return t(
        '{0} holds a license key that is damaged in its part “{1}”: something was left out or changed. Copy it again.',
        origin,
        part,
      );
  }
}

function otherText(looksLike: OtherText | undefined): string {
  switch (looksLike) {
    case 'usageExport':
      return t('It is a usage export; its key is the one that its instance has already.');
    case 'accessToken':
      return t('It is an access token: keep it secret.');
    case 'webToken':
      return t('It’s a JSON web token (JWT). Keep it secret.');
    case 'privateKey':
      return t('It is a private key: keep it secret.');
    case 'publicKey':
      return t('It is a public key.');
    case 'certificate':
      return t('It is a certificate.');
    case 'webPage':
      return t('It is a web page.');
    case 'address':
      return t('It is an address.');
    case 'archive':
      return t('It’s an archive. Extract the license key first.');
    case undefined:
      return t(
        'A key is a long block of letters and digits, as GitLab’s e-mail or a .gitlab-license file has it.',
      );
  }
}
