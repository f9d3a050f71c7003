import type { License } from '../../../gitlab/schemas';
import type { Known } from '../sending/readFresh';

/** What the dialog said follows from the licenses and from which of them is current. */
export function isUnchanged(before: Known, now: Known): boolean {
  const [was, is] = [before.last.licenses, now.last.licenses];
  return (
    before.coverage.currentId === now.coverage.currentId &&
    was.length === is.length &&
    was.every((license) => is.some((other) => isSame(license, other)))
  );
}

/** The same row, also after GitLab was restored from a backup and has assigned its ids again. */
export function isSame(one: License, other: License): boolean {
  return (
    one.id === other.id &&
    one.plan === other.plan &&
    one.starts_at === other.starts_at &&
    one.expires_at === other.expires_at &&
    one.created_at === other.created_at &&
    one.user_limit === other.user_limit
  );
}
