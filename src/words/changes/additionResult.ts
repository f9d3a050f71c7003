import { t } from '@vscode/l10n';
import type { InstanceStatus } from '../../fleet/status';
import type { Failure } from '../../gitlab/errors';
import type { License } from '../../gitlab/schemas';
import { mayStillRun } from '../../gitlab/writeOutcome';
import { instanceName } from '../../instances/instance';
import { rowId } from '../../licensing/licenseRow';
import { licenseName } from '../licenses/licenses';
import { instanceSummary } from '../instances/instances';
import { roleMeaning } from '../licenses/licenses';
import { lostAnswer } from '../failures/lostAnswer';

/**
 * What is true after a license was added.
 *
 * @param status of the instance, refreshed after that
 * @param lost why GitLab's answer does not tell it but the list; undefined when it does
 * @param now epoch milliseconds
 */
export function additionResult(
  license: License,
  status: InstanceStatus,
  { lost, now }: { readonly lost: Failure | undefined; readonly now: number },
): string {
  const name = instanceName(status.instance);
  const added =
    lost === undefined
      ? t('Added the {0} to {1}.', licenseName(license), name)
      : `${lostAnswer(lost, name)} ${t("The {0} was added anyway. It's in the list of licenses.", licenseName(license))}`;
  if (status.state !== 'ready') {
    return `${added} ${t("Can't get the current license.")}`;
  }
  if (isBehind(license, status)) {
    return `${added} ${t('GitLab may show the previous license for up to a minute.')}`;
  }
  const role = status.coverage?.roles.get(rowId(license));
  return [added, role && roleMeaning(role), t('Now: {0}.', instanceSummary(status, now))]
    .filter((sentence) => sentence !== undefined)
    .join(' ');
}

/**
 * No response said what became of an addition, and the list does not show the license.
 *
 * @param found `unknown`: the list could not be read either; `unreadable`: a row of it that may be the license couldn't
 */
export function unclearAddition(
  failure: Failure,
  name: string,
  found: 'missing' | 'unreadable' | 'unknown',
): string {
  return `${lostAnswer(failure, name)} ${whatIsFound(failure, found)}`;
}

function whatIsFound(failure: Failure, found: 'missing' | 'unreadable' | 'unknown'): string {
  if (found === 'unreadable') {
    return t(
      "Can't tell whether the license was added because a license in the list can't be read. Check the list in GitLab before you try again, or it may be there twice.",
    );
  }
  if (found === 'unknown') {
    return t(
      "It's unclear whether the license was added. Refresh before you try again to avoid adding it twice.",
    );
  }
  return mayStillRun(failure)
    ? t(
        "The license isn't in the list yet, but GitLab may still be adding it. Refresh before you try again to avoid adding it twice.",
      )
    : t("The license wasn't added. It isn't in the list of licenses.");
}

/** @param serverMessage GitLab's own words */
export function refusedAddition(name: string, serverMessage: string | undefined): string {
  return serverMessage === undefined
    ? t('{0} rejected the license without giving a reason.', name)
    : t('{0} rejected the license: "{1}"', name, serverMessage);
}

/**
 * Whether the license before is still in use although this one is newer and in force: for a minute, a node of the
 * instance answers with what it has kept (`License.current` in GitLab's source).
 */
function isBehind(license: License, { coverage }: InstanceStatus): boolean {
  const role = coverage?.roles.get(rowId(license));
  const current = coverage?.currentId;
  return role?.kind === 'superseded' && current !== undefined && current < rowId(license);
}
