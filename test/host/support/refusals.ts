import type { JsonObject } from '../../gitlab/keys/licenseKey';
import { day, typeFlags } from '../../gitlab/server';

const RECOUNT = ['Refresh Billable Users and Retry'];
const RENEWALS = ['Save Usage Export and Email GitLab Renewals…'];
const SALES = 'contact sales at https://about.gitlab.com/sales/';
export const INVALID =
  'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.';
const EXPIRED = 'This license has already expired.';

const currently = (users: string, limit: string, over: string) =>
  tooFew('This GitLab installation currently has', users, limit, over);
export const during = (users: string, limit: string, over: string) =>
  tooFew('During the year before this license started, this GitLab installation had', users, limit, over);

function tooFew(start: string, users: string, limit: string, over: string): string {
  const least = users.replace('active ', '');
  return `${start} ${users}, exceeding this license's limit of ${limit} by ${over}. Please add a license for at least ${least} or ${SALES}`;
}

/** A license from today on with these restrictions. */
export const legacy = (restrictions: JsonObject, overrides: JsonObject = {}): JsonObject => ({
  ...overrides,
  restrictions: { plan: 'ultimate', ...restrictions },
});

const TRUE_UP = { trueup_from: day(-170), trueup_to: day(-1) };

/** A key that GitLab refuses, and what is told of it. */
export interface Refusal {
  readonly what: string;
  readonly key: JsonObject;
  /** The highest count of the current license's period, and the count of now. */
  readonly users?: readonly [past: number, now: number];
  /** GitLab's. */
  readonly message: string;
  readonly buttons: readonly string[];
}

export const REFUSALS: readonly Refusal[] = [
  {
    what: 'for the past, one over the tolerance',
    key: legacy({ active_user_count: 100 }),
    users: [111, 90],
    message: during('111 active users', '100', '11 users'),
    buttons: RENEWALS,
  },
  {
    what: 'for the users of now, where the previous count covers the past',
    key: legacy({ active_user_count: 100, previous_user_count: 100 }),
    users: [100, 111],
    message: currently('111 active users', '100', '11 users'),
    buttons: RECOUNT,
  },
  {
    what: 'for the past of a larger license, without a previous count',
    key: legacy({ active_user_count: 80 }),
    users: [100, 70],
    message: during('100 active users', '80', '20 users'),
    buttons: RENEWALS,
  },
  {
    what: 'for a single user: there is no tolerance below ten seats',
    key: legacy({ active_user_count: 9, previous_user_count: 9 }),
    users: [9, 10],
    message: currently('10 active users', '9', '1 user'),
    buttons: RECOUNT,
  },
  {
    what: 'for zero seats, which are a limit',
    key: legacy({ active_user_count: 0, previous_user_count: 0 }),
    users: [0, 1],
    message: currently('1 active user', '0', '1 user'),
    buttons: RECOUNT,
  },
  {
    what: 'with separators in its numbers',
    key: legacy({ active_user_count: 1000 }),
    users: [1234, 900],
    message: during('1,234 active users', '1,000', '234 users'),
    buttons: RENEWALS,
  },
  {
    what: 'for a true-up that is one short',
    key: legacy({ active_user_count: 150, trueup_quantity: 20, trueup_period_seat_count: 100, ...TRUE_UP }),
    users: [123, 100],
    message: `You have applied a True-up for 20 users but you need one for 23 users. Please ${SALES}`,
    buttons: RENEWALS,
  },
  {
    what: 'for a true-up, whose numbers have no separators',
    key: legacy({
      active_user_count: 5000,
      trueup_quantity: 1000,
      trueup_period_seat_count: 3000,
      ...TRUE_UP,
    }),
    users: [4500, 100],
    message: `You have applied a True-up for 1000 users but you need one for 1500 users. Please ${SALES}`,
    buttons: RENEWALS,
  },
  {
    what: 'for the past, where an end is missing for a true-up',
    key: legacy({
      active_user_count: 100,
      trueup_quantity: 50,
      trueup_period_seat_count: 100,
      trueup_from: day(-170),
    }),
    users: [140, 90],
    message: during('140 active users', '100', '40 users'),
    buttons: RENEWALS,
  },
  {
    what: 'for the users of now although it is reconciled',
    key: legacy({ active_user_count: 100, reconciliation_completed: true }),
    users: [1000, 111],
    message: currently('111 active users', '100', '11 users'),
    buttons: RECOUNT,
  },
  {
    what: 'since it expires today',
    key: { issued_at: day(-365), expires_at: day(0) },
    message: EXPIRED,
    buttons: ['OK'],
  },
  {
    what: 'since it has expired, of an offline cloud license',
    key: { ...typeFlags('offline_cloud'), issued_at: day(-700), expires_at: day(-335) },
    message: EXPIRED,
    buttons: ['OK'],
  },
  {
    what: 'since it names no licensee, of an online cloud license',
    key: { ...typeFlags('online_cloud'), licensee: {} },
    message: 'The license key is invalid.',
    buttons: ['OK'],
  },
  {
    what: 'since it is offline without being a cloud license',
    key: { cloud_licensing_enabled: false, offline_cloud_licensing_enabled: true },
    message: INVALID,
    buttons: ['OK'],
  },
];
