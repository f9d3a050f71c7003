import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { env } from 'vscode';
import type { TestGitLab } from '../../gitlab/server';
import { execute, GitLabs, removeAllInstances, until } from '../support/api';

/** What VS Code passes is the node of a row; the tests need no more of it than this. */
interface Row {
  readonly kind: string;
  readonly url: string;
  readonly id?: number;
  readonly fact?: unknown;
}

suite('the commands behind menus and keys', () => {
  const gitlabs = new GitLabs();
  let one: TestGitLab;
  let other: TestGitLab;

  setup(async () => {
    await removeAllInstances();
    one = await gitlabs.start();
    other = await gitlabs.start();
    await execute('addInstance', { url: one.url, token: one.adminToken });
    await execute('addInstance', { url: other.url, token: other.adminToken });
    one.requests.length = 0;
    other.requests.length = 0;
  });
  teardown(async () => {
    await removeAllInstances();
    await gitlabs.closeAll();
  });

  const row = (): Row => ({ kind: 'instance', url: one.url });
  const requests = () => [one.requests.length, other.requests.length];

  test('of the title bar are about all instances whatever row is selected', async () => {
    await execute('view.refreshAll', row());
    deepEqual(requests(), [2, 2]);
    deepEqual(await execute('view.showLog', row()), { ok: true });
  });

  test('of a row are about its instance', async () => {
    await execute('view.refreshInstance', row());
    deepEqual(requests(), [2, 0]);
  });

  test('refresh everything when no row is given and none is selected', async () => {
    await execute('view.refreshInstance');
    deepEqual(requests(), [2, 2]);
  });

  async function copied(name: string, node: Row): Promise<string> {
    await env.clipboard.writeText('');
    await execute(name, node);
    await until(async () => (await env.clipboard.readText()) !== '');
    return env.clipboard.readText();
  }

  test('copy what a row says', async () => {
    equal(await copied('view.copyUrl', row()), one.url);
    equal(await copied('view.copyId', { ...row(), kind: 'license', id: 7 }), '7');
    const fact = { id: 'seats', label: 'Seats', value: '1,200', copy: '1200' };
    equal(await copied('view.copyValue', { ...row(), kind: 'fact', id: 7, fact }), '1200');
  });

  test('copy what a row shows', async () => {
    const { host } = new URL(one.url);
    ok((await copied('view.copyRow', row())).startsWith(`${host} `));
  });

  test('copy an instance or a license as Markdown', async () => {
    const instance = await copied('view.copyMarkdown', row());
    match(instance, /^\| Instance \| Plan \| Licensed through \|/);
    ok(instance.includes(`](${one.url}) | Ultimate |`), instance);
    const license = await copied('view.copyMarkdown', { ...row(), kind: 'license', id: 1 });
    match(license, /^\[.+\]\(http.+\)\n\n\| ID \|[^\n]+\n[^\n]+\n\| 1 \| Ultimate \| current \|[^\n]+\n$/);
  });

  test('that copy do nothing without a row', async () => {
    await env.clipboard.writeText('before');
    for (const name of [
      'view.copyUrl',
      'view.copyId',
      'view.copyValue',
      'view.copyMessage',
      'view.copyRow',
      'view.copyMarkdown',
    ]) {
      await execute(name);
    }
    equal(await env.clipboard.readText(), 'before');
  });
});
