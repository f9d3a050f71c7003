import { t } from '@vscode/l10n';
import type { FailureOf } from '../../gitlab/errors';
import type { FailureText } from './failureText';
import { count } from '../text/language';

type NetworkFailure = FailureOf<'dns' | 'port' | 'refused' | 'reset' | 'timeout' | 'tls'>;

/** What lies between here and the instance. */
export function networkFailure(failure: NetworkFailure, name: string): FailureText {
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
    case 'refused':
      return {
        summary: t('Not reachable'),
        message: t(
          'Nothing answers at {0}. Check whether {1} is running, and whether a VPN is needed.',
          failure.host,
          name,
        ),
        action: 'retry',
      };
    case 'reset':
      return {
        summary: t('Connection lost'),
        message: t(
          'The connection to {0} broke off. Try again; if it stays so, look at the proxy before it.',
          name,
        ),
        action: 'retry',
      };
    case 'timeout':
      return timeoutFailure(failure, name);
    case 'tls':
      return {
        summary: t('No secure connection'),
        message: t(
          'No secure connection to {0} came about ({1}). Check port and scheme in the address of {2}: the server may speak http there.',
          failure.host,
          failure.code,
          name,
        ),
        action: 'editInstance',
      };
  }
}

function dnsFailure({ host, temporary }: FailureOf<'dns'>, name: string): FailureText {
  return {
    summary: t('Host not found'),
    message: temporary
      ? t(
          'The address of {0} could not be looked up. Check the network, and whether {1} needs a VPN.',
          host,
          name,
        )
      : t('No host is called {0}. Check the address of {1}, and whether a VPN is needed.', host, name),
    action: 'retry',
  };
}

function timeoutFailure({ seconds, waitingFor }: FailureOf<'timeout'>, name: string): FailureText {
  const limit = count(seconds);
  return {
    summary: t('No answer within {0} s', limit),
    message: `${timeoutSentence(waitingFor, name, limit)} ${t('Try again; if it stays so, raise gitlabLicenses.requestTimeoutSeconds.')}`,
    action: 'retry',
  };
}

function timeoutSentence(
  waitingFor: FailureOf<'timeout'>['waitingFor'],
  name: string,
  limit: string,
): string {
  switch (waitingFor) {
    case 'headers':
      return t('{0} did not answer within {1} seconds.', name, limit);
    case 'nextBytes':
      return t('{0} stopped in the middle of its answer for {1} seconds.', name, limit);
    case 'end':
      return t('{0} did not finish its answer within {1} seconds.', name, limit);
  }
}
