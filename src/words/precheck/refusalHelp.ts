import { t } from '@vscode/l10n';
import type { PredictedAnswer } from '../../licensing/precheck/predictedAnswer';

/** `onlineCloud`: GitLab wants the key on its web page. `other`: not recognized, as in another language. */
export type RefusalKind =
  'currentUsers' | 'priorUsers' | 'trueUp' | 'expired' | 'invalid' | 'onlineCloud' | 'other';

/**
 * The one thing that can help. `refreshAndRetry`: recount the billable users and send the key again. `renewals`: save
 * the usage export and write to GitLab's renewals. `subscriptionPage`: open the instance's subscription page.
 */
export type RefusalAction = 'refreshAndRetry' | 'renewals' | 'subscriptionPage' | 'none';

export interface RefusalHelp {
  readonly kind: RefusalKind;
  readonly action: RefusalAction;
  /** Why it helps, and what to do when nothing here does; empty for `other`. */
  readonly text: string;
}

/** What stays the same in GitLab's messages from version to version, numbers and contact addresses aside. */
const FRAGMENTS: readonly (readonly [RegExp, RefusalKind])[] = [
  [/\bcurrently has\b.*\bactive users?\b/is, 'currentUsers'],
  [/\bduring the year before this license started\b/i, 'priorUsers'],
  [/\btrue-?up\b/i, 'trueUp'],
  [/\blicense has already expired\b/i, 'expired'],
  [/\blicense key is invalid\b/i, 'invalid'],
  [/\battempting to activate your subscription\b/i, 'onlineCloud'],
];

/** GitLab translates these two; the others are always English. */
const TRANSLATED: readonly RefusalKind[] = ['expired', 'invalid'];

/**
 * What helps against a refusal.
 *
 * @param message the server's, of a 400
 * @param predicted what was expected of the key, for a message in another language
 */
export function refusalHelp(message: string | undefined, predicted?: PredictedAnswer): RefusalHelp {
  const recognized = FRAGMENTS.find(([fragment]) => fragment.test(message ?? ''))?.[1];
  return helpFor(recognized ?? kindPredicted(predicted));
}

export function helpFor(kind: RefusalKind): RefusalHelp {
  switch (kind) {
    case 'currentUsers':
      return {
        kind,
        action: 'refreshAndRetry',
        text: t('GitLab counts users once a day. If there are fewer now, refresh the billable users first.'),
      };
    case 'priorUsers':
      return {
        kind,
        action: 'renewals',
        text: t(
          "Refreshing the count won't help because GitLab compares with the highest count of the past year. Send the usage export to GitLab Renewals and ask for a key with enough seats.",
        ),
      };
    case 'trueUp':
      return {
        kind,
        action: 'renewals',
        text: t(
          "Refreshing the count won't help. Send the usage export to GitLab Renewals and ask for a key with a larger true-up.",
        ),
      };
    case 'expired':
      return { kind, action: 'none', text: t('Look for a newer key, or ask GitLab Renewals for one.') };
    case 'invalid':
      return {
        kind,
        action: 'none',
        text: t('Copy the entire key again from its file or email.'),
      };
    case 'onlineCloud':
      return {
        kind,
        action: 'subscriptionPage',
        text: t('Activate it on the Subscription page of the instance.'),
      };
    case 'other':
      return { kind, action: 'none', text: '' };
  }
}

function kindPredicted(predicted: PredictedAnswer | undefined): RefusalKind {
  const reason = predicted?.kind === 'refused' ? predicted.reason : 'other';
  return TRANSLATED.includes(reason) ? reason : 'other';
}
