import { t } from '@vscode/l10n';
import type {
  AddOnPurchase,
  LicenseKeyContent,
  LicenseKeyReading,
} from '../../licensing/key/licenseKeyContent';
import { addDays } from '../../licensing/plainDate';
import { count, line } from '../text/language';
import { planName } from '../licenses/licenses';
import { shortText } from '../text/foreignText';

/** A key may hold any number of them. */
const MOST_ADD_ONS = 4;

/** What a key is, one line each: plan, seats and type; its days; licensee; add-ons. Never a part of the key itself. */
export function keySummary(key: LicenseKeyReading): string[] {
  switch (key.kind) {
    case 'read': {
      const { content } = key;
      return [title(content), days(content), licensee(content), ...addOns(content)];
    }
    case 'malformed':
      return [
        t('License key with a mistake in it'),
        t('GitLab takes no such key: there is something wrong with "{0}".', shortText(key.problem)),
      ];
    case 'unreadable':
      return unreadableKey(key.openedBy !== undefined);
  }
}

/** Whether a genuine key reads it, and what tells it from other keys, one line each. */
export function originLines(key: LicenseKeyReading, fingerprint: string): string[] {
  const reader = key.kind === 'unreadable' ? key.openedBy : key.reader;
  return [
    ...(reader === undefined ? [] : [t('Read with the public key of {0}', shortText(reader))]),
    t('Fingerprint: {0}', fingerprint),
  ];
}

/** An add-on product with its dates: "duo_pro, 10 seats, from 2027-01-10, expires 2028-01-10". */
export function addOnText({ name, quantity, startsOn, expiresOn, isTrial }: AddOnPurchase): string {
  return [
    shortText(name),
    quantity === undefined ? '' : seatCount(quantity),
    startsOn === undefined ? '' : t('from {0}', startsOn),
    expiresOn === undefined ? '' : t('expires {0}', expiresOn),
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
  const { plan, seats, isTrial, isTemporaryExtension } = content;
  return line(
    shortText(planName({ plan })),
    seats === undefined ? t('unlimited seats') : seatCount(seats),
    typeName(content),
    isTrial ? t('trial') : '',
    isTemporaryExtension ? t('temporary extension') : '',
  );
}

function days({ startsAt, expiresAt }: LicenseKeyContent): string {
  if (expiresAt === undefined) {
    return t('From {0}, never expires', startsAt);
  }
  return expiresAt <= startsAt ? t('No days') : t('{0} to {1}', startsAt, addDays(expiresAt, -1));
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

function unreadableKey(isDamaged: boolean): string[] {
  return isDamaged
    ? [t('Damaged license key'), t('Something in it was altered since it was made.')]
    : [
        t('License key that cannot be read here'),
        t('It is whole, but no public key at hand reads it. The server may have another one.'),
      ];
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
  const told = [...texts.slice(0, MOST_ADD_ONS), ...(more > 0 ? [t('and {0} more', count(more))] : [])].join(
    '; ',
  );
  return told === '' ? [] : [t('Add-ons: {0}', told)];
}
