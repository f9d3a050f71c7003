import { describe, expect, it } from 'vitest';
import type { InstanceStatus } from '../../../../src/fleet/status';
import type { License } from '../../../../src/gitlab/schemas';
import { addDays } from '../../../../src/licensing/plainDate';
import type { LicenseTerms } from '../../../../src/licensing/usageReports';
import { usageStatistics } from '../../../../src/usage/figures/statistics';
import { renewalOf } from '../../../../src/words/renewal/planFigures';
import { renewalPlanText } from '../../../../src/words/renewal/renewalPlan';
import {
  answered,
  failed,
  HOUR,
  inDays,
  license,
  muted,
  NOW,
  statusNow,
  TIMEOUT,
  TODAY,
} from '../../fleet/statuses';
import { inOneGo } from '../../usage/inOneGo';
import { exportOf, reportOf } from '../../usage/reading/exports';
import { below, LEGACY, planOf, renewing, USERS } from './plans';

/** One count a day up to today, 0.1 users more each day. */
async function growing(status: InstanceStatus) {
  const rows = Array.from({ length: 200 }, (_, index) => {
    return `${addDays(TODAY, index - 199)} 12:00:05,${160 + Math.floor(index / 10)}`;
  });
  const { last } = status;
  return inOneGo(
    usageStatistics(await reportOf(exportOf(rows)), {
      today: TODAY,
      billable: last?.current?.active_users ?? undefined,
      seatLimit: 200,
      endsOn: inDays(40),
      renewal: renewalOf(status),
    }),
  );
}

