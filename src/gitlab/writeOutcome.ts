import type { Failure } from './errors';

/**
 * Whether a write that failed like this may have been carried out all the same: nothing, or nothing that GitLab
 * itself answers, came back, so only reading again tells. Everything else is the answer of a server that did nothing,
 * or failed before anything was sent.
 */
export function mayHaveHappened(failure: Failure): boolean {
  switch (failure.kind) {
    case 'reset':
    case 'timeout':
    case 'cancelled':
    case 'server':
    case 'tooLarge':
    case 'notGitLab':
    case 'unexpected':
      return true;
    default:
      return false;
  }
}

/** Whether GitLab may still be at work on a write that ended like this, so that what is not there may come yet. */
export function mayStillRun(failure: Failure): boolean {
  switch (failure.kind) {
    case 'timeout':
    case 'cancelled':
      return true;
    case 'server':
      // GitLab's own error is an end; these are a proxy's, which no longer waits.
      return failure.status === 502 || failure.status === 504;
    default:
      return false;
  }
}
