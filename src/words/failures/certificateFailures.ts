import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import type { FailureText, MostlyRetried } from './failureText';

/** A certificate that was not accepted; the codes are Node's and OpenSSL's. */
export function certificateFailure(failure: FailureOf<'certificate'>, name: string): FailureText {
  return { action: 'retry', ...certificateText(failure, name) };
}

function certificateText({ code, host }: FailureOf<'certificate'>, name: string): MostlyRetried {
  switch (code) {
    case 'CERT_HAS_EXPIRED':
      return {
        summary: t('Certificate expired'),
        message: t(
          'The certificate of {0} has expired, so nothing was sent. Ask its administrator to renew it, then try again.',
          host,
        ),
      };
    case 'CERT_NOT_YET_VALID':
      return {
        summary: t('Certificate not valid yet'),
        message: t(
          "The certificate of {0} isn't valid yet, so nothing was sent. Check the clocks of this computer and the server, then try again.",
          host,
        ),
      };
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return {
        summary: t('Certificate for another host'),
        message: t(
          'The certificate of {0} is for another host, so nothing was sent. Check the URL of {1}.',
          host,
          name,
        ),
        action: 'editInstance',
      };
    case 'UNSPECIFIED':
    case 'PATH_LENGTH_EXCEEDED':
      return {
        summary: t('Invalid certificate'),
        message: t(
          'The certificate of {0} is invalid ({1}), for example because of a weak signature, so nothing was sent. Ask the administrator of {2} for a new certificate.',
          host,
          code,
          name,
        ),
      };
    default:
      return {
        summary: t('Certificate not trusted'),
        message: t(
          "This computer doesn't trust the certificate of {0} ({1}), so nothing was sent. Install its certificate authority on this computer, or choose its CA file for this instance.",
          host,
          code,
        ),
        action: 'editInstance',
      };
  }
}

/** A file of certificate authorities that is of no use. */
export function caFileFailure(failure: FailureOf<'caFile'>, name: string): FailureText {
  return { ...caFileText(failure, name), action: 'editInstance' };
}

function caFileText(failure: FailureOf<'caFile'>, name: string): Omit<FailureText, 'action'> {
  const { path } = failure;
  switch (failure.reason) {
    case 'unreadable':
      return {
        summary: t("Can't read CA file"),
        message: t(
          "Can't read the CA file of {0} ({1}): {2}. Check it, or choose another one.",
          name,
          failure.code,
          path,
        ),
      };
    case 'relativePath':
      return {
        summary: t('CA file path is relative'),
        message: t(
          'The CA file path of {0} is relative: {1}. Use an absolute path, or one that starts with ~/.',
          name,
          path,
        ),
      };
    case 'notAFile':
    case 'tooLarge':
      return {
        summary: t("Can't read CA file"),
        message: t(
          "The CA file of {0} isn't a regular file of up to 4 MiB: {1}. Choose another one.",
          name,
          path,
        ),
      };
    case 'noCertificate':
      return {
        summary: t('No certificate in CA file'),
        message: t(
          "The CA file of {0} doesn't contain a certificate: {1}. Choose a PEM file that does.",
          name,
          path,
        ),
      };
  }
}
