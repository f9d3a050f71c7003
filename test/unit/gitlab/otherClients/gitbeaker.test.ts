/*
 * gitbeaker, which others wrote, against the test GitLab: what it expects of a GitLab, the test GitLab has to do as well.
 */

import { Gitlab } from '@gitbeaker/rest';
import { describe, expect, test } from 'vitest';
import { license } from '../../../gitlab/server';
import { gitlabAndClient } from '../openGitLab';

describe('@gitbeaker/rest', () => {
  async function gitbeaker() {
    const { gitlab } = await gitlabAndClient({ licenses: [license({ id: 2 }), license({ id: 5 })] });
    const { License } = new Gitlab({ host: gitlab.url, token: gitlab.adminToken });
    return { gitlab, License };
  }

  test('shows the current license', async () => {
    const { License } = await gitbeaker();
    expect(await License.show()).toMatchObject({ id: 5, plan: 'ultimate', active_users: 90 });
  });

  test('lists all licenses', async () => {
    const { License } = await gitbeaker();
    const ids = (await License.all()).map(({ id }) => id);
    expect(ids).toEqual([5, 2]);
  });

  test('adds a license, with the key in the query', async () => {
    const { gitlab, License } = await gitbeaker();
    const added = await License.add(gitlab.licenseKey());
    expect(added).toMatchObject({ id: 6, user_limit: 100 });
    expect(gitlab.state.licenses).toHaveLength(3);
  });

  test('is told why a license is refused', async () => {
    const { License } = await gitbeaker();
    await expect(License.add('nonsense')).rejects.toMatchObject({
      cause: { description: expect.stringContaining('The license key is invalid.') as string },
    });
  });

  test('removes a license', async () => {
    const { gitlab, License } = await gitbeaker();
    await License.remove(2);
    expect(gitlab.state.licenses.map(({ id }) => id)).toEqual([5]);
  });

  test('starts a recount', async () => {
    const { gitlab, License } = await gitbeaker();
    gitlab.state.billableUsers = 93;
    expect(await License.recalculateBillableUsers(5)).toEqual({ success: true });
    await expect.poll(() => gitlab.state.activeUsers).toBe(93);
  });
});
