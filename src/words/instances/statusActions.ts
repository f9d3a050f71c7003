import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import { actionTitle, failureText, type ActionId } from '../failures/failures';

/** What can be done from the list behind the status bar. */
export type StatusActionId =
  ActionId | 'show' | 'addLicense' | 'showUsage' | 'showSeats' | 'saveUsageExport' | 'emailRenewals';

const ALWAYS: readonly StatusActionId[] = [
  'show',
  'retry',
  'addLicense',
  'showUsage',
  'showSeats',
  'openSubscriptionPage',
  'emailRenewals',
  'setToken',
];

/** What can be done about an instance, first what helps with its first trouble. */
export function statusActions(status: InstanceStatus): StatusActionId[] {
  return [...new Set([helpFor(status), ...ALWAYS])];
}

export function statusActionTitle(action: StatusActionId): string {
  switch (action) {
    case 'show':
      return t('Show in View');
    case 'retry':
      return t('Refresh');
    case 'addLicense':
      return t('Add License…');
    case 'showUsage':
      return t('Show Usage');
    case 'showSeats':
      return t('Show Seats');
    case 'emailRenewals':
      return t('Email GitLab Renewals…');
    case 'saveUsageExport':
      return t('Save Usage Export…');
    default:
      return actionTitle(action);
  }
}

function helpFor({ state, failure, instance, attention }: InstanceStatus): StatusActionId {
  if (state === 'signedOut') {
    return 'setToken';
  }
  switch (attention.reasons[0]?.kind) {
    case 'expiry':
    case 'gap':
    case 'renewal':
    case 'seats':
    case 'sync':
    case 'unreadableDate':
    case 'unreadableRows':
      return 'openSubscriptionPage';
    case 'usageReport':
      return 'saveUsageExport';
    case 'token':
      return 'setToken';
    case 'unreachable':
    case undefined:
      return failure === undefined ? 'show' : failureText(failure, instance).action;
  }
}
