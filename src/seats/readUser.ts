import { shownText } from '../gitlab/foreign/text';
import type { ListedUser } from '../gitlab/users/listedUser';
import { NEVER, type SeatUser } from './seatUser';

const DAY_MS = 86_400_000;

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

/** Of a day or a moment in ISO 8601. */
function dayOf(text: string | null | undefined): number {
  const time = /^\d{4}-\d{2}-\d{2}(?:T|$)/.test(text ?? '') ? Date.parse(text ?? '') : NaN;
  return Number.isNaN(time) || time < 0 ? NEVER : Math.floor(time / DAY_MS);
}
