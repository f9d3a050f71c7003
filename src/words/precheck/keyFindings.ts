import { t } from '@vscode/l10n';
import type { Gap } from '../../licensing/coverage';
import type { Finding, FindingKind } from '../../licensing/precheck/findings';
import type { AddOnPurchase } from '../../licensing/key/licenseKeyContent';
import { licenseInSentence } from '../licenses/licenses';
import { seatCount } from './keySummary';
import { count } from '../text/language';
import { planName } from '../licenses/licenses';
import { shortText } from '../text/foreignText';

type FindingOf<Kind extends FindingKind['kind']> = Extract<FindingKind, { kind: Kind }>;

/**
 * Something worth knowing about a key, in sentences; undefined for what the summary of the key, its effect or the
 * predicted answer say already.
 */
export function findingSentence(finding: Finding): string | undefined {
  switch (finding.kind) {
    case 'sameLicenseAgain':
      return sameLicense(finding);
    case 'addedBefore':
      return t('This key was added from here on {0}.', finding.earlier.on);
    case 'otherLicensee':
      return t(
        'It is made out to {0}, but the instance is licensed to {1}.',
        shortText(finding.licensee),
        shortText(finding.before),
      );
    case 'lowerPlan':
      return lowerPlan(finding);
    case 'fewerSeatsThanBillable':
      return t(
        '{0} billable users on {1}: {2} over once it is in use.',
        count(finding.billable),
        seatCount(finding.seats),
        count(finding.over),
      );
    case 'fewerSeatsThanBefore':
      return fewerSeats(finding);
    case 'endsEarlier':
      return endsEarlier(finding);
    case 'gapBefore':
      return t('No license {0}, before it starts.', gapDays(finding.gap));
    case 'gapAfter':
      return t('No license {0}, after it ends.', gapDays(finding.gap));
    case 'gapClosed':
      return t('It closes a gap: there was no license {0}.', gapDays(finding.gap));
    case 'postpones':
      return postponed(finding);
    case 'trial':
      return trial(finding);
    case 'temporaryExtension':
      return t('It is a temporary extension, to bridge the time until the renewal.');
    case 'addOnsComeLater':
      return t("Its add-ons arrive with the server's nightly job.");
    case 'addOnsEndEarlier':
      return t('Add-ons that end before the license: {0}.', ends(finding.purchases));
    case 'clockDiffers':
      return t(
        'Here it is {0}, on the server {1}: a clock is wrong. The server is believed.',
        finding.local,
        finding.server,
      );
    case 'alreadyExpired':
    case 'onlineCloud':
    case 'cancellation':
    case 'unreadable':
    case 'damaged':
    case 'malformed':
    case 'instanceUnknown':
      return undefined;
  }
}

function sameLicense({ license, addedOn }: FindingOf<'sameLicenseAgain'>): string {
  const sentence = t('The instance has this license already: {0}.', licenseInSentence(license));
  return addedOn === undefined ? sentence : `${sentence} ${t('It was added from here on {0}.', addedOn)}`;
}

function lowerPlan({ plan, before, guestsTakeSeats }: FindingOf<'lowerPlan'>): string {
  const sentence = t(
    'It is {0} in place of {1}.',
    shortText(planName({ plan })),
    shortText(planName({ plan: before })),
  );
  return guestsTakeSeats
    ? `${sentence} ${t('Guests and users without a membership then take seats.')}`
    : sentence;
}

function fewerSeats({ seats, before }: FindingOf<'fewerSeatsThanBefore'>): string {
  return before === undefined
    ? t('It has {0}, the license before has no limit.', seatCount(seats))
    : t('It has {0}, the license before {1}.', seatCount(seats), count(before));
}

function endsEarlier({ lastDay, coveredUntil }: FindingOf<'endsEarlier'>): string {
  return coveredUntil === undefined
    ? t('Its last day is {0}, but the coverage now has no end.', lastDay)
    : t('Its last day is {0}, before the coverage now ends ({1}).', lastDay, coveredUntil);
}

function gapDays({ from, to }: Gap): string {
  return from === to ? t('on {0}', from) : t('from {0} to {1}', from, to);
}

function postponed({ license, from, to }: FindingOf<'postpones'>): string {
  return to === undefined
    ? t('The {0} is never used then: this one holds all its days.', licenseInSentence(license))
    : t('The {0} waits until {1} instead of {2}.', licenseInSentence(license), to, from);
}

function trial({ replaces }: FindingOf<'trial'>): string {
  return replaces
    ? t('It is a trial and replaces a license in force. During a trial GitLab records no daily user counts.')
    : t('It is a trial. During a trial GitLab records no daily user counts.');
}

function ends(purchases: readonly AddOnPurchase[]): string {
  return purchases
    .slice(0, 3)
    .map(({ name, expiresOn }) => `${shortText(name)} (${expiresOn ?? ''})`)
    .join(', ');
}
