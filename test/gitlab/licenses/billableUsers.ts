import type { Call } from '../api/calls';

/** Starts the worker that counts billable users; the number moves when it is done. */
export function recount({ state, later }: Pick<Call, 'state' | 'later'>): void {
  later(state.refresh.delayMilliseconds, () => {
    state.activeUsers = state.billableUsers ?? state.activeUsers;
  });
}
