import { deepEqual, equal } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { commands, env } from 'vscode';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { execute, GitLabs, publicApi, removeAllInstances, snapshot, until } from '../support/api';

suite('what needs attention', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  async function attentionWith(users: number, licenses: readonly LicenseRow[]) {
    const gitlab = await gitlabs.start({ licenses });
    gitlab.state.activeUsers = users;
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    return (await snapshot(gitlab.url)).attention;
  }

  test('is in the snapshot, the worst first, in the fields that other programs know', async () => {
    const current = license({ id: 7, starts_at: day(-350), expires_at: day(12), user_limit: 200 });
    deepEqual(await attentionWith(214, [current]), {
      severity: 'warning',
      reasons: [
        { kind: 'expiry', severity: 'warning', licenseId: 7, date: day(12) },
        { kind: 'seats', severity: 'warning', licenseId: 7 },
      ],
    });
  });

  test('is nothing with a renewal in place that is as good', async () => {
    const current = license({ id: 7, starts_at: day(-350), expires_at: day(12), user_limit: 200 });
    const renewal = license({ id: 8, starts_at: day(12), expires_at: day(377), user_limit: 200 });
    deepEqual(await attentionWith(90, [current, renewal]), { severity: 'ok', reasons: [] });
  });

  test('is a renewal with fewer seats than users, in place of the end that it hides', async () => {
    const current = license({ id: 7, starts_at: day(-350), expires_at: day(12), user_limit: 200 });
    const renewal = license({ id: 8, starts_at: day(12), expires_at: day(377), user_limit: 80 });
    deepEqual(await attentionWith(90, [current, renewal]), {
      severity: 'warning',
      reasons: [{ kind: 'renewal', severity: 'warning', licenseId: 8, date: day(12) }],
    });
  });
});

suite('the list behind the status bar', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  async function failingGitLab(): Promise<TestGitLab> {
    const gitlab = await gitlabs.start();
    gitlab.intercept(() => ({ status: 404, headers: {}, body: '' }));
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    equal((await snapshot(gitlab.url)).attention.reasons[0]?.kind, 'unreachable');
    return gitlab;
  }

  test('closes without doing anything', async () => {
    const gitlab = await failingGitLab();
    const before = gitlab.requests.length;
    let isClosed = false;
    const list = commands.executeCommand('gitlabLicenses.view.showStatus').then(() => {
      isClosed = true;
    });
    await until(async () => {
      await commands.executeCommand('workbench.action.closeQuickOpen');
      return isClosed;
    });
    await list;
    equal(gitlab.requests.length, before);
  });

  test('leads to the row of the instance in the view @long', async () => {
    const calm = await gitlabs.start();
    const soon = await gitlabs.start({ licenses: [license({ id: 7, expires_at: day(90) })] });
    await execute('addInstance', { url: calm.url, token: calm.adminToken });
    await execute('addInstance', { url: soon.url, token: soon.adminToken });
    await commands.executeCommand('workbench.view.explorer');
    await env.clipboard.writeText('');

    // First the instance whose end is nearest, then the first of the actions.
    await acceptInListUntil(async () => {
      // Without a row it is about the selected one.
      await execute('view.copyUrl');
      return (await env.clipboard.readText()) === soon.url;
    });
  });

  test('offers for an instance what helps @long', async () => {
    const gitlab = await gitlabs.start();
    const recover = gitlab.intercept(() => ({ status: 503, headers: {}, body: '' }));
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    equal((await snapshot(gitlab.url)).state, 'error');
    recover();

    const api = await publicApi();
    // First the instance, then the first of the actions: trying again.
    await acceptInListUntil(() => api.getInstances()[0]?.state === 'ready');
  });
});

/**
 * Accepts what is chosen in the list behind the status bar until it has had its effect. VS Code does not say when a
 * list has opened, and closes it when something else takes the focus: then it is opened again, as a person would.
 */
async function acceptInListUntil(condition: () => boolean | Promise<boolean>): Promise<void> {
  let isOpen = false;
  const open = async () => {
    isOpen = true;
    await commands.executeCommand('gitlabLicenses.view.showStatus');
    isOpen = false;
  };
  await until(async () => {
    if (!isOpen) {
      void open();
    }
    await commands.executeCommand('workbench.action.acceptSelectedQuickOpenItem');
    return condition();
  });
  await commands.executeCommand('workbench.action.closeQuickOpen');
}
