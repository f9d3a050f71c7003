import type { LicenseRows } from '../gitlab/schemas';

export interface FollowedChange {
  /** `GET /licenses`. Throws `GitLabError`. */
  rows(): Promise<LicenseRows>;
  /** Rejects when the user cancels. */
  pause(milliseconds: number): Promise<void>;
  /** Whether the list shows the change. */
  isChanged(rows: LicenseRows): boolean;
}

/** A server that has lost the connection may still be at work. */
const PAUSES_SECONDS = [0, 2, 4];

/**
 * Reads the list of licenses after a change whose end is unclear, until it shows the change or six seconds have passed.
 *
 * @returns the list as it was read last; undefined when it could not be read, or the user has cancelled
 */
export async function followChange(watched: FollowedChange): Promise<LicenseRows | undefined> {
  let rows: LicenseRows | undefined;
  try {
    for (const seconds of PAUSES_SECONDS) {
      await watched.pause(seconds * 1000);
      rows = await watched.rows();
      if (watched.isChanged(rows)) {
        return rows;
      }
    }
    return rows;
  } catch {
    return undefined;
  }
}
