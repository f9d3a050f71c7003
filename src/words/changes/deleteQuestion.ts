import { t } from '@vscode/l10n';
import type { License } from '../../gitlab/schemas';
import type { DeleteConsequences, Reach, SideEffect } from '../../licensing/changes/deleteConsequences';
import type { Gap } from '../../licensing/timeline';
import { count } from '../text/language';
import { licenseDescription, licenseName, licenseTerm } from '../licenses/licenses';

/** What a dialog asks before the delete. */
export function deleteQuestion(license: License, instanceName: string): string {
  return t('Delete the {0} from {1}?', licenseName(license), instanceName);
}

/** A key that is not lost with its license: in a file, or still where it was added from a moment ago. */
export type KeptKey = { readonly kind: 'file'; readonly file: string } | { readonly kind: 'justAdded' };

/**
 * Which license it is and what follows from the delete, as plain text for below the question: blocks of lines with
 * blank lines between them.
 *
 * @param keptKey where its key is known to be
 */
export function deleteDetail(consequences: DeleteConsequences, keptKey?: KeptKey): string {
  const { license, role, passedOver, newGaps, sideEffects, copies } = consequences;
  const loss = keptKey === undefined ? lossLine(consequences) : keptKeyLine(keptKey);
  const blocks = [
    [licenseDescription(license, role)],
    [
      ...currentLines(consequences),
      passedOverLine(passedOver),
      reachLine(consequences),
      ...newGaps.map(gapLine),
    ],
    sideEffects.map(sideEffectLine),
    [loss, copiesLine(copies)],
  ];
  return blocks
    .map((lines) => lines.filter((one) => one !== undefined))
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}

/** Asks for what only somebody types who means it: the loss of an upcoming license shows on renewal day. */
export function deleteNamePrompt(license: License, instanceName: string): string {
  return t('Type {0} to delete the upcoming {1}.', instanceName, licenseName(license));
}

function currentLines({ currentAfterwards: after, role }: DeleteConsequences): string[] {
  switch (after.kind) {
    case 'same':
      return [sameLine(after.license, role?.kind === 'upcoming')];
    case 'takesOver':
      return takeoverLines(after.license, after.over);
    case 'expiredTakesOver':
      return expiredLines(after.license, after.toFree);
    case 'none':
      return [
        t('No license is left: GitLab then has its Free features only.'),
        after.leavesReadOnly ? t('A read-only instance takes changes again.') : t('Write access stays.'),
      ];
  }
}

function sameLine(license: License | undefined, isUpcoming: boolean): string {
  if (license === undefined) {
    return t('No license is in use, before and after.');
  }
  return isUpcoming
    ? t('Nothing changes today: the {0} stays current.', licenseName(license))
    : t('The {0} stays current.', licenseName(license));
}

function takeoverLines(license: License, over: number): string[] {
  const takeover = t(
    'The {0} takes over at once: {1}.',
    licenseName(license),
    licenseDescription(license, undefined),
  );
  if (over === 0) {
    return [takeover];
  }
  return [
    takeover,
    over === 1
      ? t('That is 1 seat too few for the billable users.')
      : t('That is {0} seats too few for the billable users.', count(over)),
  ];
}

/** "To go back to Free features, delete all expired licenses": docs.gitlab.com/administration/license_file/. */
function expiredLines(license: License, toFree: readonly number[]): string[] {
  const ids = toFree.map(String).join(', ');
  return [
    t('An expired license becomes current: the {0} ({1}).', licenseName(license), licenseTerm(license)),
    t('Paid features lock and the instance can become read-only: this does not lead to GitLab Free.'),
    toFree.length === 1
      ? t('For GitLab Free, delete license {0} as well.', ids)
      : t('For GitLab Free, delete the licenses {0} as well.', ids),
  ];
}

function reachLine(consequences: DeleteConsequences): string | undefined {
  const { currentAfterwards, reachBefore, reachAfter } = consequences;
  if (reachAfter.kind === 'until') {
    return endLine(reachBefore, reachAfter.day);
  }
  if (reachAfter.kind === 'unknown') {
    return reachBefore.kind === 'unknown' ? undefined : t('It is then unknown when the licenses end.');
  }
  // Where another license, or none, becomes current, this has been said.
  const isNews = currentAfterwards.kind === 'same' && reachBefore.kind !== reachAfter.kind;
  return isNews ? t('No other license follows.') : undefined;
}

function endLine(before: Reach, day: string): string | undefined {
  if (before.kind === 'endless') {
    return t('The last day with a license is then {0}; without the delete there is none.', day);
  }
  if (before.kind === 'unknown') {
    return t('The last day with a license is then {0}; without the delete it is unknown.', day);
  }
  return before.kind === 'until' && before.day !== day
    ? t('The last day with a license is then {0} instead of {1}.', day, before.day)
    : undefined;
}

function gapLine({ from, to }: Gap): string {
  return from === to
    ? t('There is then no license on {0}.', from)
    : t('There is then no license from {0} to {1}.', from, to);
}

function sideEffectLine(effect: SideEffect): string {
  switch (effect.kind) {
    case 'perhapsCloud':
      return t(
        'If it is a cloud license: subscriptions stored for later are emptied, add-ons such as GitLab Duo can end at once, and an online one comes back only with an activation code.',
      );
    case 'onlineCloud':
      return t(
        'It is an online cloud license: subscriptions stored for later are emptied, and only an activation code brings it back.',
      );
    case 'addOns':
      return effect.unlessNextHasThem
        ? t(
            'Unless the next license has them too, its add-ons (GitLab Duo) end at once; their seat assignments are removed about 14 days later.',
          )
        : t('Its add-ons (GitLab Duo) end at once; their seat assignments are removed about 14 days later.');
  }
}

function keptKeyLine(kept: KeptKey): string {
  return kept.kind === 'file'
    ? t('Its key is saved in {0}.', kept.file)
    : t('Its key was added a moment ago: keep it, if you want to add it again.');
}

function lossLine({ loss, role }: DeleteConsequences): string {
  if (loss.kind === 'record') {
    return role?.kind === 'current'
      ? t('Its entry in the history of licenses, the record for audits, is lost.')
      : t('Only history is lost: past licenses are the record for audits.');
  }
  return loss.inUsageExport
    ? t('GitLab never gives its key back: save it first.')
    : t('GitLab never gives its key back, and only the key of the current license can be saved first.');
}

function copiesLine([copy]: readonly License[]): string | undefined {
  return copy && t('The {0} has the same dates, seats and licensee.', licenseName(copy));
}

function passedOverLine([license]: readonly License[]): string | undefined {
  return (
    license &&
    t(
      'GitLab passes over the {0}, as after a cancelled subscription; it may use it again then.',
      licenseName(license),
    )
  );
}
