import type { Failure } from '../gitlab/errors';
import type { License } from '../gitlab/schemas';
import type { CurrentAnswer } from '../licensing/serverAnswer';

/** What was fetched last, and when. */
export interface Fetched {
  /** The license GitLab calls current; undefined when it has none. */
  readonly current: License | undefined;
  /** Newest id first. */
  readonly licenses: readonly License[];
  /** What the server called current, when, and since when it has been saying so. */
  readonly answer: CurrentAnswer;
}

export type Attempt =
  | { readonly kind: 'idle' }
  /** `after`: how the attempt before failed. */
  | { readonly kind: 'running'; readonly after?: Failure }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly at: number };

/** Three separate facts about an instance; everything else is derived from them. */
export interface Facts {
  readonly credentials: 'unknown' | 'present' | 'missing';
  readonly last?: Fetched;
  readonly attempt: Attempt;
}

export const NOTHING_KNOWN: Facts = { credentials: 'unknown', attempt: { kind: 'idle' } };

export type InstanceState = 'loading' | 'ready' | 'stale' | 'signedOut' | 'error';

/** `stale`: licenses are known, but the last attempt to fetch them failed; `error`: none are. */
export function stateOf({ credentials, last, attempt }: Facts): InstanceState {
  if (credentials === 'missing') {
    return 'signedOut';
  }
  if (last === undefined) {
    return attempt.kind === 'failed' ? 'error' : 'loading';
  }
  return failureIn(attempt) === undefined ? 'ready' : 'stale';
}

/** Why the licenses shown are not fresh; while the next attempt runs, the reason of the one before. */
export function failureIn(attempt: Attempt): Failure | undefined {
  switch (attempt.kind) {
    case 'idle':
      return undefined;
    case 'running':
      return attempt.after;
    case 'failed':
      return attempt.failure;
  }
}
