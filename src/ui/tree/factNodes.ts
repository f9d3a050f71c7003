import { licenseFacts, otherFields } from '../../words/licenses/licenseFacts';
import { subscriptionFacts } from '../../words/licenses/subscriptionFacts';
import type { FactNode, LicenseNode, OtherFieldsNode, TreeNode, WaitingNode } from './nodes';

/** The rows below a license or what stands like one in the view, or below the further fields of a license. */
export function factsBelow(node: LicenseNode | WaitingNode | OtherFieldsNode): TreeNode[] {
  switch (node.kind) {
    case 'license':
      return belowLicense(node);
    case 'waiting':
      return belowWaiting(node);
    case 'otherFields':
      return belowOtherFields(node);
  }
}

/** What is known about a license. `now` is in epoch milliseconds. */
export function belowLicense(
  { url, id, license, role, subscription }: LicenseNode,
  now = Date.now(),
): TreeNode[] {
  const others = otherFields(license);
  const facts = licenseFacts(license, role, subscription && subscriptionFacts(subscription, now));
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
