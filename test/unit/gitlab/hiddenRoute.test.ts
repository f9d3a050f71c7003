import { expect, test } from 'vitest';
import type { LicenseClient } from '../../../src/gitlab/client';
import { failureFrom, html, json, typed } from './connection';
import { gitlabAndClient } from './openGitLab';

test.each([
  ['of no type, and empty', typed('', 404, '')],
  ['as text', typed('text/plain', 404, 'Not Found')],
  ['as a page', html(404, '<title>404 Not Found</title>')],
  ['in words of its own', json(404, { message: 'no Route matched with those values' })],
])('a 404 that is not of GitLab is no sign of its version: %s', async (_what, answer) => {
  const { client, gitlab } = await gitlabAndClient();
  gitlab.intercept(({ path }) => (path.includes('/license') ? answer : 'pass'));
  const failures = await Promise.all(
    [client.current(), client.refreshBillableUsers(1), client.usageExport()].map(async (asked) =>
      client.diagnose(await failureFrom(asked)),
    ),
  );
  expect(failures.map(({ kind }) => kind)).toEqual(['notGitLab', 'notGitLab', 'notGitLab']);
});

test.each(['license', 'refresh_billable_users', 'usage_export.csv'])(
  'a 404 in the words of GitLab, of a version that has the route, is of something else: %s',
  async (end) => {
    const { client, gitlab } = await gitlabAndClient();
    gitlab.intercept(({ path }) =>
      path.includes('/license') ? json(404, { error: '404 Not Found' }) : 'pass',
    );
    const asked = end === 'license' ? client.current() : askedFor(client, end);
    const failure = await client.diagnose(await failureFrom(asked));
    expect(failure).toEqual({ kind: 'notFound', what: 'hiddenRoute', version: '18.10.1-ee' });
  },
);

function askedFor(client: LicenseClient, end: string): Promise<unknown> {
  return end === 'usage_export.csv' ? client.usageExport() : client.refreshBillableUsers(1);
}
