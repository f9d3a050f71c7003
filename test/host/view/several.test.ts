import { deepEqual, equal, match } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { commands, workspace } from 'vscode';
import type { TestGitLab } from '../../gitlab/server';
import { execute, GitLabs, removeAllInstances, snapshot, type Answer } from '../support/api';
import { Dialogs } from '../support/dialogs';

suite('several rows of the view', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;
  let one: TestGitLab;
  let other: TestGitLab;

  setup(async () => {
    await removeAllInstances();
    one = await gitlabs.start();
    other = await gitlabs.start();
    await execute('addInstance', { url: one.url, token: one.adminToken, name: 'One' });
    await execute('addInstance', { url: other.url, token: other.adminToken, name: 'Other' });
    one.requests.length = 0;
    other.requests.length = 0;
    dialogs = new Dialogs();
    dialogs.answerNotifications([]);
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  const entries = () => workspace.getConfiguration('gitlabLicenses').inspect('instances')?.globalValue;
  const run = (name: string): Thenable<Answer> => {
    const rows = [one, other].map(({ url }) => ({ kind: 'instance', url }));
    return commands.executeCommand<Answer>(`gitlabLicenses.view.${name}`, rows[0], rows);
  };

  test('are refreshed together, with one message for those that fail', async () => {
    deepEqual(await run('refreshInstance'), { ok: true, urls: [one.url, other.url], failed: [] });
    equal(dialogs.notes.length, 0);
    await other.close();
    dialogs.answerWarnings([]);
    const answer = await run('refreshInstance');
    equal(answer?.ok, true);
    deepEqual(
      dialogs.notes.map(({ message, buttons }) => [message, buttons]),
      [['Refreshed 1 of 2 instances. 1 failed.', ['Show']]],
    );
  });

  test('are muted, and unmuted, in one change of the setting', async () => {
    let changes = 0;
    const counting = workspace.onDidChangeConfiguration(() => (changes += 1));
    await run('muteInstance');
    deepEqual(entries(), [
      { url: one.url, name: 'One', muted: true },
      { url: other.url, name: 'Other', muted: true },
    ]);
    counting.dispose();
    equal(changes, 1);
    await run('unmuteInstance');
    deepEqual(entries(), [
      { url: one.url, name: 'One' },
      { url: other.url, name: 'Other' },
    ]);
  });

  test('are moved to a group', async () => {
    dialogs.type(' North ');
    await run('moveToGroup');
    deepEqual(entries(), [
      { url: one.url, name: 'One', group: 'North' },
      { url: other.url, name: 'Other', group: 'North' },
    ]);
  });

  test('are signed out of after one question that names them', async () => {
    dialogs.answerWarnings([undefined, /^Sign Out$/]);
    equal(await run('signOut'), undefined);
    equal((await snapshot(one.url)).state, 'ready');
    equal((await run('signOut'))?.ok, true);
    deepEqual(dialogs.shown.map(({ buttons }) => buttons)[1], ['Stay Signed In', 'Sign Out']);
    match(dialogs.shown.map(({ detail }) => detail)[1] ?? '', /^One\nOther\n\n/);
    deepEqual(
      [(await snapshot(one.url)).state, (await snapshot(other.url)).state],
      ['signedOut', 'signedOut'],
    );
  });

  test('are removed after one question', async () => {
    dialogs.answerWarnings([/^Remove Instances$/]);
    equal((await run('delete'))?.ok, true);
    deepEqual(entries(), []);
    equal(dialogs.shown.length, 1);
  });

  test('are asked for new counts after one question, and nothing more is asked', async () => {
    dialogs.answerWarnings([/^Refresh Billable Users$/]);
    const writes = (gitlab: TestGitLab) => gitlab.requests.filter(({ method }) => method === 'PUT').length;
    equal((await run('refreshBillableUsers'))?.ok, true);
    deepEqual([writes(one), writes(other)], [1, 1]);
    match(
      dialogs.notes.map(({ message }) => message).join(),
      /^Requested new counts of billable users from 2 instances\.$/,
    );
  });
});
