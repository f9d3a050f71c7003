import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { License } from '../../gitlab/schemas';
import { instanceName } from '../../instances/instance';
import { detailsOf, type LicenseDetails } from '../../licensing/subscription';
import { subscriptionFacts, type SubscriptionDetails } from '../licenses/subscriptionFacts';
import { waitingName, waitingRowText } from '../licenses/waitingSubscription';
import { scalarText, shortText } from '../text/foreignText';
import { listText, moment } from '../text/language';
import { bold, bullets, paragraphs, plain } from '../text/markdownText';

const MOST_NAMED = 5;

/** Which other instances share the subscription of an instance: one sentence or none. */
export function sharedSubscription(status: InstanceStatus, all: readonly InstanceStatus[]): string[] {
  const name = currentDetails(status)?.subscriptionName;
  if (name === undefined) {
    return [];
  }
  const others = all.filter(
    (other) => other.instance.url !== status.instance.url && currentDetails(other)?.subscriptionName === name,
  );
  const named = others.slice(0, MOST_NAMED).map(({ instance }) => instanceName(instance));
  return named.length === 0 ? [] : [t('Same subscription ({0}) as {1}.', shortText(name), listText(named))];
}

/** Type, trial, synchronization and add-ons of a license, in Markdown. `now` is in epoch milliseconds. */
export function detailBullets(
  subscription: SubscriptionDetails | undefined,
  now: number,
): string | undefined {
  return (
    subscription &&
    bullets(subscriptionFacts(subscription, now).map(({ label, value }) => `${label}: ${value}`))
  );
}

/** What a waiting subscription's row has no room for, in Markdown. `at`: when it was returned, in epoch milliseconds. */
export function waitingTooltip(license: License, isConfirmed: boolean, at: number): string {
  const licensee = Object.values(license.licensee ?? {})
    .map(scalarText)
    .filter((value) => value !== undefined);
  return paragraphs(
    bold(waitingName(license)),
    plain(waitingRowText(license, isConfirmed)),
    plain(
      isConfirmed
        ? t('Stored in GitLab. It becomes a license of this instance when it starts.')
        : t("Not counted because GitLab hasn't confirmed it for more than two days."),
    ),
    licensee.length === 0 ? undefined : plain(t('Licensed to {0}', licensee.join(', '))),
    plain(t('Last confirmed: {0}', moment(at))),
  );
}

function currentDetails({ subscription, last }: InstanceStatus): LicenseDetails | undefined {
  return detailsOf(subscription?.facts, last?.answer.id);
}
