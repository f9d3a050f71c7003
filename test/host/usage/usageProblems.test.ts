import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import type { FromPage } from '../../../src/usage/protocol';
import { attributesOfRow } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf } from '../support/changing';
import { Panels } from '../support/panels';
import { execute, until } from '../support/api';
import { enterTexts } from '../support/inputBoxes';

suite('a page without usage @long', () => {
  const changing = new Changing();
  let panels: Panels;

  setup(() => {
    panels = new Panels();
  });
  teardown(() => panels.restore());

  const fetched = ({ requests }: TestGitLab) =>
    requests.filter(({ path }) => path.includes('usage_export')).length;

  function shown() {
    const { last } = panels;
    ok(last?.kind === 'message', last?.kind);
    return last;
  }

  async function signedIn(): Promise<TestGitLab> {
    const gitlab = await changing.instance();
    gitlab.state.historicalData = dailyCounts(day(-3), [80, 84, 82]);
    const [row] = gitlab.state.licenses;
    row!.key.text = gitlab.licenseKey(attributesOfRow(row!));
    return gitlab;
  }

  test('says when no token is stored, and goes on once there is one', async () => {
    const gitlab = await signedIn();
    changing.dialogs.answerWarnings(/Sign Out/);
    await execute('signOutAll');
    gitlab.requests.length = 0;
    equal(errorOf(await execute('showUsage', { url: gitlab.url })).kind, 'signedOut');
    deepEqual(
      shown().buttons.map(({ title, action }) => [title, action]),
      [
        ['Replace Token…', 'setToken'],
        ['Try Again', 'refresh'],
      ],
    );
    deepEqual(gitlab.requests, []);
    panels.say({ kind: 'act', action: 'setToken' });
    await enterTexts(
      [gitlab.adminToken],
      until(() => panels.last?.kind === 'report'),
    );
    equal(fetched(gitlab), 1);
  });

  test('does nothing that it has not offered, whatever the page says', async () => {
    const gitlab = await signedIn();
    gitlab.state.licenses = [];
    await execute('showUsage', { url: gitlab.url });
    changing.dialogs.openNothing();
    gitlab.requests.length = 0;
    for (const message of [
      { kind: 'act', action: 'openInstance' },
      { kind: 'act', action: 'signOutAll' },
      { kind: 'act', action: 'workbench.action.closeWindow' },
      { kind: 'act' },
    ]) {
      panels.say(message as FromPage);
    }
    panels.say({ kind: 'act', action: 'openSubscriptionPage' });
    await until(() => changing.dialogs.opened.length > 0);
    deepEqual(changing.dialogs.opened.map(String), [`${gitlab.url}/admin/subscription`]);
    deepEqual(gitlab.requests, []);
  });

  test('is explained without a page where GitLab is too old for it', async () => {
    const gitlab = await changing.instance({ profile: '15' }, { name: 'Archive' });
    const { kind, message } = errorOf(await execute('showUsage', { url: gitlab.url }));
    equal(kind, 'notSupported');
    match(message, /GitLab 16\.4 .*Archive.* 15\./);
    deepEqual(panels.opened, []);
    equal(fetched(gitlab), 0);
    equal(errorOf(await execute('saveUsageExport', { url: gitlab.url })).kind, 'notSupported');
    deepEqual(changing.dialogs.saveDialogs, [], 'before it asks where to');
  });

  test('goes no further when the user cancels that', async () => {
    const gitlab = await changing.instance();
    gitlab.intercept(({ path }) =>
      path.endsWith('/metadata') ? new Promise<never>(() => undefined) : 'pass',
    );
    changing.dialogs.cancelProgress(/^Checking the version/);
    equal(await execute('showUsage', { url: gitlab.url }), undefined);
    equal(await execute('saveUsageExport', { url: gitlab.url }), undefined);
    deepEqual([panels.opened, changing.dialogs.saveDialogs, fetched(gitlab)], [[], [], 0]);
  });
});
