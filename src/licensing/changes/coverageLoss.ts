import type { DeleteConsequences, Reach } from './deleteConsequences';

/** Whether a delete takes covered days away: coverage ends, ends earlier, or has a gap that it doesn't have now. */
export function takesCoverage({
  reachBefore,
  reachAfter,
  newGaps,
}: Pick<DeleteConsequences, 'reachBefore' | 'reachAfter' | 'newGaps'>): boolean {
  return newGaps.length > 0 || isShorter(reachAfter, reachBefore);
}

/** What cannot be read counts as lost: a name typed in vain costs less than a license. */
function isShorter(after: Reach, before: Reach): boolean {
  switch (before.kind) {
    case 'endless':
      return after.kind !== 'endless';
    case 'until':
      return (
        after.kind === 'over' ||
        after.kind === 'unknown' ||
        (after.kind === 'until' && after.day < before.day)
      );
    case 'unknown':
      return after.kind === 'over';
    case 'over':
      return false;
  }
}
