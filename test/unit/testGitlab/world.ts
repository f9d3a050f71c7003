import { dailyCounts, license } from '../../gitlab/server';
import type { TestGitLab } from '../../gitlab/server';
import { start } from './calls';

export const TODAY = '2027-01-10';
export const INVALID =
  'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.';
export const EXPIRED = 'This license has already expired.';
export const TRUE_UP = {
  trueup_period_seat_count: 100,
  trueup_from: '2026-01-10',
  trueup_to: '2027-01-09',
};

export type Json = Record<string, unknown>;

/** A key of today's with these restrictions. */
export function legacy(restrictions: Json, overrides: Json = {}): Json {
  return {
    issued_at: TODAY,
    expires_at: '2028-01-10',
    restrictions: { plan: 'ultimate', ...restrictions },
    ...overrides,
  };
}

export interface World {
  /** The highest daily count of the current license's period, on a day in the middle of it. */
  past: number;
  /** Billable users as last counted. */
  now: number;
}

/** A GitLab on that day with one license since a year, whose period has one day of history. */
export async function world({ past, now }: World): Promise<TestGitLab> {
  const row = license({ starts_at: '2026-01-10', expires_at: '2027-06-01' });
  const gitlab = await start({ today: TODAY, licenses: [row] });
  gitlab.state.historicalData = dailyCounts('2026-06-15', [past]);
  gitlab.state.activeUsers = now;
  return gitlab;
}

/** GitLab's refusal for the users of now. */
export function currently(users: string, limit: string, over: string, least = users): string {
  return `This GitLab installation currently has ${users}, exceeding this license's limit of ${limit} by ${over}. Please add a license for at least ${least} or contact sales at https://about.gitlab.com/sales/`;
}

/** GitLab's refusal for the users of the period before. */
export function during(users: string, limit: string, over: string, least: string): string {
  return `During the year before this license started, this GitLab installation had ${users}, exceeding this license's limit of ${limit} by ${over}. Please add a license for at least ${least} or contact sales at https://about.gitlab.com/sales/`;
}

/** GitLab's refusal of a true-up. */
export function trueUpRefusal(quantity: number, needed: number): string {
  return `You have applied a True-up for ${quantity} users but you need one for ${needed} users. Please contact sales at https://about.gitlab.com/sales/`;
}
