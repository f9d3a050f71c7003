import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import type { FailureText, MostlyRetried } from './failureText';
import { count } from '../text/language';

type NetworkFailure = FailureOf<
  'dns' | 'port' | 'proxyUnreachable' | 'refused' | 'reset' | 'timeout' | 'tls'
>;

/**
 * What lies between here and the instance.
 *
 * @param isHttp whether the instance is asked without encryption
 */
export function networkFailure(failure: NetworkFailure, name: string, isHttp: boolean): FailureText {
  return { action: 'retry', ...texts(failure, name, isHttp) };
}

function texts(failure: NetworkFailure, name: string, isHttp: boolean): MostlyRetried {
  switch (failure.kind) {
    case 'dns':
      return dnsFailure(failure, name);
    case 'port':
      return {
        summary: t('Blocked port {0}', `${failure.port}`),
        message: t(
          "Can't connect to {0}. Port {1} is blocked by the fetch standard. Publish GitLab on another port, or use a tunnel: ssh -L 8443:localhost:{1} {2}",
          name,
          `${failure.port}`,
          failure.hostname,
        ),
        action: 'editInstance',
      };
    case 'proxyUnreachable':
      return {
        summary: t("Can't connect to proxy"),
        message: t(
          "Can't connect to {0}, because your network's proxy can't be reached ({1}, {2}). Check the proxy settings of VS Code and the system.",
          name,
          failure.host,
          failure.code,
        ),
      };
    case 'refused':
      return {
        summary: t("Can't connect"),
        message: t(
          "Can't connect to {0}. Check that GitLab is running and that you're on the right network or VPN.",
          failure.host === name ? name : `${name} (${failure.host})`,
        ),
      };
    case 'reset':
      return {
        summary: t('Connection lost'),
        message: isHttp
          ? t(
              'The connection to {0} was lost. Try again. If it keeps happening, check whether its URL must begin with https://, and the proxy in front of it.',
              name,
            )
          : t(
              'The connection to {0} was lost. Try again. If it keeps happening, check the proxy in front of it.',
              name,
            ),
      };
    case 'timeout':
      return timeoutFailure(failure, name);
    case 'tls':
      return {
        summary: t('No secure connection'),
        message: t(
          "Can't establish a secure connection to {0} ({1}). Check the scheme and port in the URL of {2}. The server may use HTTP there.",
          failure.host,
          failure.code,
          name,
        ),
        action: 'editInstance',
      };
  }
}

function dnsFailure({ host, temporary }: FailureOf<'dns'>, name: string): MostlyRetried {
  return {
    summary: t('Host not found'),
    message: temporary
      ? t("Can't look up {0}. Check your network, and whether {1} needs a VPN.", host, name)
      : t("Can't find {0}. Check the URL of {1} and your VPN connection.", host, name),
  };
}

function timeoutFailure({ seconds, waitingFor }: FailureOf<'timeout'>, name: string): MostlyRetried {
  const limit = count(seconds);
  return {
    summary: t('No response within {0} s', limit),
    message: `${timeoutSentence(waitingFor, name, limit)} ${t('Try again. If it keeps happening, increase gitlabLicenses.requestTimeoutSeconds.')}`,
  };
}

function timeoutSentence(
  waitingFor: FailureOf<'timeout'>['waitingFor'],
  name: string,
  limit: string,
): string {
  switch (waitingFor) {
    case 'headers':
      return t("{0} didn't respond within {1} seconds.", name, limit);
    case 'nextBytes':
      return t('{0} stopped sending for {1} seconds in the middle of its response.', name, limit);
    case 'end':
      return t("{0} didn't finish its response within {1} seconds.", name, limit);
  }
}
