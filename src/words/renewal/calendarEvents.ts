import { createHash } from 'node:crypto';
import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { addDays, daysBetween, type PlainDate } from '../../licensing/plainDate';
import { TOKEN_WARNING_DAYS } from '../../licensing/severity';
import { licensedThroughSentence, notLicensed } from '../licenses/dates';
import { shortText } from '../text/foreignText';

/** A day of an instance in a calendar. Of the instance only its name is in it. */
export interface CalendarEvent {
  /** The same for every export, so that a calendar replaces what it has: the day may change, and the name. */
  readonly uid: string;
  /** GitLab's own date: the first day without a license, or on which the token is rejected. */
  readonly on: PlainDate;
  readonly summary: string;
  readonly description: string;
  /** How many days before to remind, the most first; none that is past. */
  readonly alarmDays: readonly number[];
}

/** When a calendar is made, and when it reminds of the end of coverage. */
export interface CalendarMoment {
  readonly today: PlainDate;
  /** In days before; see the setting `expiryWarningDays`. */
  readonly warningDays: readonly number[];
}

/** The days that are known of these instances, in their order: the end of coverage, and the end of the token. */
export function calendarEvents(statuses: readonly InstanceStatus[], moment: CalendarMoment): CalendarEvent[] {
  return statuses.flatMap((status) => [...endOfCoverage(status, moment), ...endOfToken(status, moment)]);
}

function endOfCoverage({ instance, coverage }: InstanceStatus, moment: CalendarMoment): CalendarEvent[] {
  if (coverage?.coveredUntil === undefined) {
    return [];
  }
  const { coveredUntil, gaps } = coverage;
  const on = addDays(coveredUntil, 1);
  const gap = gaps.find(({ from }) => from === on);
  const sentences = [
    licensedThroughSentence(coveredUntil),
    ...(gap === undefined
      ? []
      : [notLicensed(gap.from, gap.to), t('The next license starts on {0}.', addDays(gap.to, 1))]),
    t('Exported on {0}. Export the calendar again after a renewal.', moment.today),
  ];
  return [
    {
      uid: uidOf(instance.url, 'coverage'),
      on,
      summary: t('{0}: GitLab license expires', shortText(instanceName(instance))),
      description: sentences.join('\n'),
      alarmDays: alarmDays(on, moment.warningDays, moment.today),
    },
  ];
}

function endOfToken(
  { instance, tokenExpiresOn: on }: InstanceStatus,
  moment: CalendarMoment,
): CalendarEvent[] {
  if (on === undefined || on === 'unknown') {
    return [];
  }
  const name = shortText(instanceName(instance));
  return [
    {
      uid: uidOf(instance.url, 'token'),
      on,
      summary: t('{0}: GitLab token expires', name),
      description: [
        t('The token stored for {0} expires on {1} and is rejected from then on.', name, on),
        t('Exported on {0}. Export the calendar again after you replace the token.', moment.today),
      ].join('\n'),
      alarmDays: alarmDays(on, TOKEN_WARNING_DAYS, moment.today),
    },
  ];
}

function alarmDays(on: PlainDate, days: readonly number[], today: PlainDate): number[] {
  const ahead = daysBetween(today, on);
  return [...new Set(days)].filter((count) => count <= ahead).sort((one, other) => other - one);
}

/** Not the address itself: a calendar is shared with people who need only the name. */
function uidOf(url: InstanceUrl, kind: 'coverage' | 'token'): string {
  const instance = createHash('sha256').update(url).digest('hex').slice(0, 32);
  return `${instance}-${kind}@gitlab-license-manager`;
}
