import type { InstanceSnapshot } from '../api';
import { countedWaiting } from '../fleet/subscriptionNow';
import type { InstanceStatus } from '../fleet/status';
import { detailsOf } from '../licensing/subscription';

type Snapshot = Pick<
  InstanceSnapshot,
  'waitingSubscriptions' | 'type' | 'trial' | 'readOnlyFrom' | 'lastSync'
>;

/** GitLab's own names. */
const TYPES = {
  legacy: 'legacy_license',
  onlineCloud: 'online_cloud',
  offlineCloud: 'offline_cloud',
} as const;

/** What other extensions get of what GraphQL told. */
export function subscriptionSnapshot({ last, subscription }: InstanceStatus): Snapshot {
  const { type, trial, readOnlyFrom, lastSync } = detailsOf(subscription?.facts, last?.answer.id) ?? {};
  return {
    waitingSubscriptions: countedWaiting(subscription).map(({ plan, starts_at, expires_at, user_limit }) => ({
      ...(plan != null && { plan }),
      startsAt: starts_at ?? '',
      ...(expires_at != null && { expiresAt: expires_at }),
      ...(user_limit != null && { seats: user_limit === 0 ? null : user_limit }),
    })),
    ...(type && { type: TYPES[type] }),
    ...(trial !== undefined && { trial }),
    ...(readOnlyFrom && { readOnlyFrom }),
    ...(lastSync !== undefined && { lastSync: new Date(lastSync).toISOString() }),
  };
}
