import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { License } from '../../gitlab/schemas';
import { instanceName } from '../../instances/instance';
import { licenseOfId } from '../../licensing/licenseRow';
import type { Role } from '../../licensing/roles';
import { reasonTexts } from './attention';
import { licensedThroughSentence } from '../licenses/dates';
import type { Fact } from '../licenses/fact';
import { failureText } from '../failures/failures';
import { instanceDescription } from './instances';
import { detailBullets, sharedSubscription } from './subscriptionTooltips';
import { SAME_AGE_MS, type SubscriptionDetails } from '../licenses/subscriptionFacts';
import { waitingRenewal } from '../licenses/waitingSubscription';
import { scalarText } from '../text/foreignText';
import { line, moment } from '../text/language';
import { licenseDescription, licenseName, roleMeaning } from '../licenses/licenses';
import { bold, bullets, paragraphs, plain } from '../text/markdownText';

/**
 * Everything about an instance that its row has no room for, in Markdown.
 *
 * @param now epoch milliseconds
 * @param all the instances of which some may share its subscription
 */
export function instanceTooltip(
  status: InstanceStatus,
  now: number,
  all: readonly InstanceStatus[] = [],
): string {
  const { instance, last, version } = status;
  const reasons = reasonTexts(status, now).map(({ sentence }) => sentence);
  return paragraphs(
    bold(instanceName(instance)),
    plain(instance.url),
    plain(instanceDescription(status, now)),
    bullets([...reasons, ...lastDay(status), ...nextLicense(status), ...sharedSubscription(status, all)]),
    failureSentence(status, reasons),
    plain(line(version === undefined ? undefined : t('GitLab {0}', version), tokenEnd(status))),
    last && plain(line(t('Fetched: {0}', moment(last.answer.at)), olderSubscription(status))),
  );
}

/** Nothing where a reason says it already. */
function lastDay({ attention, coverage }: InstanceStatus): string[] {
  const isSaid = attention.reasons.some(({ kind }) => kind === 'expiry');
  return isSaid || coverage?.coveredUntil === undefined
    ? []
    : [licensedThroughSentence(coverage.coveredUntil)];
}

/** The license that takes over from the current one by itself; one behind a gap is said with the gap. */
function nextLicense({ coverage, subscription }: InstanceStatus): string[] {
  const next = coverage?.chain[1];
  if (coverage === undefined || next === undefined) {
    return [];
  }
  const waiting = licenseOfId(subscription?.waiting ?? [], next.id);
  if (waiting !== undefined) {
    return [waitingRenewal(waiting, next.from)];
  }
  return coverage.roles.get(next.id)?.kind === 'upcoming'
    ? [t('Renewed: license {0} takes effect on {1}.', next.id, next.from)]
    : [t('License {0} takes effect again on {1}.', next.id, next.from)];
}

/** Nothing where a reason says it already. */
function tokenEnd({ attention, tokenExpiresOn }: InstanceStatus): string | undefined {
  const isSaid = attention.reasons.some(({ kind }) => kind === 'token');
  return isSaid || tokenExpiresOn === undefined || tokenExpiresOn === 'unknown'
    ? undefined
    : t('token expires {0}', tokenExpiresOn);
}

/** When GraphQL returned what is shown, where that was before the licenses were fetched. */
function olderSubscription({ last, subscription }: InstanceStatus): string | undefined {
  const at = subscription?.facts.at;
  return at === undefined || last === undefined || at >= last.answer.at - SAME_AGE_MS
    ? undefined
    : t('subscription details: {0}', moment(at));
}

/**
 * What a license's line has no room for, in Markdown.
 *
 * @param now epoch milliseconds
 */
export function licenseTooltip(
  license: License,
  role: Role | undefined,
  subscription?: SubscriptionDetails,
  now = 0,
): string {
  return paragraphs(
    bold(licenseName(license)),
    role && plain(roleMeaning(role)),
    plain(licenseDescription(license, role)),
    detailBullets(subscription, now),
    licensedTo(license),
  );
}

/** In Markdown. */
export function factTooltip({ label, value, explanation }: Fact): string {
  return paragraphs(bold(`${label}: ${value}`), explanation && plain(explanation));
}

/** Undefined where a reason says it already. */
function failureSentence(
  { failure, instance }: InstanceStatus,
  reasons: readonly string[],
): string | undefined {
  const message = failure && failureText(failure, instance).message;
  return message === undefined || reasons.some((reason) => reason.includes(message))
    ? undefined
    : plain(message);
}

function licensedTo({ licensee }: License): string | undefined {
  const values = Object.values(licensee ?? {})
    .map(scalarText)
    .filter((value) => value !== undefined);
  return values.length === 0 ? undefined : plain(t('Licensed to {0}', values.join(', ')));
}
