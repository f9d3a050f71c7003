import { dayOf } from '../dates';
import type { LicenseRow } from '../rows';
import type { GitLabState } from '../state';

const CURRENT_LICENSE_CACHE_MILLISECONDS = 60_000;

/** The server's calendar day. */
export function today(state: GitLabState): string {
  return dayOf(state.now());
}

/** All rows, the newest first. */
export function newestFirst(state: GitLabState): LicenseRow[] {
  return [...state.licenses].sort((a, b) => b.id - a.id);
}

/** gitlab-license: `will_expire? && Date.today >= expires_at`; null when there is no end. */
export function isExpired(state: GitLabState, row: LicenseRow): boolean | null {
  return row.expires_at === null ? null : today(state) >= row.expires_at;
}

/** The subscriptions that a license made by a cancellation has ended. */
function cancelledSubscriptions(rows: readonly LicenseRow[]): Set<string | undefined> {
  const cancelling = rows.filter((row) => row.key.fromCancellation && row.key.type === 'online_cloud');
  return new Set(cancelling.map((row) => row.key.subscriptionId).filter((id) => id !== undefined));
}

/** License.load_license: of the newest 100 rows the first good one, else the first that has started. */
function loadCurrentLicense(state: GitLabState): LicenseRow | null {
  const lastHundred = newestFirst(state).slice(0, 100);
  const started = lastHundred.filter((row) => !row.unreadable && row.starts_at <= today(state));
  const cancelled = cancelledSubscriptions(lastHundred);
  const good = started.find(
    (row) => isExpired(state, row) !== true && !cancelled.has(row.key.subscriptionId),
  );
  return good ?? started[0] ?? null;
}

/** License.current: the license in force, or the last one that was, or null when none has started. */
export function currentLicense(state: GitLabState): LicenseRow | null {
  if (!state.cacheCurrentLicense) {
    return loadCurrentLicense(state);
  }
  const now = state.now().getTime();
  if (state.cachedCurrent === null || state.cachedCurrent.until <= now) {
    state.cachedCurrent = { row: loadCurrentLicense(state), until: now + CURRENT_LICENSE_CACHE_MILLISECONDS };
  }
  return state.cachedCurrent.row;
}
