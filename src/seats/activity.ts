import { NEVER, type SeatUser } from './seatUser';
import { idleness } from './statistics';

/** From how many days ago on each bar counts; the last one has no end. They part where {@link IDLE_CHOICES} do. */
const STARTS = [0, 7, 30, 60, 90, 180, 365] as const;

/** Users who take a seat, by when they were last active. */
export interface ActivityBar {
  /** In days ago; undefined: never. `to` is undefined where there is no end. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  readonly users: number;
  /** Of these, those whose seats can be won back. */
  readonly idle: number;
}

/**
 * How long ago the users were active who take a seat: a bar for each span of days, and one for never.
 *
 * @param today the day counted from 1970-01-01
 * @param idleDays from how many days on a user is idle
 */
export function activityBars(users: readonly SeatUser[], today: number, idleDays: number): ActivityBar[] {
  const counts = [...STARTS, undefined].map((from, index) => {
    const next = STARTS[index + 1];
    return { from, to: next === undefined ? undefined : next - 1, users: 0, idle: 0 };
  });
  for (const user of users) {
    const bar = user.takesSeat ? counts[barOf(user, today)] : undefined;
    if (bar !== undefined) {
      bar.users++;
      bar.idle += idleness(user, today, idleDays) === undefined ? 0 : 1;
    }
  }
  return counts;
}

function barOf({ activeOn }: SeatUser, today: number): number {
  if (activeOn === NEVER) {
    return STARTS.length;
  }
  const days = today - activeOn;
  // Where the server's day has begun already, somebody was active tomorrow.
  return Math.max(
    0,
    STARTS.findLastIndex((start) => days >= start),
  );
}
