import { t } from '@vscode/l10n';
import type { UsageReportReason } from '../../fleet/reasons';
import type { InstanceStatus } from '../../fleet/status';
import { instanceName, type Instance } from '../../instances/instance';
import type { PlainDate } from '../../licensing/plainDate';
import { shortText } from '../text/foreignText';
import { count, listText } from '../text/language';
import { RENEWALS_ADDRESS } from '../usage/renewalDraft';

/** An instance whose usage report is due. */
export interface DueReport {
  readonly instance: Instance;
  readonly reason: UsageReportReason;
}

/** More names than anybody reads. */
const MOST_NAMES = 20;

/** The instances whose usage report is due, in their order; a muted one isn't among them. */
export function dueReports(statuses: readonly InstanceStatus[]): DueReport[] {
  return statuses
    .filter(({ instance }) => instance.muted !== true)
    .flatMap(({ instance, attention }) => {
      const reason = attention.reasons.find((one) => one.kind === 'usageReport');
      return reason === undefined ? [] : [{ instance, reason }];
    });
}

/** What there is to say where none is due: of licenses whose type nobody knows, none can be. */
export function nothingDue(): string {
  return t(
    'No usage report is due. The extension knows due dates only for offline cloud licenses whose type GitLab returned, or whose key or usage export you opened on this computer.',
  );
}

export function saveQuestion(due: readonly DueReport[]): string {
  const [first] = due;
  return due.length === 1 && first !== undefined
    ? t('Save the usage export of {0}?', nameOf(first))
    : t('Save the usage exports of {0} instances?', count(due.length));
}

/** Which instances, where to, and what follows. @param folder its path */
export function saveDetail(due: readonly DueReport[], folder: string): string {
  const shown = due.slice(0, MOST_NAMES).map(dueLine);
  const more = due.length - shown.length;
  return [
    ...shown,
    ...(more > 0 ? [t('And {0} more.', count(more))] : []),
    '',
    t('One file per instance is saved in {0}. The files contain license keys.', folder),
    t('GitLab records that usage data was exported.'),
  ].join('\n');
}

export function savedText(saved: number, folder: string): string {
  const next = t(
    "Send them to {0}. Don't open them in a spreadsheet first: GitLab rejects modified files.",
    RENEWALS_ADDRESS,
  );
  return saved === 1
    ? t(
        "Saved 1 usage export in {0}. Send it to {1}. Don't open it in a spreadsheet first: GitLab rejects modified files.",
        folder,
        RENEWALS_ADDRESS,
      )
    : `${t('Saved {0} usage exports in {1}.', count(saved), folder)} ${next}`;
}

/** They hold license keys. @param folder its name */
export function othersCanReadText(folder: string): string {
  return t(
    "The files contain license keys, and VS Code can't limit who can read them in {0}. Check their permissions.",
    folder,
  );
}

/** @param names at least one */
export function notSavedText(names: readonly string[], reason: string): string {
  return names.length === 1
    ? t("Couldn't save the usage export of {0}: {1}", listText(names), reason)
    : t(
        "Couldn't save the usage exports of {0}. First error: {1}",
        listText(names.slice(0, MOST_NAMES)),
        reason,
      );
}

/** The parts of a file's name. `number` tells files of one name apart: 1 is the first. */
export function exportNameParts(instance: Instance, day: PlainDate, number: number): string[] {
  return ['license_usage', nameOf({ instance }), day, ...(number === 1 ? [] : [String(number)])];
}

function dueLine({ instance, reason: { date, savedOn } }: DueReport): string {
  const name = nameOf({ instance });
  return savedOn === undefined
    ? t('{0}: due since {1}, never saved on this computer', name, date)
    : t('{0}: due since {1}, last saved on this computer on {2}', name, date, savedOn);
}

function nameOf({ instance }: Pick<DueReport, 'instance'>): string {
  return shortText(instanceName(instance));
}
