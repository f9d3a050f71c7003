import { failureOf, type Failure } from '../gitlab/errors';
import type { License } from '../gitlab/schemas';
import { billableUsers } from '../licensing/seats';

/** What became of a recount of the billable users, whose end GitLab does not tell. */
export type Recount =
  | { readonly kind: 'moved'; readonly from: number | undefined; readonly to: number }
  /** The same number for a minute: it is right, or a large instance is still counting. */
  | { readonly kind: 'unmoved'; readonly billable: number | undefined }
  /** The recount runs, but the instance could not be read. */
  | { readonly kind: 'unread'; readonly failure: Failure };

export interface RecountDependencies {
  /** `GET /license`. Throws `GitLabError`. */
  current(): Promise<License | undefined>;
  /** Rejects when the user cancels. */
  pause(milliseconds: number): Promise<void>;
}

/** Seconds between two looks; together about a minute. Small instances count in a moment, large ones in minutes. */
const PAUSES_SECONDS = [1, 2, 3, 5, 8, 13, 20, 8];

/**
 * Looks at the billable users until their number moves or a minute has passed.
 *
 * @param before as GitLab returned it before it was asked to count
 * @throws what `pause` rejects with, and GitLabError cancelled
 */
export async function followRecount(
  watched: RecountDependencies,
  before: number | undefined,
): Promise<Recount> {
  for (const seconds of PAUSES_SECONDS) {
    await watched.pause(seconds * 1000);
    const looked = await look(watched);
    if (looked.kind === 'unread') {
      return looked;
    }
    if (looked.billable !== undefined && looked.billable !== before) {
      return { kind: 'moved', from: before, to: looked.billable };
    }
  }
  return { kind: 'unmoved', billable: before };
}

async function look(
  watched: Pick<RecountDependencies, 'current'>,
): Promise<
  | { readonly kind: 'read'; readonly billable: number | undefined }
  | { readonly kind: 'unread'; readonly failure: Failure }
> {
  try {
    return { kind: 'read', billable: billableUsers(await watched.current()) };
  } catch (error) {
    const failure = failureOf(error);
    if (failure.kind === 'cancelled') {
      throw error;
    }
    return { kind: 'unread', failure };
  }
}
