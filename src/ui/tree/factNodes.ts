import { licenseFacts, otherFields } from '../../words/licenses/licenseFacts';
import { subscriptionFacts } from '../../words/licenses/subscriptionFacts';
import type { FactNode, LicenseNode, OtherFieldsNode, TreeNode, WaitingNode } from './nodes';

/** What is known about a license. `now` is in epoch milliseconds. */
export function belowLicense({ url, id, license, role, told }: LicenseNode, now = Date.now()): TreeNode[] {
  const others = otherFields(license);
  const facts = licenseFacts(license, role, told && subscriptionFacts(told, now));
  return [
    ...facts.map((fact): FactNode => ({ kind: 'fact', url, id, fact })),
    ...(others.length > 0 ? [{ kind: 'otherFields', url, id, facts: others } as const] : []),
  ];
}

/** What is known about a waiting subscription; its id is none of GitLab's. */
export function belowWaiting({ url, id, license }: WaitingNode): TreeNode[] {
  const facts = licenseFacts({ ...license, id: undefined }, { kind: 'upcoming', takesOver: undefined });
  return facts.map((fact): FactNode => ({ kind: 'fact', url, id, fact }));
}

export function belowOtherFields({ url, id, facts }: OtherFieldsNode): FactNode[] {
  return facts.map((fact) => ({ kind: 'fact', url, id, fact }));
}
