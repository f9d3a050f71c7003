import { typeFlags } from '../../../gitlab/server';
import { currently, during, legacy } from '../../testGitlab/world';
import type { Case } from './predictedAnswerCase';
import { TRUE_UPS } from './predictedAnswerTrueUpCases';
import { USERS } from './predictedAnswerUserCases';

const EXPIRED = 'This license has already expired.';
const INVALID = 'The license key is invalid. Make sure it is exactly as you received it from GitLab Inc.';
const CUSTOMER = { Name: 'Ada', Email: 'ada@example.com', Company: 'Example' };
const LAST_YEAR = { issued_at: '2025-01-10', expires_at: '2026-01-10' };

const DATES: Case[] = [
  {
    name: 'expires today',
    key: legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: '2027-01-10' }),
    past: 50,
    now: 50,
    expected: EXPIRED,
  },
  {
    name: 'expires tomorrow',
    key: legacy({ active_user_count: 100 }, { issued_at: '2026-01-10', expires_at: '2027-01-11' }),
    past: 50,
    now: 50,
    expected: 'now',
  },
  {
    name: 'too few seats and expired',
    key: legacy({ active_user_count: 100 }, LAST_YEAR),
    past: 111,
    now: 50,
    expected: during('111 active users', '100', '11 users', '111 users'),
  },
  {
    name: 'an expired offline cloud key',
    key: legacy({ active_user_count: 100 }, { ...typeFlags('offline_cloud'), ...LAST_YEAR }),
    past: 50,
    now: 50,
    expected: EXPIRED,
  },
  {
    name: 'an expired key of a cancellation',
    key: legacy(
      { active_user_count: 100 },
      { ...typeFlags('online_cloud'), ...LAST_YEAR, generated_from_cancellation: true },
    ),
    past: 50,
    now: 50,
    expected: '- cancellation',
    status: 201,
  },
  {
    name: 'starts later',
    key: legacy({ active_user_count: 100 }, { issued_at: '2027-02-01', expires_at: '2028-02-01' }),
    past: 100,
    now: 100,
    expected: 'later',
  },
  {
    name: 'starts later, with today’s users too many',
    key: legacy(
      { active_user_count: 100, previous_user_count: 100 },
      { issued_at: '2027-02-01', expires_at: '2028-02-01' },
    ),
    past: 100,
    now: 111,
    expected: currently('111 active users', '100', '11 users', '111 users'),
  },
];

const WITHOUT_LICENSE: Case[] = [
  {
    name: 'seats',
    key: legacy({ active_user_count: 100 }),
    now: 90,
    expected: '? noCurrentLicense',
    status: 201,
  },
  { name: 'unlimited seats', key: legacy({}), now: 90, expected: 'now' },
  {
    name: 'seats, but expired',
    key: legacy({ active_user_count: 100 }, LAST_YEAR),
    now: 90,
    expected: EXPIRED,
  },
];

const ILL_FORMED: Case[] = [
  {
    name: 'online cloud with a start that is none',
    key: legacy({}, { ...typeFlags('online_cloud'), issued_at: '2027-02-30', expires_at: '2028-01-10' }),
    past: 1,
    now: 1,
    expected: 'The license key is invalid.',
  },
  {
    name: 'offline without cloud',
    key: legacy({}, { offline_cloud_licensing_enabled: true }),
    past: 1,
    now: 1,
    expected: INVALID,
  },
  { name: 'no licensee', key: legacy({}, { licensee: {} }), past: 1, now: 1, expected: INVALID },
  {
    name: 'a later version of the format, online cloud',
    key: legacy({}, { ...typeFlags('online_cloud'), version: 2 }),
    past: 1,
    now: 1,
    expected: '? serverError',
    status: 500,
  },
  {
    name: 'restrictions that are a list',
    key: legacy({}, { restrictions: [1, 2] }),
    past: 1,
    now: 1,
    expected: '? noRestrictions',
    status: 500,
  },
  {
    name: 'no expiry, of a customer',
    key: legacy({}, { expires_at: undefined, licensee: CUSTOMER }),
    past: 1,
    now: 1,
    expected: INVALID,
  },
  {
    name: 'an expiry that is none, of a customer',
    key: legacy({}, { expires_at: 'never', licensee: CUSTOMER }),
    past: 1,
    now: 1,
    expected: INVALID,
  },
  {
    name: "no expiry, of GitLab's own team",
    key: legacy({}, { expires_at: undefined }),
    past: 1,
    now: 1,
    expected: 'now',
  },
  {
    name: 'other dates that are none',
    key: legacy({}, { notify_admins_at: 'soon', block_changes_at: '2027-02-30' }),
    past: 1,
    now: 1,
    expected: 'now',
  },
  {
    name: 'no restrictions',
    key: { issued_at: '2027-01-10', expires_at: undefined, restrictions: undefined },
    past: 1,
    now: 1,
    expected: '? noRestrictions',
    status: 500,
  },
];

export const CASES = { USERS, TRUE_UPS, DATES, WITHOUT_LICENSE, ILL_FORMED };
