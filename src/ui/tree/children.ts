import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { inLicenseOrder } from '../../licensing/licenseOrder';
import { rowId, withCurrent } from '../../licensing/licenseRow';
import type { Severity } from '../../licensing/severity';
import type { LicenseNode, TreeNode } from './nodes';

/** Whether the instances stand already where they belong, so that none has come, gone or moved. */
export function isInPlace(order: readonly InstanceUrl[], drawn: readonly InstanceUrl[]): boolean {
  return order.length === drawn.length && order.every((url, index) => url === drawn[index]);
}

/** Why an instance isn't up to date, if so, and its licenses in their order. */
export function belowInstance(status: InstanceStatus): TreeNode[] {
  const { instance, failure, state, last } = status;
  const { url } = instance;
  const isFailed = failure !== undefined || state === 'signedOut';
  const isWithoutLicense = last?.licenses.length === 0;
  return [
    ...(isFailed ? [{ kind: 'failure', url, instance, failure } as const] : []),
    ...(isWithoutLicense ? [{ kind: 'noLicense', url } as const] : []),
    ...licenseNodes(status),
  ];
}

/** The licenses of an instance as they were fetched last, in their order. */
export function licenseNodes(status: InstanceStatus): LicenseNode[] {
  const {
    instance: { url },
    last,
    coverage,
  } = status;
  const byId = new Map(
    withCurrent(last?.licenses ?? [], last?.current).map((license) => [rowId(license), license]),
  );
  return inLicenseOrder([...byId.values()], coverage?.roles).map((license) => {
    const id = rowId(license);
    return {
      kind: 'license',
      url,
      id,
      license,
      role: coverage?.roles.get(id),
      isOverLimit: isOverLimit(status, id),
      severity: severityOf(status, id),
    };
  });
}

/** The reasons stand the worst first. */
function severityOf({ attention }: InstanceStatus, id: number): Severity {
  return attention.reasons.find(({ licenseId }) => licenseId === id)?.severity ?? 'ok';
}

function isOverLimit({ attention }: InstanceStatus, id: number): boolean {
  return attention.reasons.some(
    (reason) => reason.kind === 'seats' && reason.licenseId === id && reason.now.over > 0,
  );
}
