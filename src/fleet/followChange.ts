import type { License } from '../gitlab/schemas';

export interface FollowedChange {
  /** `GET /licenses`. Throws `GitLabError`. */
  licenses(): Promise<readonly License[]>;
  /** Rejects when the user cancels. */
  pause(milliseconds: number): Promise<void>;
  /** Whether the list shows the change. */
  isChanged(licenses: readonly License[]): boolean;
}

/** A server that has lost the connection may still be at work. */
const PAUSES_SECONDS = [0, 2, 4];

/**
 * Reads the list of licenses after a change whose end is unclear, until it shows the change or six seconds have passed.
 *
 * @returns the list as it was read last; undefined when it could not be read, or the user has cancelled
 */
export async function followChange(watched: FollowedChange): Promise<readonly License[] | undefined> {
  let licenses: readonly License[] | undefined;
  try {
    for (const seconds of PAUSES_SECONDS) {
      await watched.pause(seconds * 1000);
      licenses = await watched.licenses();
      if (watched.isChanged(licenses)) {
        return licenses;
      }
    }
    return licenses;
  } catch {
    return undefined;
  }
}
