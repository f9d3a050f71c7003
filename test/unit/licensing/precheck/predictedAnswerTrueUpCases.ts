import { TRUE_UP, currently, during, legacy, trueUpRefusal } from '../../testGitlab/world';
import type { Case } from './predictedAnswerCase';

const TRUE_UP_OF_20 = { active_user_count: 150, trueup_quantity: 20, ...TRUE_UP };
const TRUE_UP_OF_1000 = {
  active_user_count: 5000,
  trueup_quantity: 1000,
  ...TRUE_UP,
  trueup_period_seat_count: 3000,
};
export const TRUE_UPS: Case[] = [
  {
    name: 'a true-up that fits exactly',
    key: legacy(TRUE_UP_OF_20),
    past: 122,
    highest: 122,
    now: 165,
    expected: 'now',
  },
  {
    name: 'a true-up that fits even what the whole license had',
    key: legacy(TRUE_UP_OF_20),
    past: 122,
    now: 165,
    expected: 'now',
  },
  {
    name: 'a true-up one short',
    key: legacy(TRUE_UP_OF_20),
    past: 123,
    highest: 123,
    now: 100,
    expected: trueUpRefusal(20, 23),
  },
  {
    name: 'a true-up that may be one short',
    key: legacy(TRUE_UP_OF_20),
    past: 123,
    now: 100,
    expected: '? trueUpPeriod',
    status: 400,
  },
  {
    name: 'a true-up that fits, with too few seats for today',
    key: legacy(TRUE_UP_OF_20),
    past: 122,
    now: 166,
    expected: currently('166 active users', '150', '16 users', '166 users'),
  },
  {
    name: 'a true-up without any period seats',
    key: legacy({ ...TRUE_UP_OF_20, trueup_period_seat_count: undefined }),
    past: 900,
    now: 165,
    expected: 'now',
  },
  {
    name: 'a true-up with the previous count for period seats',
    key: legacy({ ...TRUE_UP_OF_20, trueup_period_seat_count: undefined, previous_user_count: 100 }),
    past: 123,
    highest: 123,
    now: 100,
    expected: trueUpRefusal(20, 23),
  },
  {
    name: 'a true-up in thousands',
    key: legacy(TRUE_UP_OF_1000),
    past: 4500,
    highest: 4500,
    now: 100,
    expected: trueUpRefusal(1000, 1500),
  },
  {
    name: 'a true-up of nobody',
    key: legacy({ ...TRUE_UP_OF_20, trueup_quantity: 0 }),
    past: 101,
    highest: 101,
    now: 90,
    expected: trueUpRefusal(0, 1).replace('1 users', '1 user'),
  },
  {
    name: 'a true-up without its end is none',
    key: legacy({ active_user_count: 100, trueup_quantity: 50, ...TRUE_UP, trueup_to: undefined }),
    past: 140,
    now: 90,
    expected: during('140 active users', '100', '40 users', '140 users'),
  },
  {
    name: 'a true-up over days before the license',
    key: legacy({ ...TRUE_UP_OF_20, trueup_from: '2024-01-10', trueup_to: '2025-01-09' }),
    past: 100,
    now: 100,
    expected: '? trueUpPeriod',
    status: 201,
  },
  {
    name: 'true-up dates that are none, so those of the whole license, told by its maximum',
    key: legacy({ ...TRUE_UP_OF_20, trueup_from: 'soon', trueup_to: 'late' }),
    past: 123,
    now: 100,
    expected: trueUpRefusal(20, 23),
  },
];
