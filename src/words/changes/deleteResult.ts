import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { Failure } from '../../gitlab/errors';
import type { License } from '../../gitlab/schemas';
import { mayStillRun } from '../../gitlab/writeOutcome';
import { instanceName } from '../../instances/instance';
import type { DeleteOutcome } from '../../licensing/changes/changeOutcome';
import { rowId } from '../../licensing/licenseRow';
import { licenseName } from '../licenses/licenses';
import { instanceSummary } from '../instances/instances';
import { lostAnswer } from '../failures/lostAnswer';

/**
 * What is true after the delete.
 *
 * @param status of the instance, refreshed after the delete
 * @param now epoch milliseconds
 * @param keyFile where its key was saved before
 */
export function deleteResult(
  license: License,
  status: InstanceStatus,
  now: number,
  keyFile?: string,
): string {
  const deleted = t('Deleted the {0} from {1}.', licenseName(license), instanceName(status.instance));
  const kept = keyFile === undefined ? [] : [t('Its key is saved in {0}.', keyFile)];
  return [deleted, afterwards(license, status, now), ...kept].join(' ');
}

function afterwards(license: License, status: InstanceStatus, now: number): string {
  if (status.state !== 'ready') {
    return t("Can't get the current license.");
  }
  const { current } = status.last ?? {};
  // For a minute, a node of the instance answers with what it has kept.
  return current !== undefined && rowId(current) === rowId(license)
    ? t('GitLab may show it as current for up to a minute.')
    : t('Now: {0}.', instanceSummary(status, now));
}

/** Something answered that it has deleted the license, and the list still has it. */
export function stillThere(license: License, instanceName: string): string {
  return t(
    "{0} reported that the {1} was deleted, but it's still in the list. Refresh before you try again.",
    instanceName,
    licenseName(license),
  );
}

/** GitLab knows no such license anymore (404). */
export function alreadyDeleted(license: License, instanceName: string): string {
  return t(
    'The {0} is no longer on {1} because someone else deleted it. Nothing was changed.',
    licenseName(license),
    instanceName,
  );
}

/**
 * No response said what became of a delete.
 *
 * @param found what the list of licenses says after that; `unknown`: it did not arrive either; `unreadable`: a row of
 * it that may be the license can't be read
 */
export function unclearDelete(
  failure: Failure,
  license: License,
  instanceName: string,
  found: DeleteOutcome | 'unknown',
): string {
  return `${lostAnswer(failure, instanceName)} ${whatIsFound(failure, licenseName(license), found)}`;
}

function whatIsFound(failure: Failure, name: string, found: DeleteOutcome | 'unknown'): string {
  switch (found) {
    case 'gone':
      return t("The {0} was deleted. It's no longer in the list.", name);
    case 'there':
      return mayStillRun(failure)
        ? t(
            'The {0} is still in the list, but GitLab may still be deleting it. Refresh before you try again.',
            name,
          )
        : t("The {0} wasn't deleted. It's still in the list.", name);
    case 'unreadable':
      return t(
        "Can't tell whether the {0} was deleted because a license in the list can't be read. Check the list in GitLab before you try again.",
        name,
      );
    case 'unknown':
      return t("It's unclear whether the {0} was deleted. Refresh before you try again.", name);
  }
}
