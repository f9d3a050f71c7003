import { t } from '@vscode/l10n';
import { toldLongAgo, type DueWarning } from '../../fleet/notifications/dueWarnings';
import type { AttentionReason } from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import { cutText } from '../../gitlab/foreign/text';
import { instanceName } from '../../instances/instance';
import { addDays } from '../../licensing/plainDate';
import { reasonText } from '../instances/attention';
import { notLicensedWords } from '../licenses/dates';
import { daysLeft } from '../licenses/daysLeft';
import { ago, count, listText } from '../text/language';

/** Up to how many instances are named; the list behind the notification has them all. */
const MOST_NAMED = 3;

/** Up to how many characters of a name: names have no limit. */
const LONGEST_NAME = 40;

/** What is due of one instance. */
type DueOfInstance = readonly [DueWarning, ...DueWarning[]];

/** What can be done about a notification. */
export type NotificationAction = 'show' | 'tomorrow' | 'never';

/**
 * What a notification says, in at most two sentences.
 *
 * @param due at least one, those of the instance that comes first at the beginning
 * @param now epoch milliseconds
 */
export function notificationText(due: readonly DueWarning[], now: number): string {
  const instances = byInstance(due);
  const [first] = instances;
  if (first === undefined) {
    return '';
  }
  return instances.length === 1 ? textOfOne(first, now) : textOfSeveral(instances, now);
}

export function notificationActionTitle(action: NotificationAction): string {
  switch (action) {
    case 'show':
      return t('Show');
    case 'tomorrow':
      return t('Tomorrow');
    case 'never':
      return t("Don't Warn Again");
  }
}

function textOfOne(due: DueOfInstance, now: number): string {
  const [{ status }] = due;
  const said = t('{0}: {1}.', shortName(status), factsOf(due, now).join(', '));
  const at = due.map((warning) => toldLongAgo(warning, now)).find((time) => time !== undefined);
  return at === undefined ? said : `${said} ${t('Last fetched {0}.', ago(at, now))}`;
}

function textOfSeveral(instances: readonly DueOfInstance[], now: number): string {
  const names = listText(instances.slice(0, MOST_NAMED).map((due) => namedTrouble(due, now)));
  const number = count(instances.length);
  const said =
    instances.length > MOST_NAMED
      ? t('{0} instances need attention, including {1}.', number, names)
      : t('{0} instances need attention: {1}.', number, names);
  const isOld = instances.flat().some((warning) => toldLongAgo(warning, now) !== undefined);
  return isOld ? `${said} ${t('Some licenses were last fetched more than 2 days ago.')}` : said;
}

function namedTrouble([{ status, reason }]: DueOfInstance, now: number): string {
  return t('{0} ({1})', shortName(status), reasonText(reason, status, now).summary);
}

/** What is due, and what changes the meaning of an end: a renewal that isn't as good, or comes too late. */
function factsOf(due: DueOfInstance, now: number): string[] {
  const [{ status }] = due;
  const said = due.map(({ reason }) => factText(reason, status, now));
  const kinds = new Set(due.map(({ reason }) => reason.kind));
  const why = status.attention.reasons.filter(
    ({ kind }) => kinds.has('expiry') && !kinds.has(kind) && (kind === 'gap' || kind === 'renewal'),
  );
  return [...said, ...why.map((reason) => reasonText(reason, status, now).summary)];
}

function factText(reason: AttentionReason, status: InstanceStatus, now: number): string {
  const { summary } = reasonText(reason, status, now);
  switch (reason.kind) {
    case 'expiry':
      return reason.inDays > 0
        ? t('licensed through {0} ({1})', addDays(reason.date, -1), daysLeft(reason.inDays))
        : t('license expired on {0}', reason.date);
    case 'gap':
      return notLicensedWords(reason.date, reason.to);
    case 'renewal':
      return t('{0} (takes effect on {1})', summary, reason.date);
    case 'seats':
      return t(
        '{0} ({1} billable users, {2} seats)',
        summary,
        count(reason.now.billable),
        count(reason.limit),
      );
    case 'token':
      return reason.trouble === 'expiring' ? t('{0} ({1})', summary, reason.date) : summary;
    default:
      return summary;
  }
}

function shortName({ instance }: InstanceStatus): string {
  return cutText(instanceName(instance), LONGEST_NAME);
}

function byInstance(due: readonly DueWarning[]): DueOfInstance[] {
  const groups = new Map<string, [DueWarning, ...DueWarning[]]>();
  for (const warning of due) {
    const group = groups.get(warning.subject.url);
    if (group === undefined) {
      groups.set(warning.subject.url, [warning]);
    } else {
      group.push(warning);
    }
  }
  return [...groups.values()];
}
