import type { InstanceSnapshot, WaitingSubscriptionSnapshot } from '../api';
import { countedWaiting } from '../fleet/subscriptionNow';
import type { InstanceStatus } from '../fleet/status';
import type { License } from '../gitlab/schemas';
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

/** What other extensions get of what GraphQL returned. */
export function subscriptionSnapshot({ last, subscription }: InstanceStatus): Snapshot {
  const { type, trial, readOnlyFrom, lastSync } = detailsOf(subscription?.facts, last?.answer.id) ?? {};
  return {
    waitingSubscriptions: countedWaiting(subscription).map(waitingSnapshot),
    ...(type && { type: TYPES[type] }),
    ...(trial !== undefined && { trial }),
    ...(readOnlyFrom && { readOnlyFrom }),
    ...(lastSync !== undefined && { lastSync: new Date(lastSync).toISOString() }),
  };
}

function waitingSnapshot({ plan, starts_at, expires_at, user_limit }: License): WaitingSubscriptionSnapshot {
  return {
    ...(typeof plan === 'string' && { plan }),
    startsAt: starts_at ?? '',
    ...(typeof expires_at === 'string' && { expiresAt: expires_at }),
    ...(typeof user_limit === 'number' && { seats: user_limit === 0 ? null : user_limit }),
  };
}
