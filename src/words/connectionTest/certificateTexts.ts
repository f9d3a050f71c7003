import { t } from '@vscode/l10n';
import { isUnknownAuthority, missingAuthority } from '../../gitlab/connectionTest/authorities';
import type { Certificate, Encryption } from '../../gitlab/connectionTest/certificate';
import { shortText } from '../text/foreignText';

/** The day, as ISO has it, in Coordinated Universal Time, which certificates go by. */
function day(at: number): string {
  return Number.isNaN(at) ? t('unknown') : new Date(at).toISOString().slice(0, 10);
}

/** What is wrong with a server's certificate and with what to compare it. @param code Node's or OpenSSL's */
export function certificateReason(code: string, { chain }: Encryption, host: string): string {
  const [own] = chain;
  if (own === undefined) {
    return t('The certificate of {0} is invalid ({1}).', host, code);
  }
  switch (code) {
    case 'CERT_HAS_EXPIRED': {
      const first = chain.find(({ validTo }) => validTo < Date.now()) ?? own;
      return t('The certificate {0} expired on {1}.', shortText(first.subject), day(first.validTo));
    }
    case 'CERT_NOT_YET_VALID':
      return t("The certificate of {0} isn't valid until {1}.", host, day(own.validFrom));
    case 'ERR_TLS_CERT_ALTNAME_INVALID':
    case 'HOSTNAME_MISMATCH':
      return t('The certificate is for {0}, not for {1}.', namesOf(own), host);
    default:
      return isUnknownAuthority(code)
        ? t("This computer doesn't trust the certificate authority {0}.", shortText(missingAuthority(chain)))
        : t('The certificate of {0} is invalid ({1}).', host, code);
  }
}

/** For the server's owner: what is wrong and every certificate of the chain, in Markdown's plain lines. */
export function certificateReport(encryption: Encryption, url: string, problem: string | undefined): string {
  const head = [
    t('Certificates of {0}', url),
    ...(problem === undefined ? [] : [problem]),
    t('Protocol: {0}', encryption.protocol),
  ];
  const parts = encryption.chain.map((certificate, index) => certificateLines(certificate, index + 1));
  return `${[head.join('\n'), ...parts].join('\n\n')}\n`;
}

function certificateLines(certificate: Certificate, position: number): string {
  const { subject, issuer, validFrom, validTo, fingerprint, pem } = certificate;
  return [
    t('Certificate {0}', `${position}`),
    t('Subject: {0}', shortText(subject)),
    t('Issuer: {0}', shortText(issuer)),
    t('Valid from {0} through {1} (UTC)', day(validFrom), day(validTo)),
    t('Hosts: {0}', namesOf(certificate)),
    t('SHA-256: {0}', fingerprint),
    pem.trim(),
  ].join('\n');
}

/** A certificate of old only has its subject. */
function namesOf({ names, subject }: Certificate): string {
  const hosts = names.map((name) => name.replace(/^(?:DNS|IP Address):/, ''));
  return hosts.length === 0 ? shortText(subject) : shortText(hosts.join(', '));
}
