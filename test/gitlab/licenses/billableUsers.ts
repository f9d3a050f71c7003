import type { GitLabState } from '../state';

/** What runs a background job after the given time. */
type Later = (milliseconds: number, job: () => void) => void;

/** Starts the worker that counts billable users; the number moves when it is done. */
export function recount({ state, later }: { state: GitLabState; later: Later }): void {
  later(state.refresh.delayMilliseconds, () => {
    state.activeUsers = state.billableUsers ?? state.activeUsers;
  });
}
