import { t } from '@vscode/l10n';
import type { Failure } from '../../gitlab/errors';
import { instanceName, type Instance } from '../../instances/instance';
import { addressFailure } from './addressFailures';
import { caFileFailure, certificateFailure } from './certificateFailures';
import type { ActionId, FailureText } from './failureText';
import { networkFailure } from './networkFailures';
import { serverFailure } from './serverFailures';
import { tokenFailure } from './tokenFailures';

export type { ActionId, FailureText } from './failureText';

/** What happened to an instance, in words, with the one action that can fix it. */
export function failureText(failure: Failure, instance: Instance): FailureText {
  const name = instanceName(instance);
  switch (failure.kind) {
    case 'unauthorized':
    case 'tokenExpired':
    case 'tokenRevoked':
    case 'insufficientScope':
    case 'notAdmin':
    case 'adminMode':
    case 'forbidden':
      return tokenFailure(failure, name);
    case 'dns':
    case 'port':
    case 'proxyUnreachable':
    case 'refused':
    case 'reset':
    case 'timeout':
    case 'tls':
      return networkFailure(failure, name, instance.url.startsWith('http:'));
    case 'certificate':
      return certificateFailure(failure, name);
    case 'caFile':
      return caFileFailure(failure, name);
    case 'notFound':
    case 'notSupported':
    case 'redirect':
    case 'proxy':
    case 'blocked':
    case 'notGitLab':
      return addressFailure(failure, name, new URL(instance.url).hostname);
    case 'rejected':
    case 'rateLimited':
    case 'maintenance':
    case 'readOnly':
    case 'server':
    case 'tooLarge':
      return serverFailure(failure, name);
    case 'cancelled':
    case 'secretStorage':
    case 'unexpected':
      return ownFailure(failure.kind, name);
  }
}

export function actionTitle(action: ActionId): string {
  switch (action) {
    case 'retry':
      return t('Try Again');
    case 'setToken':
      return t('Replace Token…');
    case 'openInstance':
      return t('Open in Browser');
    case 'editInstance':
      return t('Edit Instance…');
    case 'openSubscriptionPage':
      return t('Open Subscription Page');
    case 'showLog':
      return t('Show Log');
  }
}

/** What went wrong on this side. */
function ownFailure(kind: 'cancelled' | 'secretStorage' | 'unexpected', name: string): FailureText {
  switch (kind) {
    case 'cancelled':
      return {
        summary: t('Canceled'),
        message: t('The request to {0} was canceled.', name),
        action: 'retry',
      };
    case 'secretStorage':
      return {
        summary: t('Secret storage unavailable'),
        message: t(
          "Can't use this computer's secret storage for the token of {0}. Unlock it and try again.",
          name,
        ),
        action: 'retry',
      };
    case 'unexpected':
      return {
        summary: t('Unexpected error'),
        message: t('An unexpected error occurred with {0}. See the log for details.', name),
        action: 'showLog',
      };
  }
}
