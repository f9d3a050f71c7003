import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../../src/fleet/facts';
import { dueWarnings } from '../../../../src/fleet/notifications/dueWarnings';
import type { InstanceStatus } from '../../../../src/fleet/status';
import { notificationText } from '../../../../src/words/notifications/notificationText';
import { answered, failed, HOUR, inDays, license, NOW, statusNow, TIMEOUT } from '../../fleet/statuses';

function textOf(...statuses: readonly InstanceStatus[]): string {
  const claims = { names: [], dueAt: new Map<string, number>() };
  return notificationText(dueWarnings(statuses, claims, [90, 60, 30, 14, 7, 1], NOW), NOW);
}

const calm = license(1, -100, 300);
const ending = answered([license(1, -100, 13)]);
const old = answered([license(1, -100, 13)], { at: NOW - 72 * HOUR, attempt: failed(TIMEOUT) });

describe('a notification', () => {
  it.each<[string, Facts]>([
    ['Production: licensed through 2027-01-22 (13 days left).', ending],
    ['Production: licensed through 2027-01-10 (last day).', answered([license(1, -100, 1)])],
    ['Production: license expired on 2027-01-10.', answered([license(1, -100, 0)])],
    ['Production: licensed through 2027-01-22 (13 days left). Last fetched 3 days ago.', old],
    [
      'Production: not licensed from 2027-06-29 through 2027-07-06.',
      answered([license(1, -100, 170), license(2, 178, 500)]),
    ],
    [
      'Production: renewal has 20 seats too few (takes effect on 2027-07-29).',
      answered([license(1, -100, 200), license(2, 200, 500, { user_limit: 80 })]),
    ],
    ['Production: 14 users over (214 billable users, 200 seats).', answered([calm], { users: 214 })],
    ['Production: 10 seats left (190 billable users, 200 seats).', answered([calm], { users: 190 })],
    ['Production: token expires in 3 days (2027-01-13).', answered([calm], { tokenExpiresOn: inDays(3) })],
    [
      'Production: token expires in 3 days (2027-01-13).',
      answered([calm], { tokenExpiresOn: inDays(3), at: NOW - 72 * HOUR }),
    ],
    [
      'Production: licensed through 2027-01-22 (13 days left), 14 users over (214 billable users, 200 seats).',
      answered([license(1, -100, 13)], { users: 214 }),
    ],
  ])('says "%s"', (text, facts) => {
    expect(textOf(statusNow(facts))).toBe(text);
  });

  it('says of a few instances which they are, and of many the first', () => {
    const [a, b, c, d] = ['A', 'B', 'C', 'D'].map((name) => statusNow(ending, name));
    expect(textOf(a!, b!)).toBe('2 instances need attention: A (13 days left) and B (13 days left).');
    expect(textOf(a!, b!, c!, d!)).toBe(
      '4 instances need attention, including A (13 days left), B (13 days left), and C (13 days left).',
    );
    expect(textOf(a!, statusNow(old, 'Old'))).toBe(
      '2 instances need attention: A (13 days left) and Old (13 days left). Some licenses were last fetched more than 2 days ago.',
    );
  });

  it('cuts names, which have no limit', () => {
    expect(textOf(statusNow(ending, 'x'.repeat(500))).length).toBeLessThan(120);
  });
});
