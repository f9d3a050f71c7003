import { shownText } from '../gitlab/foreign/text';
import type { ListedUser } from '../gitlab/users/listedUser';
import { NEVER, type SeatUser } from './seatUser';

const DAY_MS = 86_400_000;

const DAY_LENGTH = '2027-01-27'.length;

/** A user of GitLab's list as the page shows them. The rest of what GitLab sends, such as addresses, isn't kept. */
export function readUser(listed: ListedUser): SeatUser {
  const { id = 0, username, name, state } = listed;
  return {
    id,
    username: shownText(username ?? ''),
    name: shownText(name ?? ''),
    state: shownText(state ?? ''),
    takesSeat: listed.using_license_seat === true,
    activeOn: dayOf(listed.last_activity_on),
    signedInOn: Math.max(dayOf(listed.current_sign_in_at), dayOf(listed.last_sign_in_at)),
    createdOn: dayOf(listed.created_at),
    isAdmin: listed.is_admin === true,
    isExternal: listed.external === true,
    isAuditor: listed.is_auditor === true,
  };
}

/** Days since 1970 of what users of the same list share: to parse a day takes longer than all else of a user. */
const knownDays = new Map<string, number>();

/** Of thirty years. */
const MOST_KNOWN = 11_000;

/** Of a day or a moment in ISO 8601. */
function dayOf(text: string | null | undefined): number {
  if (text === undefined || text === null) {
    return NEVER;
  }
  const known = knownDays.get(text);
  if (known !== undefined) {
    return known;
  }
  const day = parsedDay(text);
  if (day !== NEVER && text.length === DAY_LENGTH && knownDays.size < MOST_KNOWN) {
    knownDays.set(text, day);
  }
  return day;
}

function parsedDay(text: string): number {
  const time = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) || time < 0 ? NEVER : Math.floor(time / DAY_MS);
}
