import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { DeleteConsequences, Reach, SideEffect } from '../../licensing/changes/deleteConsequences';
import type { Gap } from '../../licensing/timeline';
import { count } from '../text/language';
import { licenseDescription, licenseName, licenseTerm, planName, seatLimitText } from '../licenses/licenses';
import { unreadLines } from '../licenses/unreadLicenses';

/** What a dialog asks before the delete. */
export function deleteQuestion(license: License, instanceName: string): string {
  return t('Delete the {0} from {1}?', licenseName(license), instanceName);
}

/**
 * A key that is not lost with its license: saved in a file, in the file that it was added from, or still in memory from
 * being added.
 */
export type KeptKey =
  | { readonly kind: 'file'; readonly file: string }
  | { readonly kind: 'ownFile' }
  | { readonly kind: 'justAdded' };

/**
 * What follows from the delete and which license it is, as plain text for below the question: blocks of lines with
 * blank lines between them. What matters most comes first, since a small window shows no more without scrolling.
 *
 * @param keptKey where its key is known to be
 */
export function deleteDetail(consequences: DeleteConsequences, keptKey?: KeptKey): string {
  const { license, role, passedOver, newGaps, sideEffects, copies, unread } = consequences;
  const loss = keptKey === undefined ? lossLine(consequences) : keptKeyLine(keptKey);
  const blocks = [
    [
      ...currentLines(consequences),
      passedOverLine(passedOver),
      reachLine(consequences),
      ...newGaps.map(gapLine),
      ...unreadLines(unread),
    ],
    [loss, copiesLine(copies)],
    sideEffects.map(sideEffectLine),
    [licenseDescription(license, role)],
  ];
  return blocks
    .map((lines) => lines.filter((one) => one !== undefined))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Asks for what only somebody types who means it. */
export function deleteNamePrompt(license: License, instanceName: string): string {
  return t('Enter {0} to delete the {1}.', instanceName, licenseName(license));
}

function currentLines({ currentAfterwards: after, role, unread }: DeleteConsequences): string[] {
  switch (after.kind) {
    case 'same':
      return [sameLine(after.license, role?.kind === 'upcoming')];
    case 'takesOver':
      return takeoverLines(after.license, after.over);
    case 'expiredTakesOver':
      return expiredLines(after.license, after.toFree);
    case 'none':
      return unread > 0 ? [t('No readable license is left.')] : freeLines(after.leavesReadOnly);
  }
}

function freeLines(leavesReadOnly: boolean): string[] {
  return [
    t('No license is left, so the instance has only the features of GitLab Free.'),
    leavesReadOnly ? t('A read-only instance becomes writable again.') : t('Write access remains.'),
  ];
}

function sameLine(license: License | undefined, isUpcoming: boolean): string {
  if (license === undefined) {
    return t('No license is in use, now or afterward.');
  }
  return isUpcoming
    ? t('Nothing changes today because the {0} stays current.', licenseName(license))
    : t('The {0} stays current.', licenseName(license));
}

function takeoverLines(license: License, over: number): string[] {
  const takeover = t(
    'The {0} takes effect immediately: {1}.',
    licenseName(license),
    licenseDescription(license, undefined),
  );
  if (over === 0) {
    return [takeover];
  }
  return [
    takeover,
    over === 1
      ? t("It's 1 seat short of the number of billable users.")
      : t("It's {0} seats short of the number of billable users.", count(over)),
  ];
}

/** "To go back to Free features, delete all expired licenses": docs.gitlab.com/administration/license_file/. */
function expiredLines(license: License, toFree: readonly number[]): string[] {
  const ids = toFree.map(String).join(', ');
  return [
    t('An expired license becomes current: {0} ({1}).', licenseName(license), licenseTerm(license)),
    t('Paid features will be locked and the instance may become read-only.'),
    toFree.length === 1
      ? t('To move to GitLab Free, also delete license {0}.', ids)
      : t('To move to GitLab Free, also delete licenses {0}.', ids),
  ];
}

function reachLine(consequences: DeleteConsequences): string | undefined {
  const { currentAfterwards, reachBefore, reachAfter } = consequences;
  if (reachAfter.kind === 'until') {
    return endLine(reachBefore, reachAfter.day);
  }
  if (reachAfter.kind === 'unknown') {
    return reachBefore.kind === 'unknown' ? undefined : t('The end of coverage will be unknown.');
  }
  // Where another license, or none, becomes current, this has been said.
  const isNews = currentAfterwards.kind === 'same' && reachBefore.kind !== reachAfter.kind;
  return isNews ? t('No other license follows.') : undefined;
}

function endLine(before: Reach, day: string): string | undefined {
  if (before.kind === 'endless') {
    return t('Licensed through {0} instead of indefinitely.', day);
  }
  if (before.kind === 'unknown') {
    return t('Licensed through {0} instead of an unknown date.', day);
  }
  return before.kind === 'until' && before.day !== day
    ? t('Licensed through {0} instead of {1}.', day, before.day)
    : undefined;
}

function gapLine({ from, to }: Gap): string {
  return from === to ? t('Not licensed on {0}.', from) : t('Not licensed from {0} through {1}.', from, to);
}

function sideEffectLine(effect: SideEffect): string {
  switch (effect.kind) {
    case 'perhapsCloud':
      return t(
        'If this is a cloud license, stored future subscriptions are removed and add-ons such as GitLab Duo may stop. An online license can be restored only with an activation code.',
      );
    case 'onlineCloud':
      return t(
        'This is an online cloud license. Stored future subscriptions are removed, and it can be restored only with an activation code.',
      );
    case 'waitingRemoved':
      return t(
        'This removes the waiting {0} subscription ({1}).',
        planName(effect.subscription),
        waitingTerm(effect.subscription),
      );
    case 'addOns':
      return effect.unlessNextHasThem
        ? t(
            'Its add-ons (GitLab Duo) stop immediately unless the next license also includes them. Their seat assignments are removed about 14 days later.',
          )
        : t(
            'Its add-ons (GitLab Duo) stop immediately. Their seat assignments are removed about 14 days later.',
          );
  }
}

/** "starts 2027-01-20, expires 2028-01-20, 200 seats" */
function waitingTerm(subscription: License): string {
  const seats = seatLimitText(subscription.user_limit);
  return [licenseTerm(subscription), ...(seats === undefined ? [] : [seats])].join(', ');
}

function keptKeyLine(kept: KeptKey): string {
  switch (kept.kind) {
    case 'file':
      return t('Its key is saved in {0}.', kept.file);
    case 'ownFile':
      return t('Its key is in the file that you added it from.');
    case 'justAdded':
      return t('Save its key if you might add it again.');
  }
}

function lossLine({ loss, role }: DeleteConsequences): string {
  if (loss.kind === 'record') {
    return role?.kind === 'current'
      ? t('This removes its entry from the license history, which you may need for audits.')
      : t('This removes history that you may need for audits.');
  }
  return loss.inUsageExport
    ? t("You can't get this key back from GitLab. Save it first.")
    : t("You can't get this key back from GitLab. Make sure you have a copy.");
}

function copiesLine([copy]: readonly License[]): string | undefined {
  return copy && t('The {0} has the same dates, seats, and licensee.', licenseName(copy));
}

function passedOverLine([license]: readonly License[]): string | undefined {
  return (
    license &&
    t(
      "GitLab doesn't use the {0} now, for example because of a canceled subscription, but might use it again.",
      licenseName(license),
    )
  );
}
