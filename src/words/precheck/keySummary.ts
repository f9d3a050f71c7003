import { t } from '@vscode/l10n';
import type {
  AddOnPurchase,
  LicenseKeyContent,
  LicenseKeyReading,
} from '../../licensing/key/licenseKeyContent';
import { count, line } from '../text/language';
import { expires, starts } from '../licenses/dates';
import { planName } from '../licenses/licenses';
import { shortText } from '../text/foreignText';

/** A key may hold any number of them. */
const MOST_ADD_ONS = 4;

/**
 * What a key is, one line each: plan, seats and type; its dates; licensee; add-ons. Never a part of the key itself, and
 * nothing where no public key matches.
 */
export function keySummary(key: LicenseKeyReading): string[] {
  switch (key.kind) {
    case 'read': {
      const { content } = key;
      return [title(content), dates(content), licensee(content), ...addOns(content)];
    }
    case 'malformed':
      return [t('Invalid license key: the {0} field is malformed.', shortText(key.problem))];
    case 'unreadable':
      return key.openedBy === undefined
        ? []
        : [t('Damaged license key: its contents were changed after GitLab issued it.')];
  }
}

/** Whether a genuine key reads it, and what tells it from other keys, one line each. */
export function originLines(key: LicenseKeyReading, fingerprint: string): string[] {
  const reader = key.kind === 'unreadable' ? key.openedBy : key.reader;
  return [
    ...(reader === undefined ? [] : [t('Decrypted with the public key from {0}', shortText(reader))]),
    t('Fingerprint: {0}', fingerprint),
  ];
}

/** An add-on product with its dates: "duo_pro, 10 seats, starts 2027-01-10, expires 2028-01-10". */
export function addOnText({ name, quantity, startsOn, expiresOn, isTrial }: AddOnPurchase): string {
  return [
    shortText(name),
    quantity === undefined ? '' : seatCount(quantity),
    startsOn === undefined ? '' : starts(startsOn),
    expiresOn === undefined ? '' : expires(expiresOn),
    isTrial ? t('trial') : '',
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** "1 seat", "1,234 seats". */
export function seatCount(seats: number): string {
  return seats === 1 ? t('1 seat') : t('{0} seats', count(seats));
}

function title(content: LicenseKeyContent): string {
  const { plan, seats, isTrial, isTemporaryExtension, forbidsOverage } = content;
  return line(
    shortText(planName({ plan })),
    seats === undefined ? t('unlimited seats') : seatCount(seats),
    typeName(content),
    isTrial ? t('trial') : '',
    isTemporaryExtension ? t('temporary extension') : '',
    forbidsOverage ? t('No overage allowed') : '',
  );
}

/** GitLab's own dates: the day of expiry is the first without the license. */
function dates({ startsAt, expiresAt }: LicenseKeyContent): string {
  if (expiresAt === undefined) {
    return t('Starts {0}, never expires', startsAt);
  }
  return expiresAt <= startsAt
    ? t("Starts {0}, expires {1} (doesn't cover any day)", startsAt, expiresAt)
    : t('Starts {0}, expires {1}', startsAt, expiresAt);
}

/** "offline cloud license" */
export function typeName({ type }: LicenseKeyContent): string {
  switch (type) {
    case 'legacy':
      return t('legacy license');
    case 'offlineCloud':
      return t('offline cloud license');
    case 'onlineCloud':
      return t('online cloud license');
  }
}

function licensee({ licensee: entries }: LicenseKeyContent): string {
  const values = Object.values(entries)
    .map(shortText)
    .filter((value) => value !== '');
  return t('Licensed to {0}', values.join(', '));
}

function addOns({ addOnPurchases, addOns: oldAddOns }: LicenseKeyContent): string[] {
  const texts = [
    ...addOnPurchases.map(addOnText),
    ...Object.entries(oldAddOns).map(([name, number]) => `${shortText(name)}, ${count(number)}`),
  ];
  const more = texts.length - MOST_ADD_ONS;
  const listed = [
    ...texts.slice(0, MOST_ADD_ONS),
    ...(more > 0 ? [t('and {0} more', count(more))] : []),
  ].join('; ');
  return listed === '' ? [] : [t('Add-ons: {0}', listed)];
}
