import { NEVER, type SeatUser } from './seatUser';

/** From how many days ago on each bar counts; the last one has no end. They part where {@link IDLE_CHOICES} do. */
const STARTS = [0, 7, 30, 60, 90, 180, 365] as const;

/** Users who use a seat, by when they were last active. */
export interface ActivityBar {
  /** In days ago; undefined: never. `to` is undefined where there is no end. */
  readonly from: number | undefined;
  readonly to: number | undefined;
  users: number;
  /** Of these, those whose seats can be won back. */
  idle: number;
}

/** The bars of no users: one for each span of days, and one for never. */
export function emptyBars(): ActivityBar[] {
  return [...STARTS, undefined].map((from, index) => {
    const next = STARTS[index + 1];
    return { from, to: next === undefined ? undefined : next - 1, users: 0, idle: 0 };
  });
}

/**
 * Puts a user who uses a seat into the bar of how long ago the last activity was.
 *
 * @param today the day counted from 1970-01-01
 * @param isIdle whether the seat can be won back
 */
export function putInBar(bars: readonly ActivityBar[], user: SeatUser, today: number, isIdle: boolean): void {
  const bar = user.takesSeat ? bars[barOf(user, today)] : undefined;
  if (bar !== undefined) {
    bar.users++;
    bar.idle += Number(isIdle);
  }
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
