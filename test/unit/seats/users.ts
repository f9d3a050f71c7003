import type { SeatUser } from '../../../src/seats/seatUser';

export const TODAY = 20_000;

/** Somebody who takes a seat and was active today, unless overridden. */
export function seatUser(overrides: Partial<SeatUser> = {}): SeatUser {
  return {
    id: 1,
    username: 'sidney_jones',
    name: 'Sidney Jones',
    state: 'active',
    takesSeat: true,
    activeOn: TODAY,
    signedInOn: TODAY,
    createdOn: TODAY - 400,
    isAdmin: false,
    isExternal: false,
    isAuditor: false,
    ...overrides,
  };
}
