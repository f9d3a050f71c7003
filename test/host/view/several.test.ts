import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { commands, window, workspace } from 'vscode';
import type { TestGitLab } from '../../gitlab/server';
import { execute, GitLabs, removeAllInstances, snapshot, until, type Answer } from '../support/api';
import { Dialogs } from '../support/dialogs';
import { enterTexts } from '../support/inputBoxes';
import { shortenPauses } from '../support/pauses';

suite('several rows of the view', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;
  let one: TestGitLab;
  let other: TestGitLab;
  shortenPauses();

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

  test('are counted again after one question, and followed until their numbers have moved', async () => {
    one.state.billableUsers = 1095;
    other.state.billableUsers = 92;
    other.state.refresh.delayMilliseconds = 50;
    dialogs.answerWarnings([/^Refresh Billable Users$/]);
    const writes = (gitlab: TestGitLab) => gitlab.requests.filter(({ method }) => method === 'PUT').length;
    deepEqual(await run('refreshBillableUsers'), { ok: true, urls: [one.url, other.url], failed: [] });
    deepEqual([writes(one), writes(other)], [1, 1]);
    deepEqual(
      dialogs.notes.map(({ message, buttons }) => [message, buttons]),
      [['Refreshed the billable users of 2 instances.', ['Show']]],
    );
    const users = [await snapshot(one.url), await snapshot(other.url)].map(
      ({ current }) => current?.active_users,
    );
    deepEqual(users, [1095, 92]);
  });

  test('say of each what came of its count', async () => {
    one.state.billableUsers = 1095;
    other.state.refresh.success = false;
    dialogs.answerWarnings([/^Refresh Billable Users$/]);
    const shown: string[][] = [];
    dialogs.pick(/nothing/);
    const warn: unknown = (message: string, ...buttons: string[]) => {
      shown.push([message]);
      return Promise.resolve(buttons[0]);
    };
    const ask = window.showWarningMessage;
    window.showWarningMessage = warn as typeof window.showWarningMessage;
    try {
      equal((await run('refreshBillableUsers'))?.ok, true);
      await until(() => dialogs.offered.length > 0);
    } finally {
      window.showWarningMessage = ask;
    }
    deepEqual(shown, [['Refreshed the billable users of 1 of 2 instances. 1 failed.']]);
    const rows = dialogs.offered[0]?.map(({ label, detail }) => `${label}: ${detail ?? ''}`) ?? [];
    match(rows[0] ?? '', /^Other: .*reported that it failed/);
    match(rows[1] ?? '', /^One: One has 1,095 billable users \(previously 90\)\./);
  });

  test('are left while they count, which goes on @long', async () => {
    one.state.billableUsers = 1095;
    dialogs.answerWarnings([/^Refresh Billable Users$/]);
    dialogs.cancelProgress(/^Refreshing the billable users of 2 instances…$/);
    deepEqual(await run('refreshBillableUsers'), { ok: true, urls: [one.url, other.url], failed: [] });
    deepEqual(
      dialogs.notes.map(({ message }) => message),
      ['Refreshed the billable users of 2 instances. 1 unchanged or still counting.'],
    );
  });

  test('get another token where it works, after one input', async () => {
    const shared = one.token({ scopes: ['read_api'] });
    dialogs.answerWarnings([]);
    const running = run('replaceTokens');
    deepEqual(await enterTexts(['', shared], running), ['Enter a token.']);
    const answer = await running;
    equal(answer?.ok, true);
    match(
      JSON.stringify(answer),
      new RegExp(`"urls":\\["${one.url}"\\],"failed":\\[\\{"url":"${other.url}"`),
    );
    deepEqual(
      dialogs.notes.map(({ message, buttons }) => [message, buttons]),
      [['Replaced the tokens of 1 of 2 instances. 1 failed.', ['Show']]],
    );
    ok(!JSON.stringify([answer, dialogs.notes]).includes(shared));
    for (const gitlab of [one, other]) {
      gitlab.requests.length = 0;
      equal((await execute('refresh', { url: gitlab.url }))?.ok, true);
    }
    deepEqual([tokensSent(one).at(-1), tokensSent(other).at(-1)], [shared, other.adminToken]);
  });

  test('keep their tokens when the input is left', async () => {
    const running = run('replaceTokens');
    await enterTexts([], running);
    equal(await running, undefined);
    deepEqual([one.requests, other.requests], [[], []]);
  });

  test('are left out where they have not begun when the user cancels @long', async () => {
    const held = hold();
    one.intercept(() => held.answer);
    other.intercept(() => held.answer);
    dialogs.cancelProgress(/^Refreshing 2 instances…$/);
    equal(await run('refreshInstance'), undefined);
    deepEqual(
      dialogs.notes.map(({ message }) => message),
      ['Refreshed 0 of 2 instances. 2 canceled.'],
    );
    held.release();
  });
});

function tokensSent({ requests }: TestGitLab): (string | undefined)[] {
  return requests.map(({ headers }) => [headers['private-token']].flat()[0]);
}

function hold(): { readonly answer: Promise<'pass'>; readonly release: () => void } {
  let release = (): void => undefined;
  const answer = new Promise<'pass'>((resolve) => {
    release = () => resolve('pass');
  });
  return { answer, release };
}
