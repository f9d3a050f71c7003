import { deepEqual, equal, match } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { TestGitLab } from '../../gitlab/server';
import { Dialogs } from '../support/dialogs';
import { acceptUntil, escapeUntil } from '../support/inputBoxes';
import { execute, GitLabs, removeAllInstances, snapshot } from '../support/api';

suite('an address that leads to another host', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;
  let old: TestGitLab;
  let target: TestGitLab;

  setup(async () => {
    await removeAllInstances();
    dialogs = new Dialogs();
    old = await gitlabs.start();
    target = await gitlabs.start();
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  const leadAway = () =>
    old.intercept(({ path }) => ({ status: 301, headers: { Location: `${target.url}${path}` }, body: '' }));

  /** Goes on until a warning is answered with yes, and gives up at the token. */
  async function confirmed(running: Thenable<unknown>): Promise<void> {
    let isDone = false;
    void running.then(() => {
      isDone = true;
    });
    await acceptUntil(() => dialogs.shown.length === 2);
    await escapeUntil(() => isDone);
  }

  function expectBothNamed(): void {
    equal(dialogs.shown.length, 2, 'going back leads to the address, and from there to the same question');
    for (const { message, detail, buttons } of dialogs.shown) {
      match(message, new RegExp(`${new URL(old.url).host}.*${new URL(target.url).host}`));
      match(detail, new RegExp(`sent to ${target.url} instead of ${old.url}`));
      deepEqual(buttons, ['Change Address', `Use ${new URL(target.url).host}`]);
    }
    deepEqual(
      [...old.requests, ...target.requests].filter(({ headers }) => 'private-token' in headers),
      [],
    );
  }

  test('is confirmed before a token is asked for', async () => {
    leadAway();
    dialogs.answerWarnings([/^Change Address$/, /^Use/]);
    await confirmed(execute('addInstance', { url: old.url }));
    expectBothNamed();
  });

  test('is confirmed when an instance gets another address', async () => {
    await execute('addInstance', { url: old.url, token: old.adminToken });
    old.requests.length = 0;
    leadAway();
    dialogs.pick(/^Address/);
    dialogs.answerWarnings([/^Change Address$/, /^Use/]);
    await confirmed(execute('editInstance', { url: old.url }));
    expectBothNamed();
    equal((await snapshot(old.url)).url, old.url);
  });
});
