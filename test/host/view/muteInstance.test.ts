import { deepEqual, equal, rejects } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { workspace } from 'vscode';
import { execute, GitLabs, removeAllInstances, snapshot, until } from '../support/api';

suite('Mute Instance', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  const entries = () => workspace.getConfiguration('gitlabLicenses').inspect('instances')?.globalValue;

  test('toggles it in the setting, and other programs are told the same as before', async () => {
    const gitlab = await gitlabs.start();
    const { url } = gitlab;
    await execute('addInstance', { url, token: gitlab.adminToken, name: 'Lab' });
    // What GraphQL tells comes a moment after the licenses.
    await until(async () => (await snapshot(url)).type !== undefined);
    const before = await snapshot(url);

    deepEqual(await execute('muteInstance', { url }), { ok: true, url, muted: true });
    deepEqual(entries(), [{ url, name: 'Lab', muted: true }]);
    deepEqual(await snapshot(url), before);

    deepEqual(await execute('muteInstance', { url }), { ok: true, url, muted: false });
    deepEqual(entries(), [{ url, name: 'Lab' }]);
  });

  test('wants an instance that is set up', async () => {
    await rejects(Promise.resolve(execute('muteInstance', { url: 'https://gitlab.example.com' })), TypeError);
  });
});

suite('the filter of the view', () => {
  test('is switched by two commands', async () => {
    equal((await execute('showNeedsAttentionOnly'))?.ok, true);
    equal((await execute('showAllInstances'))?.ok, true);
  });
});
