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

/** A key may hold any number of add-ons. */
const MOST_NAMED = 3;

/**
 * Something worth knowing about a key, in sentences; undefined for what the summary of the key, its effect or the
 * predicted answer say already.
 */
export function findingSentence(finding: Finding): string | undefined {
  switch (finding.kind) {
    case 'sameLicenseAgain':
      return sameLicense(finding);
    case 'addedBefore':
      return t('This key was added from this computer on {0}.', finding.earlier.on);
    case 'otherLicensee':
      return t(
        'The key is for {0}, but the instance is licensed to {1}.',
        shortText(finding.licensee),
        shortText(finding.before),
      );
    case 'lowerPlan':
      return lowerPlan(finding);
    case 'fewerSeatsThanBillable':
      return t(
        '{0} billable users for {1} ({2} over).',
        count(finding.billable),
        seatCount(finding.seats),
        count(finding.over),
      );
    case 'fewerSeatsThanBefore':
      return fewerSeats(finding);
    case 'endsEarlier':
      return endsEarlier(finding);
    case 'gapBefore':
      return notLicensed(finding.gap, t('before this license starts'));
    case 'gapAfter':
      return notLicensed(finding.gap, t('after this license ends'));
    case 'gapClosed':
      return gapClosed(finding.gap);
    case 'postpones':
      return postponed(finding);
    case 'trial':
      return trial(finding);
    case 'temporaryExtension':
      return t('This is a temporary extension until the renewal.');
    case 'addOnsComeLater':
      return t("Add-ons become active after GitLab's nightly sync.");
    case 'addOnsEndEarlier':
      return t('Add-ons that expire before the license: {0}.', ends(finding.purchases));
    case 'addOnsIgnored':
      return finding.why === 'legacy'
        ? t('GitLab ignores add-ons in a legacy license: {0}.', names(finding.purchases))
        : t('GitLab ignores add-ons without a start and an end date: {0}.', names(finding.purchases));
    case 'addOnReplaced':
      return t('GitLab uses {0} instead of {1}.', shortText(finding.by), shortText(finding.name));
    case 'noExpiry':
      return finding.countsUntil === undefined
        ? t('The key has no expiry date, which current versions of GitLab require.')
        : t(
            'The key has no expiry date. This license no longer counts after an update to GitLab {0} or later.',
            finding.countsUntil,
          );
    case 'clockDiffers':
      return t(
        "The date is {0} here and {1} on the server. The dates above are based on the server's date.",
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
  const sentence = t('The instance already has this license: {0}.', licenseInSentence(license));
  return addedOn === undefined
    ? sentence
    : `${sentence} ${t('It was added from this computer on {0}.', addedOn)}`;
}

function lowerPlan({ plan, before, guestsTakeSeats }: FindingOf<'lowerPlan'>): string {
  const sentence = t(
    'Downgrade from {0} to {1}.',
    shortText(planName({ plan: before })),
    shortText(planName({ plan })),
  );
  return guestsTakeSeats
    ? `${sentence} ${t('Guests and users without a membership will use seats.')}`
    : sentence;
}

function fewerSeats({ seats, before }: FindingOf<'fewerSeatsThanBefore'>): string {
  return before === undefined
    ? t('{0} instead of unlimited seats.', seatCount(seats))
    : t('{0} instead of {1}.', seatCount(seats), count(before));
}

function endsEarlier({ lastDay, coveredUntil }: FindingOf<'endsEarlier'>): string {
  return coveredUntil === undefined
    ? t('This license lasts through {0}, but current coverage has no end date.', lastDay)
    : t('This license lasts through {0}, but current coverage lasts through {1}.', lastDay, coveredUntil);
}

/** Both days are without a license. */
function notLicensed({ from, to }: Gap, when: string): string {
  return from === to
    ? t('Not licensed on {0}, {1}.', from, when)
    : t('Not licensed from {0} through {1}, {2}.', from, to, when);
}

function gapClosed({ from, to }: Gap): string {
  return from === to
    ? t('Closes the gap on {0}.', from)
    : t('Closes the gap from {0} through {1}.', from, to);
}

function postponed({ license, from, to }: FindingOf<'postpones'>): string {
  return to === undefined
    ? t('The {0} never takes effect: this license covers all its days.', licenseInSentence(license))
    : t('The {0} takes effect on {1} instead of {2}.', licenseInSentence(license), to, from);
}

function trial({ replaces }: FindingOf<'trial'>): string {
  const sentence = replaces ? t('This trial replaces an active license.') : t('This is a trial.');
  return `${sentence} ${t("GitLab doesn't record daily user counts during a trial.")}`;
}

function names(purchases: readonly AddOnPurchase[]): string {
  return purchases
    .slice(0, MOST_NAMED)
    .map(({ name }) => shortText(name))
    .join(', ');
}

function ends(purchases: readonly AddOnPurchase[]): string {
  return purchases
    .slice(0, MOST_NAMED)
    .map(({ name, expiresOn }) => `${shortText(name)} (${expiresOn ?? ''})`)
    .join(', ');
}
