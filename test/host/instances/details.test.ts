import { deepEqual, equal, ok, rejects } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { commands, window, type TextDocument } from 'vscode';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import {
  answerOf,
  changed,
  execute,
  GitLabs,
  publicApi,
  removeAllInstances,
  setSetting,
  until,
} from '../support/api';

/** The document in front, once VS Code has brought it up to date. */
async function shownLicense(condition: (text: string) => boolean = () => true): Promise<TextDocument> {
  const document = () => window.activeTextEditor?.document;
  await until(() => document()?.uri.scheme === 'gitlab-license' && condition(document()?.getText() ?? ''));
  const shown = document();
  ok(shown);
  return shown;
}

suite('a license in full', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await commands.executeCommand('workbench.action.closeAllEditors');
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  async function added(name = 'Production'): Promise<TestGitLab> {
    const gitlab = await gitlabs.start({
      licenses: [
        license({ id: 7, extra: { quantum_seats: { used: 3 }, note: null } }),
        license({ id: 4, plan: 'premium', starts_at: day(-800), expires_at: day(-435) }),
      ],
    });
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken, name });
    return gitlab;
  }

  test('is what the server sent, as JSON that nobody can change', async () => {
    const gitlab = await added();
    deepEqual(await execute('showDetails', { url: gitlab.url, id: 7 }), { ok: true, url: gitlab.url, id: 7 });
    const document = await shownLicense();
    // Not at the root, where VS Code follows the address in a field "$schema".
    deepEqual(JSON.parse(document.getText()), { license: await answerOf(gitlab, 'license/7') });
    equal(document.languageId, 'json');
    equal(document.uri.path, '/Production license 7.json');
    await window.activeTextEditor?.edit((edit) => edit.insert(document.positionAt(0), 'x'));
    equal(document.isDirty || document.getText().startsWith('x'), false);
  });

  test('holds no token and no license key', async () => {
    const gitlab = await added();
    await execute('showDetails', { url: gitlab.url, id: 7 });
    const document = await shownLicense();
    const written = `${document.uri.toString()} ${document.getText()}`;
    ok(!written.includes(gitlab.adminToken));
    ok(!/[A-Za-z0-9+/=]{60}/.test(written));
  });

  test('is fetched again each time it is asked for', async () => {
    const gitlab = await added();
    await execute('showDetails', { url: gitlab.url, id: 7 });
    await shownLicense();
    const [row] = gitlab.state.licenses as [LicenseRow];
    row.plan = 'galactic';
    await execute('showDetails', { url: gitlab.url, id: 7 });
    const document = await shownLicense((text) => text.includes('galactic'));
    // Not at the root, where VS Code follows the address in a field "$schema".
    deepEqual(JSON.parse(document.getText()), { license: await answerOf(gitlab, 'license/7') });
  });

  test('has a title of its own for each license, also of an instance named like a path', async () => {
    const gitlab = await added('one/two\\three');
    await execute('showDetails', { url: gitlab.url, id: 4 });
    equal((await shownLicense()).uri.path, '/one-two-three license 4.json');
  });

  test('that does not exist is a failure', async () => {
    const gitlab = await added();
    const answer = await execute('showDetails', { url: gitlab.url, id: 999 });
    equal(answer?.ok === false && answer.error.kind, 'notFound');
  });

  test('that the token may no longer see is a failure that names the token', async () => {
    const gitlab = await added();
    gitlab.state.tokens.length = 0;
    const refused = await execute('showDetails', { url: gitlab.url, id: 7 });
    equal(refused?.ok === false && refused.error.kind, 'unauthorized');
  });

  test('of an instance without a token is a failure that says so', async () => {
    const url = 'https://signed-out.example.com';
    await setSetting('instances', [{ url }]);
    const api = await publicApi();
    await changed(() => api.getInstances().some((instance) => instance.url === url));
    const answer = await execute('showDetails', { url, id: 7 });
    equal(answer?.ok === false && answer.error.kind, 'signedOut');
  });

  for (const [name, input, problem] of [
    [
      'showDetails',
      { url: 'https://nobody.example.com', id: 1 },
      /nobody\.example\.com isn't in the list of instances/,
    ],
    ['showDetails', { url: 'https://nobody.example.com', id: '1' }, /id: /],
    ['showDetails', { url: 'https://nobody.example.com', id: 1.5 }, /id: /],
    ['showDetails', { license: 1 }, /license/],
    [
      'openSubscriptionPage',
      { url: 'https://nobody.example.com' },
      /nobody\.example\.com isn't in the list of instances/,
    ],
    ['openSubscriptionPage', 'https://nobody.example.com', /openSubscriptionPage/],
  ] as const) {
    test(`${name} rejects ${JSON.stringify(input)}`, async () => {
      await rejects(Promise.resolve(execute(name, input)), problem);
    });
  }

  test('openSubscriptionPage opens the page in the browser', async () => {
    const gitlab = await added();
    deepEqual(await execute('openSubscriptionPage', { url: gitlab.url }), { ok: true, url: gitlab.url });
  });
});
