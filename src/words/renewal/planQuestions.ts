import { t } from '@vscode/l10n';
import { shortText } from '../text/foreignText';
import { count, listText } from '../text/language';
import type { PlanFigures } from './planFigures';

/** What nobody can tell from what is known, a question or a hint each; the most important first. */
export function openQuestions(figures: PlanFigures): string[] {
  return [
    ...freshness(figures),
    ...synchronization(figures),
    ...trial(figures),
    ...addOns(figures),
    ...overSubscription(figures),
  ];
}

function freshness({ status: { state, last } }: PlanFigures): string[] {
  if (state === 'ready' || last === undefined) {
    return [];
  }
  return [
    t(
      "Has anything changed? The licenses of this instance aren't up to date. Refresh the instance and run the command again.",
    ),
  ];
}

/** The renewal of an online cloud license comes with the daily sync, and until it starts GraphQL alone tells it. */
function synchronization({ status: { attention, subscription }, renewal, terms }: PlanFigures): string[] {
  const sync = attention.reasons.find(({ kind }) => kind === 'sync');
  if (sync?.kind === 'sync') {
    const day = new Date(sync.lastSync).toISOString().slice(0, 10);
    return [
      t(
        "Is there a renewal that this instance hasn't received? Its license last synchronized with GitLab on {0}.",
        day,
      ),
    ];
  }
  if (subscription !== undefined && !subscription.isConfirmed && subscription.waiting.length > 0) {
    return [
      t(
        "Does the waiting subscription still exist? GitLab hasn't confirmed it for more than two days, so this plan doesn't include it.",
      ),
    ];
  }
  const isConfirmed = subscription?.isConfirmed === true;
  if (isConfirmed || renewal.kind === 'inPlace' || (terms !== undefined && terms.type !== 'onlineCloud')) {
    return [];
  }
  return [
    terms === undefined
      ? t(
          "Is it an online cloud license? GitLab doesn't list its renewal before it starts. Check the Customers Portal before you order.",
        )
      : t(
          "Has the subscription been renewed already? GitLab doesn't list the renewal of an online cloud license before it starts. Check the Customers Portal before you order.",
        ),
  ];
}

function trial({ terms, current }: PlanFigures): string[] {
  if (current === undefined || terms?.isTrial === false) {
    return [];
  }
  return [
    terms === undefined
      ? t(
          "Is the license a trial? The License API doesn't say. Users over subscription and daily counts are 0 during a trial.",
        )
      : t(
          "The license is a trial. GitLab doesn't record daily counts during a trial, so maximum users may be too low.",
        ),
  ];
}

function addOns({ terms, current }: PlanFigures): string[] {
  if (current === undefined) {
    return [];
  }
  if (terms === undefined) {
    return [t("Which add-ons, such as GitLab Duo, must also be renewed? The License API doesn't list them.")];
  }
  return terms.addOns.length === 0
    ? []
    : [t('Are these add-ons in the key still needed: {0}?', listText(terms.addOns.map(shortText)))];
}

function overSubscription({ subscription: { limit, maximum }, isEnded }: PlanFigures): string[] {
  const over = limit && maximum !== undefined ? maximum - limit : 0;
  if (over <= 0 || isEnded) {
    return [];
  }
  return [
    over === 1
      ? t('Is 1 user over subscription part of the quote? GitLab bills for it at renewal.')
      : t(
          'Are {0} users over subscription part of the quote? GitLab bills for them at renewal.',
          count(over),
        ),
  ];
}