describe('the renewal plan of an instance', () => {
  it('without a renewal says what to order and why, and what it does not know without the usage export', () => {
    const plan = planOf([renewing()]);
    expect(plan).toMatch(/^# Renewal plan of Production\n\nGenerated 2027-01-10 \d\d:\d\d UTC\.\n/);
    expect(below(plan, 'Coverage')).toEqual([
      `- Licensed through ${inDays(39)}. 40 days left.`,
      '- No renewal is in place.',
    ]);
    const cells = below(plan, 'Users').map((line) => line.split(' | ').slice(0, 2).join(' '));
    expect(cells.slice(2)).toEqual([
      ...['| Users in subscription 200', '| Billable users 180', '| Maximum users 210'],
      ...['| Users over subscription 10', '| Seats left 20', '| Forecast needs the usage export'],
    ]);
    expect(below(plan, 'Seats to order')).toEqual([
      `**210 seats for ${inDays(40)} through ${inDays(404)}, based on maximum users.**`,
      '- Billable users: 180. Minimum for renewal.',
      expect.stringMatching(/^- Maximum users since the license started: 210\. GitLab rejects/),
      expect.stringContaining('the forecast needs the usage export'),
    ]);
    expect(below(plan, 'Send to GitLab')).toEqual([
      '- Address: renewals-service@customers.gitlab.com',
      `- License: Ultimate license 1 (expires ${inDays(40)})`,
      '- Licensee: Jane Doe, Example, Inc., jane@example.com',
      `- Seats: 210 seats for ${inDays(40)} through ${inDays(404)}, based on maximum users.`,
      `- First day of the new license: ${inDays(40)}`,
      '- The usage export, unopened. Save it with Save Usage Export…',
    ]);
    expect(below(plan, 'Open questions')).toEqual([
      '- Are 10 users over subscription part of the quote? GitLab bills for them at renewal.',
    ]);
  });

  it('has the forecast and the reasoning of the usage page once the export was fetched', async () => {
    const status = renewing();
    const statistics = new Map([[status.instance.url, await growing(status)]]);
    const plan = renewalPlanText([status], { now: NOW, today: TODAY, statistics });
    expect(below(plan, 'Users').at(-1)).toMatch(
      /^\| Forecast \| 18\d on \d{4}-\d\d-\d\d \(18\d to 18\d\) \|/,
    );
    const reasons = below(plan, 'Seats to order').join('\n');
    expect(reasons).toContain(`Billable users on ${TODAY}: 180. Minimum for renewal.`);
    expect(reasons).toContain(`Forecast for ${inDays(404)}: `);
    expect(reasons).not.toContain('needs the usage export');
  });

  it.each([
    [
      'with enough seats',
      {},
      ['None. The renewal has enough seats.'],
      ['Nothing. A sufficient renewal is already in place.'],
    ],
    ['with too few', { user_limit: 150 }, ['30 more seats.'], ['Address: ']],
    ['of a lower plan', { plan: 'premium' }, ['The renewal is Premium instead of Ultimate.'], ['Address: ']],
    [
      'after a gap',
      { starts_at: inDays(48) },
      [`Not licensed from ${inDays(40)} through ${inDays(47)}.`],
      ['Address: '],
    ],
    ['without a limit', { user_limit: 0 }, ['None. The renewal has enough seats.'], ['Nothing. ']],
  ])('knows a renewal %s', (_, values: License, seats, send) => {
    const plan = planOf([renewing([license(2, 40, 405, values)])]);
    expect(below(plan, 'Coverage').join('\n')).toContain('- Already renewed: ');
    expect(below(plan, 'Coverage').join('\n')).not.toContain('No renewal is in place.');
    seats.forEach((text) => expect(below(plan, 'Seats to order').join('\n')).toContain(text));
    send.forEach((text) => expect(below(plan, 'Send to GitLab')[0]).toContain(text));
  });

  it.each([
    [
      'unlimited seats',
      renewing([], { current: { user_limit: 0 } }),
      'None. The license has unlimited seats.',
    ],
    [
      'no license',
      statusNow(answered([])),
      "Unknown because GitLab didn't return the number of billable users.",
    ],
    [
      'nothing known',
      statusNow({ credentials: 'present', attempt: failed(TIMEOUT) }),
      "Unknown because GitLab didn't return the number of billable users.",
    ],
  ])('of an instance with %s', (_, status, answer) => {
    expect(below(planOf([status]), 'Seats to order')).toContain(`**${answer}**`);
  });

  it('of a license that has expired, or without an end', () => {
    const expired = planOf([renewing([], { current: { expires_at: inDays(-3), expired: true } })]);
    expect(below(expired, 'Coverage')[0]).toBe(`- Licensed through ${inDays(-4)}. Expired 3 days ago.`);
    const endless = planOf([renewing([], { current: { expires_at: null, expired: null } })]);
    expect(below(endless, 'Coverage')[0]).toBe(
      '- The end of coverage is unknown, or coverage has no end date.',
    );
  });

  it('asks what nobody can tell from what is known', () => {
    const questions = (status: InstanceStatus) => below(planOf([status]), 'Open questions').join('\n');
    const few = { maximum_user_count: 150 };
    const unknown = statusNow(answered([license(1, -325, 40, few)], { users: 100 }));
    expect(questions(unknown).split('\n')).toEqual([
      expect.stringContaining('Is it an online cloud license?'),
      expect.stringContaining('Is the license a trial?'),
      expect.stringContaining('Which add-ons, such as GitLab Duo,'),
    ]);
    const ask = (terms: Partial<LicenseTerms>, more: readonly License[] = []) =>
      questions(renewing(more, { terms: { ...LEGACY, ...terms }, current: few }));
    expect(ask({})).toBe('');
    expect(ask({ type: 'onlineCloud' })).toContain('Has the subscription been renewed already?');
    expect(ask({ type: 'onlineCloud' }, [license(2, 40, 405)])).toBe('');
    expect(ask({ isTrial: true })).toContain('The license is a trial.');
    expect(ask({ addOns: ['duo_pro', 'secrets_manager'] })).toContain('duo_pro and secrets_manager?');
    const stale = statusNow(
      answered([license(1, -325, 40)], { at: NOW - 50 * HOUR, attempt: failed(TIMEOUT) }),
    );
    expect(questions(stale)).toMatch(/^- Has anything changed\?/);
  });

  it('counts a waiting subscription as long as GitLab has confirmed it, and says when a license has not synchronized', () => {
    const online = (at: number, lastSync: number) => {
      const facts = {
        ...{ at, addOns: [] },
        waiting: [{ plan: 'ultimate', startsAt: inDays(40), expiresAt: inDays(405), seats: 200 }],
        licenses: [{ id: 1, type: 'onlineCloud' as const, trial: false, lastSync }],
      };
      const known = answered([license(1, -325, 40, USERS)], { users: 180 });
      return statusNow({ ...known, ...(known.last && { last: { ...known.last, subscription: { facts } } }) });
    };
    expect(below(planOf([online(NOW, NOW)]), 'Coverage').join('\n')).toContain('Already renewed: ');
    const old = planOf([online(NOW - 72 * HOUR, NOW - 72 * HOUR)]);
    expect(below(old, 'Coverage').join('\n')).not.toContain('Already renewed: ');
    expect(below(old, 'Open questions')[0]).toContain('Does the waiting subscription still exist?');
    const silent = below(planOf([online(NOW, NOW - 100 * HOUR)]), 'Open questions');
    expect(silent[0]).toContain('last synchronized with GitLab on 2027-01-06.');
  });

  it('says when an export was saved, and never that it was reported', () => {
    const status = renewing();
    const usageReports = { savedOn: inDays(-5) };
    const plan = planOf([{ ...status, usageReports }]);
    expect(below(plan, 'Send to GitLab').at(-1)).toBe(
      `- The usage export, unopened. Last saved on this computer on ${inDays(-5)}.`,
    );
    const settled = renewing([license(2, 40, 405)], { terms: { ...LEGACY, type: 'offlineCloud' } });
    expect(below(planOf([settled]), 'Send to GitLab').join('\n')).toMatch(
      /^- Nothing\. .*\n- A usage report is due: /,
    );
  });
});

describe('the renewal plan of several instances', () => {
  it('begins with a table, and has a section for each', () => {
    const plan = planOf([
      renewing([], { name: 'Lab' }),
      muted(renewing([license(2, 40, 405)], { name: 'QA' })),
    ]);
    expect(plan).toMatch(/^# Renewal plan for 2 instances\n/);
    const rows = plan.split('\n').filter((line) => line.startsWith('| ['));
    expect(rows.map((row) => row.split(' | ').slice(1, 7).join(' '))).toEqual([
      `${inDays(39)} No 200 180 210 10`,
      `${inDays(404)} Yes 200 180 210 10`,
    ]);
    expect(plan.match(/^## .*$/gm)).toEqual(['## Lab', '## QA']);
    expect(plan.match(/^### Coverage$/gm)).toHaveLength(2);
  });

  it('lets nothing that others say become markup', () => {
    const name = '# [x](http://y) | <b> $(alert)';
    const hostile = renewing([license(2, 40, 405, { plan: '|<b>[x](http://y)' })], {
      name,
      current: { licensee: { '# a': '<img src=x> @all :tada: `x` https://evil.example' }, plan: '*<b>' },
      terms: { ...LEGACY, addOns: ['[a](http://b)'] },
    });
    for (const plan of [planOf([hostile]), planOf([hostile, hostile])]) {
      const foreign = plan.replaceAll(/\]\(https:\/\/[^)]*\)/g, '').replaceAll(/(?<=^|\| )\[|\*\*/gm, '');
      expect(foreign).not.toMatch(/(?<!\\)[<[`*$]|(?<!\\)@all|(?<!\\):tada:|http:\/\/|https:\/\/evil/);
    }
  });
});
