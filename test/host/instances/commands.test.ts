import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { workspace } from 'vscode';
import type { LicenseRow } from '../../gitlab/server';
import { execute, GitLabs, publicApi, removeAllInstances, setSetting, snapshot } from '../support/api';
import { enterTexts } from '../support/inputBoxes';

const SETTING = 'gitlabLicenses.instances';

suite('the public commands', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await setSetting('instances', undefined);
    await gitlabs.closeAll();
  });

  for (const [name, input, problem] of [
    ['addInstance', 'https://gitlab.example.com', /addInstance/],
    ['addInstance', { url: 'ftp://gitlab.example.com', token: 'x' }, /url: is not an http/],
    ['addInstance', { url: 'https://gitlab.example.com', token: '  ' }, /token: must not be empty/],
    ['addInstance', { adress: 'https://gitlab.example.com' }, /adress/],
    [
      'removeInstance',
      { url: 'https://nobody.example.com' },
      /nobody\.example\.com isn't in the list of instances/,
    ],
    [
      'setToken',
      { url: 'https://nobody.example.com', token: 'x' },
      /nobody\.example\.com isn't in the list of instances/,
    ],
    ['refresh', { url: 'https://nobody.example.com' }, /nobody\.example\.com isn't in the list of instances/],
    ['refresh', { url: 7 }, /url/],
    ['showLog', { level: 'trace' }, /level/],
  ] as const) {
    test(`${name} rejects ${JSON.stringify(input)}`, async () => {
      await rejects(Promise.resolve(execute(name, input)), problem);
    });
  }

  test('add an instance by any page of it, under its name', async () => {
    const gitlab = await gitlabs.start({ root: '/git' });
    const answer = await execute('addInstance', {
      url: `${gitlab.url}/admin/subscription?x=1`,
      token: `${gitlab.adminToken}\n`,
      name: 'Production',
    });
    deepEqual(answer, { ok: true, url: gitlab.url });
    deepEqual(workspace.getConfiguration().get(SETTING), [{ url: gitlab.url, name: 'Production' }]);
    equal((await snapshot(gitlab.url)).name, 'Production');
  });

  test('ask two requests for a refresh, and none twice', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    const paths = () => gitlab.requests.map(({ method, path }) => `${method} ${path}`).sort();
    deepEqual(paths(), ['GET /api/v4/license', 'GET /api/v4/licenses']);
    await execute('refresh');
    equal(paths().length, 4);
    await execute('setToken', { url: gitlab.url, token: gitlab.token() });
    equal(paths().length, 6);
  });

  test('explain that GitLab.com has no license keys, before it is asked for anything', async () => {
    deepEqual(await execute('addInstance', { url: 'https://gitlab.com/group', token: 'glpat-x' }), {
      ok: false,
      error: {
        kind: 'gitLabCom',
        message: 'GitLab.com subscriptions have no license key; this extension is for self-managed GitLab.',
      },
    });
    equal(workspace.getConfiguration().get<readonly unknown[]>(SETTING)?.length, 0);
    const running = execute('addInstance', {});
    const problems = await enterTexts(['gitlab.com', 'https://www.gitlab.com/users/sign_in'], running);
    deepEqual(
      problems,
      [1, 2].map(
        () => 'GitLab.com subscriptions have no license key; this extension is for self-managed GitLab.',
      ),
    );
  });

  test('do not add an instance a second time', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    const again = await execute('addInstance', { url: `${gitlab.url}/users/sign_in`, token: 'other' });
    equal(again?.ok === false && again.error.kind, 'alreadyAdded');
    equal((await snapshot(gitlab.url)).state, 'ready');
  });

  test('keep what people wrote by hand when an instance comes or goes', async () => {
    const byHand = [{ url: 'https://HAND.example/admin', name: 'By hand' }, 'nonsense'];
    await setSetting('instances', byHand);
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    deepEqual(workspace.getConfiguration().get(SETTING), [...byHand, { url: gitlab.url }]);
    await execute('removeInstance', { url: gitlab.url });
    deepEqual(workspace.getConfiguration().get(SETTING), byHand);
  });

  for (const byHand of [{ url: 'https://hand.example' }, 'https://hand.example']) {
    test(`write nothing over a list that is none: ${JSON.stringify(byHand)}`, async () => {
      await setSetting('instances', byHand);
      const gitlab = await gitlabs.start();
      const answer = await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
      equal(answer?.ok === false && answer.error.kind, 'notAList');
      match(answer?.ok === false ? answer.error.message : '', /must be a list.*Nothing was changed/);
      deepEqual(workspace.getConfiguration().inspect(SETTING)?.globalValue, byHand);
    });
  }

  test('forget an instance with its token', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    deepEqual(await execute('removeInstance', { url: gitlab.url }), { ok: true, url: gitlab.url });
    deepEqual((await publicApi()).getInstances(), []);
    await setSetting('instances', [{ url: gitlab.url }]);
    await execute('refresh');
    equal((await snapshot(gitlab.url)).state, 'signedOut');
  });

  test('show what changed on the server after a refresh', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    const [row] = gitlab.state.licenses as [LicenseRow];
    row.plan = 'premium';
    deepEqual(await execute('refresh', { url: gitlab.url }), { ok: true, url: gitlab.url });
    equal((await snapshot(gitlab.url)).current?.plan, 'premium');
  });

  test('change several instances at the same time without losing one', async () => {
    const several = await Promise.all(Array.from({ length: 6 }, () => gitlabs.start()));
    await Promise.all(
      several.map(({ url, adminToken }) => execute('addInstance', { url, token: adminToken })),
    );
    const urls = (await publicApi()).getInstances().map(({ url }) => url);
    deepEqual(urls.sort(), several.map(({ url }) => url).sort());
  });
});
