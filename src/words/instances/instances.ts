import { t } from '@vscode/l10n';
import type { Fetched } from '../../fleet/facts';
import type { AttentionReason } from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import type { Coverage } from '../../licensing/coverage';
import { instanceName } from '../../instances/instance';
import { reasonText } from './attention';
import { neverExpires } from '../licenses/dates';
import { daysLeft } from '../licenses/daysLeft';
import { failureText } from '../failures/failures';
import { ago, count, isJustNow, line, spoken, spokenList } from '../text/language';
import { planName } from '../licenses/licenses';
import { severityWord } from '../licenses/severityWord';

/** A side bar is seldom wide enough for more. */
const MOST_REASONS = 2;

/**
 * What stands beside an instance's name, the days first and the plan last, since a side bar is seldom wide enough for
 * all of it: "12 days left · 12 over · Ultimate", "Not reachable · 12 days left, as of 3 hours ago · Ultimate".
 *
 * @param now epoch milliseconds
 */
export function instanceDescription(status: InstanceStatus, now: number): string {
  const { state, last, coverage } = status;
  const isMuted = status.instance.muted === true && t('muted');
  if (last === undefined || coverage === undefined) {
    return line(unknownLicenses(status), isMuted || undefined);
  }
  const failure = state === 'stale' ? failureSummary(status) : '';
  return line(
    failure,
    withAge(coverageText(last, coverage), status, now),
    state === 'signedOut' ? t('signed out') : undefined,
    isMuted || undefined,
    ...furtherReasons(status, now),
    last.current && planName(last.current),
  );
}

/** What has to be in sight of it beside the name: the days, and what comes before them. */
export function rowLead(status: InstanceStatus): string {
  const { state, last, coverage } = status;
  if (last === undefined || coverage === undefined) {
    return unknownLicenses(status);
  }
  return line(state === 'stale' ? failureSummary(status) : '', coverageText(last, coverage));
}

/** An instance that can't be asked, or hasn't answered yet, and of which nothing is known from before. */
function unknownLicenses(status: InstanceStatus): string {
  switch (status.state) {
    case 'signedOut':
      return t('signed out');
    case 'error':
      return failureSummary(status);
    case 'loading':
    case 'ready':
    case 'stale':
      return t('loading…');
  }
}

function withAge(text: string, { state, last }: InstanceStatus, now: number): string {
  return state === 'stale' && last !== undefined && !isJustNow(last.answer.at, now)
    ? t('{0}, as of {1}', text, ago(last.answer.at, now))
    : text;
}

function ageText({ last }: InstanceStatus, now: number): string | undefined {
  return last === undefined || isJustNow(last.answer.at, now)
    ? undefined
    : t('as of {0}', ago(last.answer.at, now));
}

function coverageText({ licenses, current }: Fetched, coverage: Coverage): string {
  if (licenses.length === 0) {
    return t('no licenses');
  }
  return current === undefined ? t('no license in use') : endOfCoverage(coverage);
}

/** The plan and the days of an instance inside a sentence or a text that says the rest: "Ultimate · 12 days left". */
export function instanceSummary(status: InstanceStatus, now: number): string {
  switch (status.state) {
    case 'loading':
    case 'error':
      return unknownLicenses(status);
    case 'signedOut':
      return t('signed out');
    case 'ready':
      return knownLicenses(status);
    case 'stale':
      return line(knownLicenses(status), ageText(status, now));
  }
}

/**
 * The row for a screen reader: the whole name, what sighted users see from the icon, and why the last attempt failed.
 *
 * @param now epoch milliseconds
 */
export function instanceAccessibleLabel(status: InstanceStatus, now: number): string {
  return spokenList(instanceName(status.instance), instanceSpoken(status, now));
}

/** The same without the name, for a list that reads its rows aloud as they are written. `now` is in epoch milliseconds. */
export function instanceSpoken(status: InstanceStatus, now: number): string {
  const description = spoken(instanceDescription(status, now));
  const failure = failureSummary(status);
  return spokenList(description, description.includes(failure) ? '' : failure, severityName(status));
}

/** What else somebody should look at: the days and why the instance can't be asked are said already. */
function furtherReasons(status: InstanceStatus, now: number): string[] {
  const isFailureSaid = status.state === 'stale' && status.failure !== undefined;
  return status.attention.reasons
    .filter((reason) => !isSaid(reason, isFailureSaid, status.coverage?.endUnknown === true))
    .slice(0, MOST_REASONS)
    .map((reason) => rowText(reason, status, now));
}

function isSaid(reason: AttentionReason, isFailureSaid: boolean, isEndUnknown: boolean): boolean {
  switch (reason.kind) {
    case 'expiry':
    case 'unreachable':
      return true;
    case 'token':
      return isFailureSaid && reason.trouble === 'refused';
    case 'gap':
    case 'renewal':
    case 'seats':
    case 'sync':
    case 'unreadableRows':
    case 'usageReport':
      return false;
    case 'unreadableDate':
      return isEndUnknown && reason.field === 'expires_at';
  }
}

/** A row has less room than a list. */
function rowText(reason: AttentionReason, status: InstanceStatus, now: number): string {
  return reason.kind === 'seats' && reason.now.over > 0
    ? t('{0} over', count(reason.now.over))
    : reasonText(reason, status, now).summary;
}

function failureSummary({ failure, instance }: InstanceStatus): string {
  return failure === undefined ? '' : failureText(failure, instance).summary;
}

function knownLicenses({ last, coverage }: InstanceStatus): string {
  if (last === undefined || coverage === undefined) {
    return '';
  }
  if (last.licenses.length === 0) {
    return t('no licenses');
  }
  const plan = last.current && planName(last.current);
  if (plan === undefined) {
    return t('no license in use');
  }
  return line(plan, endOfCoverage(coverage));
}

function endOfCoverage({ daysLeft: days, endUnknown, severity }: Coverage): string {
  if (days !== undefined) {
    return daysLeft(days);
  }
  // A license in use without any that counts has dates that nobody can read.
  return endUnknown === true || severity === 'none' ? t('expiry date unknown') : neverExpires();
}

/** What sighted users see from an icon or a color; empty when there is nothing to see, as of a muted instance. */
export function severityName({ attention, instance }: InstanceStatus): string {
  return instance.muted === true ? '' : severityWord(attention.severity);
}
