import { t } from '@vscode/l10n';
import { shownText } from '../../gitlab/foreign/text';
import type { PlainDate } from '../../licensing/plainDate';
import {
  isSyncOverdue,
  type AddOnSeats,
  type LicenseDetails,
  type SubscriptionType,
} from '../../licensing/subscription';
import { ago, count, isJustNow, moment } from '../text/language';
import type { Fact } from './fact';

/** What GraphQL returned about a license. */
export interface SubscriptionDetails {
  readonly details: LicenseDetails | undefined;
  /** Of the instance: they go with the current license. */
  readonly addOns: readonly AddOnSeats[];
  /** When it was returned, and when the license was fetched, in epoch milliseconds. */
  readonly at: number;
  readonly fetchedAt: number;
  /** The day on the server. */
  readonly today: PlainDate;
}

/** What GitLab returns within a minute of the licenses is as fresh as they are. */
export const SAME_AGE_MS = 60_000;

/**
 * Facts that the License API doesn't have, with their age where they are older than the license.
 *
 * @param now epoch milliseconds
 */
export function subscriptionFacts(subscription: SubscriptionDetails, now: number): Fact[] {
  const { details, addOns, at, today } = subscription;
  const facts = [...(details === undefined ? [] : detailFacts(details, at, today)), ...addOns.map(addOnFact)];
  const isOlder = at < subscription.fetchedAt - SAME_AGE_MS && !isJustNow(at, now);
  return isOlder
    ? facts.map((fact) => ({ ...fact, value: t('{0}, as of {1}', fact.value, ago(at, now)) }))
    : facts;
}

/** GitLab's own word on its Subscription page. */
export function typeName(type: SubscriptionType): string {
  switch (type) {
    case 'legacy':
      return t('Legacy license');
    case 'onlineCloud':
      return t('Online license');
    case 'offlineCloud':
      return t('Offline license');
  }
}

function detailFacts(details: LicenseDetails, at: number, today: PlainDate): Fact[] {
  const { type, trial, readOnlyFrom, lastSync, subscriptionName } = details;
  return [
    ...(type === undefined ? [] : [fact('type', t('Type'), typeName(type), typeMeaning(type))]),
    ...(trial === true ? [fact('trial', t('Trial'), t('Yes'))] : []),
    ...(subscriptionName === undefined
      ? []
      : [fact('subscription', t('Subscription'), shownText(subscriptionName))]),
    ...(readOnlyFrom === undefined ? [] : [readOnlyFact(readOnlyFrom, today)]),
    ...(lastSync === undefined
      ? []
      : [
          {
            ...fact('lastSync', t('Last sync'), moment(lastSync), syncMeaning()),
            copy: new Date(lastSync).toISOString(),
            alarm: isSyncOverdue(details, at),
          },
        ]),
  ];
}

function fact(id: string, label: string, value: string, explanation?: string): Fact {
  return { id, label, value, copy: value, ...(explanation !== undefined && { explanation }) };
}

function typeMeaning(type: SubscriptionType): string {
  switch (type) {
    case 'legacy':
      return t('A license key that was added to this instance.');
    case 'onlineCloud':
      return t('Activated with a code. GitLab synchronizes it every day.');
    case 'offlineCloud':
      return t('A cloud license for instances without an internet connection.');
  }
}

function readOnlyFact(from: PlainDate, today: PlainDate): Fact {
  return from <= today
    ? { ...fact('readOnly', t('Read-only since'), from), alarm: true }
    : fact(
        'readOnly',
        t('Becomes read-only on'),
        from,
        t('Unless another license takes effect before then, the instance becomes read-only on {0}.', from),
      );
}

function syncMeaning(): string {
  return t('Last synchronization with customers.gitlab.com. Online licenses synchronize every day.');
}

function addOnFact({ name, purchased, assigned }: AddOnSeats): Fact {
  return {
    ...fact(`add-on seats ${name}`, addOnName(name), seatsText(purchased, assigned)),
    copy: assigned === undefined ? String(purchased) : `${assigned}/${purchased}`,
    alarm: assigned !== undefined && assigned > purchased,
  };
}

function seatsText(purchased: number, assigned: number | undefined): string {
  if (assigned !== undefined) {
    return t('{0} of {1} seats assigned', count(assigned), count(purchased));
  }
  return purchased === 1 ? t('1 seat purchased') : t('{0} seats purchased', count(purchased));
}

/** https://docs.gitlab.com/subscriptions/subscription-add-ons/ */
function addOnName(name: string): string {
  switch (name.toLowerCase()) {
    case 'duo_pro':
    case 'code_suggestions':
      return 'GitLab Duo Pro';
    case 'duo_enterprise':
      return 'GitLab Duo Enterprise';
    case 'duo_core':
      return 'GitLab Duo Core';
    case 'duo_amazon_q':
      return 'GitLab Duo with Amazon Q';
    default:
      return shownText(name);
  }
}
