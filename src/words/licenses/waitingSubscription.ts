/** A subscription that waits for its start: the renewal of an online license, which is no license yet. */

import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { PlainDate } from '../../licensing/plainDate';
import { line } from '../text/language';
import { starts } from './dates';
import { planName, seatLimitText } from './licenses';

/** "starts 2027-01-20 · 200 seats". */
export function waitingRowText(license: License, isConfirmed: boolean): string {
  return line(
    starts(license.starts_at ?? ''),
    seatLimitText(license.user_limit),
    isConfirmed ? undefined : t('unconfirmed'),
  );
}

export function waitingName(license: License): string {
  return t('{0} subscription', planName(license));
}

/** The row for a screen reader, with what others see from its icon. */
export function waitingAccessibleLabel(license: License, isConfirmed: boolean): string {
  return [waitingName(license), t('waiting'), ...waitingRowText(license, isConfirmed).split(' · ')].join(
    ', ',
  );
}

/** "Renewed: the waiting Premium subscription (200 seats) takes effect on 2027-01-20." */
export function waitingRenewal(license: License, from: PlainDate): string {
  const seats = seatLimitText(license.user_limit);
  return seats === undefined
    ? t('Renewed: the waiting {0} subscription takes effect on {1}.', planName(license), from)
    : t('Renewed: the waiting {0} subscription ({1}) takes effect on {2}.', planName(license), seats, from);
}
