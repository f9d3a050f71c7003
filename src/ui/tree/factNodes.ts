import { licenseFacts, otherFields } from '../../words/licenses/licenseFacts';
import type { FactNode, LicenseNode, OtherFieldsNode, TreeNode } from './nodes';

/** What is known about a license. */
export function belowLicense({ url, id, license, role }: LicenseNode): TreeNode[] {
  const others = otherFields(license);
  return [
    ...licenseFacts(license, role).map((fact): FactNode => ({ kind: 'fact', url, id, fact })),
    ...(others.length > 0 ? [{ kind: 'otherFields', url, id, facts: others } as const] : []),
  ];
}

export function belowOtherFields({ url, id, facts }: OtherFieldsNode): FactNode[] {
  return facts.map((fact) => ({ kind: 'fact', url, id, fact }));
}
