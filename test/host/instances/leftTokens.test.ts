import { deepEqual, equal, match } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { Dialogs } from '../support/dialogs';
import { execute, GitLabs, publicApi, removeAllInstances, setSetting, snapshot, until } from '../support/api';

suite('the token of an instance that was taken out of the settings by hand', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;

  setup(async () => {
    await removeAllInstances();
    dialogs = new Dialogs();
    // Tokens that other suites have left.
    dialogs.answerWarnings([/^Sign Out$/]);
    await execute('signOutAll');
    dialogs.shown.length = 0;
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await setSetting('instances', undefined);
    await gitlabs.closeAll();
  });

  async function takenOutByHand() {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    await setSetting('instances', []);
    const api = await publicApi();
    await until(() => api.getInstances().length === 0);
    return gitlab;
  }

  test('is kept: a slip must cost nothing', async () => {
    const gitlab = await takenOutByHand();
    await setSetting('instances', [{ url: gitlab.url }]);
    await until(async () => (await snapshot(gitlab.url)).state === 'ready');
  });

  test('is named by Sign Out of All Instances, and removed with the others @long', async () => {
    const gone = await takenOutByHand();
    const kept = await gitlabs.start();
    await execute('addInstance', { url: kept.url, token: kept.adminToken });
    dialogs.answerWarnings([undefined, /^Sign Out$/]);

    equal(await execute('signOutAll'), undefined);
    deepEqual(await execute('signOutAll'), { ok: true });
    const { message, detail } = dialogs.shown[1]!;
    equal(message, 'Sign out of the instance?');
    match(detail, new RegExp(`no longer in the list are also removed.*${new URL(gone.url).host}`));
    await setSetting('instances', [{ url: gone.url }, { url: kept.url }]);
    await until(async () => (await snapshot(gone.url)).state === 'signedOut');
    equal((await snapshot(kept.url)).state, 'signedOut');
  });

  test('is asked about when no instance is left', async () => {
    const gone = await takenOutByHand();
    dialogs.answerWarnings([/^Sign Out$/]);
    deepEqual(await execute('signOutAll'), { ok: true });
    equal(dialogs.shown[0]?.message, 'Remove the tokens of instances that are no longer in the list?');
    await setSetting('instances', [{ url: gone.url }]);
    await until(async () => (await snapshot(gone.url)).state === 'signedOut');
  });

  test('is not asked about when it is gone', async () => {
    deepEqual(await execute('signOutAll'), { ok: true });
    deepEqual(dialogs.shown, []);
  });
});
