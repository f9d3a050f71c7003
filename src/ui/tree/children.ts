import type { InstanceStatus } from '../../fleet/status';
import { inLicenseOrder } from '../../licensing/licenseOrder';
import { rowId, withCurrent } from '../../licensing/licenseRow';
import type { Severity } from '../../licensing/severity';
import { detailsOf } from '../../licensing/subscription';
import type { SubscriptionDetails } from '../../words/licenses/subscriptionFacts';
import type { LicenseNode, TreeNode, WaitingNode } from './nodes';

/** Why an instance isn't up to date, if so, and its licenses in their order. */
export function belowInstance(status: InstanceStatus): TreeNode[] {
  const { instance, failure, state, last } = status;
  const { url } = instance;
  const isFailed = failure !== undefined || state === 'signedOut';
  const isWithoutLicense = last?.licenses.length === 0;
  return [
    ...(isFailed ? [{ kind: 'failure', url, instance, failure } as const] : []),
    ...(isWithoutLicense ? [{ kind: 'noLicense', url } as const] : []),
    ...rowNodes(status),
  ];
}

/** The licenses of an instance as they were fetched last, in their order. */
export function licenseNodes(status: InstanceStatus): LicenseNode[] {
  return rowNodes(status).filter((node) => node.kind === 'license');
}

/** The same with the waiting subscriptions among the upcoming licenses. */
function rowNodes(status: InstanceStatus): (LicenseNode | WaitingNode)[] {
  const { instance, last, coverage, subscription } = status;
  const { url } = instance;
  const waiting = subscription?.waiting ?? [];
  const byId = new Map(
    [...withCurrent(last?.licenses ?? [], last?.current), ...waiting].map((license) => [
      rowId(license),
      license,
    ]),
  );
  return inLicenseOrder([...byId.values()], coverage?.roles).map((license) => {
    const id = rowId(license);
    const row = { url, id, license, role: coverage?.roles.get(id) };
    return subscription !== undefined && waiting.includes(license)
      ? { kind: 'waiting', ...row, isConfirmed: subscription.isConfirmed, at: subscription.facts.at }
      : {
          kind: 'license',
          ...row,
          isOverLimit: isOverLimit(status, id),
          severity: severityOf(status, id),
          subscription: subscriptionDetails(status, id),
        };
  });
}

/** The reasons stand the worst first. */
function severityOf({ attention }: InstanceStatus, id: number): Severity {
  return attention.reasons.find(({ licenseId }) => licenseId === id)?.severity ?? 'ok';
}

function subscriptionDetails(
  { last, coverage, subscription }: InstanceStatus,
  id: number,
): SubscriptionDetails | undefined {
  if (last === undefined || coverage === undefined || subscription === undefined) {
    return undefined;
  }
  const { facts } = subscription;
  return {
    details: detailsOf(facts, id),
    addOns: id === last.answer.id ? facts.addOns : [],
    at: facts.at,
    fetchedAt: last.answer.at,
    today: coverage.today,
  };
}

function isOverLimit({ attention }: InstanceStatus, id: number): boolean {
  return attention.reasons.some(
    (reason) => reason.kind === 'seats' && reason.licenseId === id && reason.now.over > 0,
  );
}
