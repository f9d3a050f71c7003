import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { Coverage } from '../../licensing/coverage';
import { instanceName, type InstanceProblem } from '../../instances/instance';
import { reasonText } from './attention';
import { daysLeft } from '../licenses/daysLeft';
import { failureText } from '../failures/failures';
import { ago, count, line } from '../text/language';
import { planName } from '../licenses/licenses';

const MOST_PROBLEMS = 3;

/** A side bar is seldom wide enough for more. */
const MOST_REASONS = 2;

/**
 * What stands behind an instance's name, with what else somebody should look at: "Ultimate · 12 days left · 14 users
 * over".
 *
 * @param now epoch milliseconds
 */
export function instanceDescription(status: InstanceStatus, now: number): string {
  return describe(status, now, furtherReasons(status, now));
}

/** The same without the reasons to look at it, for where these are listed in full. `now` is in epoch milliseconds. */
export function instanceSummary(status: InstanceStatus, now: number): string {
  return describe(status, now, []);
}

function describe(status: InstanceStatus, now: number, reasons: readonly string[]): string {
  switch (status.state) {
    case 'loading':
      return t('loading…');
    case 'signedOut':
      return t('signed out');
    case 'error':
      return failureSummary(status);
    case 'ready':
      return line(knownLicenses(status), ...reasons);
    case 'stale':
      return line(
        knownLicenses(status),
        ...reasons,
        status.last && t('as of {0}', ago(status.last.answer.at, now)),
      );
  }
}

/** The same for a screen reader, with what sighted users see from the icon, and why the last attempt failed. */
export function instanceAccessibleLabel(status: InstanceStatus, now: number): string {
  const description = instanceDescription(status, now);
  const failure = failureSummary(status);
  return [
    instanceName(status.instance),
    description,
    description.includes(failure) ? '' : failure,
    severityName(status),
  ]
    .filter((part) => part !== '')
    .join(', ');
}

/** What was left out of the list of instances and why; the first few in full. */
export function instanceProblems(problems: readonly InstanceProblem[]): string {
  const told = problems.slice(0, MOST_PROBLEMS).map(instanceProblem);
  const more = problems.length - told.length;
  return [...told, ...(more > 0 ? [t('{0} more entries are left out.', count(more))] : [])].join(' ');
}

/** A hand-made mistake in the setting, in a sentence. */
export function instanceProblem(problem: InstanceProblem): string {
  if (problem.kind === 'notAList') {
    return t(
      'gitlabLicenses.instances has to be a list, such as {0}. What stands there is left out.',
      '[{ "url": "https://gitlab.example.com" }]',
    );
  }
  const position = problem.index + 1;
  switch (problem.kind) {
    case 'notAnEntry':
      return t('Entry {0} of gitlabLicenses.instances is left out: it needs a "url".', position);
    case 'badAddress':
      return t(
        'Entry {0} of gitlabLicenses.instances is left out: "{1}" is not an address of a GitLab.',
        position,
        withoutSecrets(problem.address),
      );
    case 'duplicate':
      return t(
        'Entry {0} of gitlabLicenses.instances is left out: "{1}" is the same instance as an earlier entry.',
        position,
        problem.url,
      );
  }
}

/** GitLab's prefixes of tokens: https://docs.gitlab.com/security/tokens/#token-prefixes. */
const TOKEN = /\bgl[a-z]{1,8}-[\w.-]{12,}/gi;

/**
 * A token can stand before the host or in the query, or in place of the address; of text that is no address, all up to
 * the last @ goes.
 */
function withoutSecrets(address: string): string {
  const [beforeQuery = ''] = address.split(/[?#]/, 1);
  return beforeQuery.replace(/^([^/]*\/\/)?.*@/s, '$1').replace(TOKEN, '•••');
}

/** The end of the licenses stands in the description already, as does since when an instance is unreachable. */
function furtherReasons(status: InstanceStatus, now: number): string[] {
  return status.attention.reasons
    .filter(({ kind }) => kind !== 'expiry' && kind !== 'unreachable')
    .slice(0, MOST_REASONS)
    .map((reason) => reasonText(reason, status, now).summary);
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
  return endUnknown === true || severity === 'none' ? t('expiry date unknown') : t('never expires');
}

/** What sighted users see from an icon or a colour; empty when there is nothing to see. */
export function severityName({ attention }: InstanceStatus): string {
  switch (attention.severity) {
    case 'warning':
      return t('warning');
    case 'critical':
    case 'expired':
      return t('critical');
    case 'ok':
    case 'none':
      return '';
  }
}
