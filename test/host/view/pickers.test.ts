import { deepEqual, equal } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { env } from 'vscode';
import { execute, GitLabs, removeAllInstances } from '../support/api';
import { Dialogs } from '../support/dialogs';

const TITLES: readonly (readonly [string, string])[] = [
  ['addFromClipboard', 'Add License'],
  ['deleteLicense', 'Delete License'],
  ['refreshBillableUsers', 'Refresh Billable Users'],
  ['saveUsageExport', 'Save Usage Export'],
  ['showUsage', 'Show Usage'],
  ['showDetails', 'Show License as JSON'],
  ['setToken', 'Replace Token'],
  ['editInstance', 'Edit Instance'],
  ['muteInstance', 'Mute or Unmute Instance'],
  ['removeInstance', 'Remove Instance'],
  ['openSubscriptionPage', 'Open Subscription Page'],
];

suite('the list of instances', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;

  setup(async () => {
    dialogs = new Dialogs();
    await removeAllInstances();
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  test('says what is done with the chosen one', async () => {
    const [one, other] = [await gitlabs.start(), await gitlabs.start()];
    for (const { url, adminToken: token } of [one, other]) {
      await execute('addInstance', { url, token });
    }
    await env.clipboard.writeText(one.licenseKey({}));
    dialogs.pick(/^nothing$/);
    for (const [command] of TITLES) {
      equal(await execute(command), undefined, command);
    }
    deepEqual(
      dialogs.titles,
      TITLES.map(([, title]) => title),
    );
  });
});
