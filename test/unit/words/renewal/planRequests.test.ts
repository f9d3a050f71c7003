import { expect, it } from 'vitest';
import type { License } from '../../../../src/gitlab/schemas';
import { inDays, license } from '../../fleet/statuses';
import { below, planOf, renewing } from './plans';

it.each([
  ['with too few seats', { user_limit: 150 }, ['Seats: 30 more seats.']],
  ['of a lower plan', { plan: 'premium' }, ['To fix: The renewal is Premium instead of Ultimate.']],
  [
    'after a gap',
    { starts_at: inDays(48) },
    [`To fix: Not licensed from ${inDays(40)} through ${inDays(47)}.`],
  ],
])('asks GitLab for what a renewal %s lacks, and says it once', (_, values: License, lacks) => {
  const plan = planOf([renewing([license(2, 40, 405, values)])]);
  const lines = below(plan, 'Send to GitLab').map((line) => line.slice(2));
  expect(lines.filter((line) => /^(Seats|First day|To fix)/.test(line))).toEqual(lacks);
  expect(lines.filter((line) => line.startsWith('Already renewed: '))).toHaveLength(1);
  const coverage = below(plan, 'Coverage').join('\n');
  expect(coverage.match(/Not licensed from/g) ?? []).toHaveLength('starts_at' in values ? 1 : 0);
});
