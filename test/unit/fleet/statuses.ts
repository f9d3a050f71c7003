import type { FailedAttempt, Facts } from '../../../src/fleet/facts';
import { statusOf, type InstanceStatus } from '../../../src/fleet/status';
import type { Failure } from '../../../src/gitlab/errors';
import type { License } from '../../../src/gitlab/schemas';
import type { InstanceUrl } from '../../../src/instances/address';
import { addDays, plainDateOf, type PlainDate } from '../../../src/licensing/plainDate';

/** Noon, so that hours before and after are the same day. */
export const NOW = new Date(2027, 0, 10, 12).getTime();
export const TODAY = plainDateOf(new Date(NOW));
export const HOUR = 3_600_000;

const THRESHOLDS = { warningWithinDays: 30, criticalWithinDays: 7 };

export function inDays(count: number): PlainDate {
  return addDays(TODAY, count);
}

/** An Ultimate license with 200 seats; its days are given from today: 0 is today. */
export function license(id: number, starts: number, expires: number, more: License = {}): License {
  return {
    id,
    plan: 'ultimate',
    starts_at: inDays(starts),
    expires_at: inDays(expires),
    expired: expires <= 0,
    user_limit: 200,
    ...more,
  };
}

/** What an instance answered; the first license is the current one and knows the billable users. */
export function answered(
  [current, ...others]: readonly License[],
  { users = 100, at = NOW, ...facts }: Partial<Facts> & { users?: number; at?: number } = {},
): Facts {
  const known = current && { ...current, active_users: users };
  return {
    credentials: 'present',
    last: {
      current: known,
      licenses: [...(current ? [current] : []), ...others],
      answer: { id: current?.id, at, since: at, on: plainDateOf(new Date(at)) },
    },
    attempt: { kind: 'idle' },
    ...facts,
  };
}

export function failed(failure: Failure): FailedAttempt {
  return { kind: 'failed', failure, at: NOW, inARow: 1 };
}

export const TIMEOUT: Failure = { kind: 'timeout', seconds: 30, waitingFor: 'headers' };

export function statusNow(facts: Facts, name = 'Production'): InstanceStatus {
  const instance = { url: `https://${encodeURIComponent(name)}.example` as InstanceUrl, name };
  return statusOf(instance, facts, { now: NOW, today: TODAY }, THRESHOLDS);
}

/** The same instance, muted in the setting. */
export function muted(status: InstanceStatus): InstanceStatus {
  return { ...status, instance: { ...status.instance, muted: true } };
}
