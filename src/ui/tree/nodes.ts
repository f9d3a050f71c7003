import type { License } from '../../gitlab/schemas';
import type { Failure } from '../../gitlab/errors';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import type { Role } from '../../licensing/roles';
import type { Severity } from '../../licensing/severity';
import type { SubscriptionDetails } from '../../words/licenses/subscriptionFacts';
import type { Fact } from '../../words/licenses/fact';

/**
 * What stands in the tree: instances, below each why it failed and its licenses, below those their facts. Nodes
 * below an instance hold what they show: VS Code asks for new ones whenever the instance is drawn again.
 */
export type TreeNode =
  InstanceNode | FailureNode | NoLicenseNode | LicenseNode | WaitingNode | FactNode | OtherFieldsNode;

export interface InstanceNode {
  readonly kind: 'instance';
  readonly url: InstanceUrl;
  /** The one it stands under; undefined: none, or the last of them. */
  readonly group: string | undefined;
}

/** Stands above instances, as soon as one of them has a group; undefined: of those that have none. */
export interface GroupNode {
  readonly kind: 'group';
  readonly name: string | undefined;
}

/** Every row of the view. */
export type AnyNode = TreeNode | GroupNode;

export interface FailureNode {
  readonly kind: 'failure';
  readonly url: InstanceUrl;
  readonly instance: Instance;
  /** undefined: signed out. */
  readonly failure: Failure | undefined;
}

export interface NoLicenseNode {
  readonly kind: 'noLicense';
  readonly url: InstanceUrl;
}

export interface LicenseNode {
  readonly kind: 'license';
  readonly url: InstanceUrl;
  readonly id: number;
  readonly license: License;
  /** undefined when the license has no start. */
  readonly role: Role | undefined;
  /** It is in use, and more users use a seat today than it has. */
  readonly isOverLimit: boolean;
  /** That of the worst of what somebody should look at. */
  readonly severity: Severity;
  /** What GraphQL has returned about it. */
  readonly subscription?: SubscriptionDetails | undefined;
}

/** A subscription that becomes a license later, so that nothing can be done with it here. */
export interface WaitingNode {
  readonly kind: 'waiting';
  readonly url: InstanceUrl;
  /** No license's: it tells the subscriptions of an instance apart. */
  readonly id: number;
  readonly license: License;
  readonly role: Role | undefined;
  /** It counts. */
  readonly isConfirmed: boolean;
  /** When GitLab returned it, in epoch milliseconds. */
  readonly at: number;
}

export interface FactNode {
  readonly kind: 'fact';
  readonly url: InstanceUrl;
  /** The license's. */
  readonly id: number;
  readonly fact: Fact;
}

/** Further fields of a newer GitLab. */
export interface OtherFieldsNode {
  readonly kind: 'otherFields';
  readonly url: InstanceUrl;
  readonly id: number;
  readonly facts: readonly Fact[];
}
