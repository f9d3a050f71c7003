import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../fleet/status';
import { instanceName, type InstanceProblem } from '../instances/instance';
import { failureText } from './failures';
import { ago, count, line } from './language';
import { planName } from './licenses';

const MOST_PROBLEMS = 3;

/** What stands behind an instance's name: "Ultimate · 23 days left". */
export function instanceDescription(status: InstanceStatus, now: number): string {
  switch (status.state) {
    case 'loading':
      return t('loading…');
    case 'signedOut':
      return t('signed out');
    case 'error':
      return status.failure === undefined ? '' : failureText(status.failure, status.instance).summary;
    case 'ready':
      return knownLicenses(status);
    case 'stale':
      return line(knownLicenses(status), status.last && t('as of {0}', ago(status.last.answer.at, now)));
  }
}

/** The same for a screen reader, with what sighted users see from the icon. */
export function instanceAccessibleLabel(status: InstanceStatus, now: number): string {
  return [instanceName(status.instance), instanceDescription(status, now), severityName(status)]
    .filter((part) => part !== '')
    .join(', ');
}

/** How long an instance is still licensed. 1 is the last day, 0 the day of expiry. */
export function daysLeft(days: number): string {
  if (days > 1) {
    return t('{0} days left', count(days));
  }
  if (days === 1) {
    return t('last day');
  }
  if (days === 0) {
    return t('expired today');
  }
  return days === -1 ? t('expired yesterday') : t('expired {0} days ago', count(-days));
}

/** What was left out of the list of instances and why; the first few in full. */
export function instanceProblems(problems: readonly InstanceProblem[]): string {
  const told = problems.slice(0, MOST_PROBLEMS).map(instanceProblem);
  const more = problems.length - told.length;
  return [...told, ...(more > 0 ? [t('{0} more entries are left out.', count(more))] : [])].join(' ');
}

/** A hand-made mistake in the setting, in a sentence. */
export function instanceProblem(problem: InstanceProblem): string {
  const position = problem.index + 1;
  switch (problem.kind) {
    case 'notAnEntry':
      return t('Entry {0} of gitlabLicenses.instances is left out: it needs a "url".', position);
    case 'badAddress':
      return t(
        'Entry {0} of gitlabLicenses.instances is left out: "{1}" is not an address of a GitLab.',
        position,
        problem.address,
      );
    case 'duplicate':
      return t(
        'Entry {0} of gitlabLicenses.instances is left out: "{1}" is the same instance as an earlier entry.',
        position,
        problem.address,
      );
  }
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
  return line(plan, coverage.daysLeft === undefined ? t('never expires') : daysLeft(coverage.daysLeft));
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
