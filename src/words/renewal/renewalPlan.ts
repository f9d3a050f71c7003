import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import type { PlainDate } from '../../licensing/plainDate';
import type { UsageStatistics } from '../../usage/figures/statistics';
import { licenseInSentence } from '../licenses/licenses';
import { scalarText, shortText } from '../text/foreignText';
import { count } from '../text/language';
import { block, inline, link, table } from '../text/markdownParts';
import { paragraphs } from '../text/markdownText';
import { RENEWALS_ADDRESS } from '../usage/renewalDraft';
import { usageCards } from '../usage/usageCards';
import { planFigures, type PlanFigures } from './planFigures';
import {
  coverageSentences,
  forecastText,
  isSettled,
  orderAnswer,
  orderReasons,
  requestLines,
} from './planParts';
import { openQuestions } from './planQuestions';

/** When a plan is made, and what usage exports have told for it. */
export interface PlanMoment {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The local calendar day. */
  readonly today: PlainDate;
  /** Of the instances whose export was fetched for the plan. */
  readonly statistics: ReadonlyMap<InstanceUrl, UsageStatistics>;
}

/**
 * What to order for the renewal of each instance, and why, as Markdown. One instance has a document of its own; several
 * stand in a table first. Times are in UTC, since a plan is read by people in several places.
 *
 * @param statuses at least one, in their order
 */
export function renewalPlanText(statuses: readonly InstanceStatus[], moment: PlanMoment): string {
  const plans = statuses.map((status) =>
    planFigures(status, moment.today, moment.statistics.get(status.instance.url)),
  );
  const generated = t('Generated {0} UTC.', utcMinute(moment.now));
  const [only] = plans;
  if (plans.length === 1 && only !== undefined) {
    const title = t('Renewal plan of {0}', inline(nameOf(only)));
    return `${paragraphs(`# ${title}`, generated, section(only, '##'))}\n`;
  }
  const sections = plans.map((figures) =>
    paragraphs(`## ${inline(nameOf(figures))}`, section(figures, '###')),
  );
  const title = t('Renewal plan for {0} instances', count(plans.length));
  return `${paragraphs(`# ${title}`, generated, overview(plans), ...sections)}\n`;
}

function section(figures: PlanFigures, level: string): string {
  const questions = openQuestions(figures);
  return paragraphs(
    `${link(figures.status.instance.url, figures.status.instance.url)} · ${fetchedText(figures)}`,
    `${level} ${t('Coverage')}`,
    list(coverageSentences(figures)),
    `${level} ${t('Users')}`,
    usersTable(figures),
    `${level} ${t('Seats to order')}`,
    `**${inline(orderAnswer(figures))}**`,
    list(orderReasons(figures)),
    `${level} ${t('Send to GitLab')}`,
    list(toSend(figures)),
    ...(questions.length === 0 ? [] : [`${level} ${t('Open questions')}`, list(questions)]),
  );
}

/** The four numbers of GitLab's Subscription page, and the forecast. */
function usersTable(figures: PlanFigures): string {
  const rows = usageCards(figures.subscription, figures.isEnded).map(({ label, value, meaning }) => [
    inline(label),
    inline(value),
    inline(meaning),
  ]);
  const forecast = [t('Forecast'), inline(forecastText(figures)), t('For the last day of the license.')];
  return table([t('Figure'), t('Users'), t('Meaning')], [...rows, forecast]);
}

/** What belongs in the email to GitLab. */
function toSend(figures: PlanFigures): string[] {
  if (isSettled(figures)) {
    return [t('Nothing. A sufficient renewal is already in place.'), ...reportToSend(figures)];
  }
  const { current } = figures;
  return [
    t('Address: {0}', RENEWALS_ADDRESS),
    ...(current === undefined ? [] : [t('License: {0}', licenseInSentence(current))]),
    ...licensee(figures),
    ...requestLines(figures),
    exportToSend(figures),
  ];
}

function exportToSend({ status: { usageReports } }: PlanFigures): string {
  const savedOn = usageReports?.savedOn;
  return savedOn === undefined
    ? t('The usage export, unopened. Save it with Save Usage Export…')
    : t('The usage export, unopened. Last saved on this computer on {0}.', savedOn);
}

/** The monthly report is due with or without a renewal. */
function reportToSend(figures: PlanFigures): string[] {
  const isDue = figures.status.attention.reasons.some(({ kind }) => kind === 'usageReport');
  return isDue ? [t('A usage report is due: {0}', exportToSend(figures))] : [];
}

function licensee({ current }: PlanFigures): string[] {
  const texts = Object.values(current?.licensee ?? {})
    .map((value) => shortText(scalarText(value) ?? ''))
    .filter((text) => text !== '');
  return texts.length === 0 ? [] : [t('Licensee: {0}', texts.join(', '))];
}

function overview(plans: readonly PlanFigures[]): string {
  const titles = [t('Instance'), t('Licensed through'), t('Renewed'), ...figureTitles(), t('Seats to order')];
  return table(titles, plans.map(overviewCells));
}

function figureTitles(): string[] {
  return [t('Seats'), t('Billable users'), t('Maximum users'), t('Users over subscription')];
}

function overviewCells(figures: PlanFigures): string[] {
  const { status, renewal, subscription, isEnded } = figures;
  const [seats, billable, maximum, over] = usageCards(subscription, isEnded).map(({ value }) => value);
  const renewed = { inPlace: t('Yes'), none: t('No'), unknown: t('Unknown') }[renewal.kind];
  return [
    link(nameOf(figures), status.instance.url),
    status.coverage?.coveredUntil ?? '',
    renewed,
    ...[seats, billable, maximum, over].map((value) => inline(value ?? '')),
    inline(orderAnswer(figures)),
  ];
}

function fetchedText({ status: { last } }: PlanFigures): string {
  return last === undefined
    ? t('Licenses not fetched yet.')
    : t('Licenses fetched {0} UTC.', utcMinute(last.answer.at));
}

function list(sentences: readonly string[]): string {
  return sentences.map((text) => `- ${block(text)}`).join('\n');
}

function nameOf({ status: { instance } }: PlanFigures): string {
  return shortText(instanceName(instance));
}

/** "2027-01-10 11:00". @param at epoch milliseconds */
function utcMinute(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace('T', ' ');
}
