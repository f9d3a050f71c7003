import type { Fleet } from '../../fleet/fleet';
import { waitingTooltip } from '../../words/instances/subscriptionTooltips';
import { factTooltip, instanceTooltip, licenseTooltip } from '../../words/instances/tooltips';
import type { AnyNode } from './nodes';

/** The tooltip of a row, as Markdown; undefined for a row that has none. `now` is in epoch milliseconds. */
export function nodeTooltip(
  node: AnyNode,
  fleet: Pick<Fleet, 'status' | 'statuses'>,
  now: number,
): string | undefined {
  switch (node.kind) {
    case 'instance': {
      const status = fleet.status(node.url);
      return status && instanceTooltip(status, now, fleet.statuses());
    }
    case 'license':
      return licenseTooltip(node.license, node.role, node.subscription, now);
    case 'waiting':
      return waitingTooltip(node.license, node.isConfirmed, node.at);
    case 'fact':
      return factTooltip(node.fact);
    case 'group':
    case 'failure':
    case 'noLicense':
    case 'otherFields':
      return undefined;
  }
}
