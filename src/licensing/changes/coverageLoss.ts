import type { DeleteConsequences, Reach } from './deleteConsequences';

/** Whether a delete takes covered days away: coverage ends, ends earlier, or has a gap that it doesn't have now. */
export function takesCoverage({
  reachBefore,
  reachAfter,
  newGaps,
}: Pick<DeleteConsequences, 'reachBefore' | 'reachAfter' | 'newGaps'>): boolean {
  return newGaps.length > 0 || isShorter(reachAfter, reachBefore);
}

function isShorter(after: Reach, before: Reach): boolean {
  switch (before.kind) {
    case 'endless':
      return after.kind !== 'endless';
    case 'until':
      return after.kind === 'over' || (after.kind === 'until' && after.day < before.day);
    case 'over':
      return false;
  }
}
