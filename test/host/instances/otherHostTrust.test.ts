import { deepEqual, equal, match } from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { workspace } from 'vscode';
import { selfSignedCertificate } from '../../gitlab/certificate';
import { Dialogs } from '../support/dialogs';
import { enterTexts } from '../support/inputBoxes';
import { execute, GitLabs, removeAllInstances } from '../support/api';

suite('what is trusted of an instance', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;
  let folder: string;

  setup(async () => {
    await removeAllInstances();
    folder = mkdtempSync(join(tmpdir(), 'trust-'));
    dialogs = new Dialogs();
    dialogs.answerWarnings([]);
    dialogs.answerNotifications([]);
  });
  teardown(async () => {
    dialogs.restore();
    await removeAllInstances();
    await gitlabs.closeAll();
    rmSync(folder, { recursive: true });
  });

  const instances = () => workspace.getConfiguration('gitlabLicenses').get('instances');

  const tls = selfSignedCertificate();

  /** An instance that is reached with its CA file. */
  async function withCaFile() {
    const gitlab = await gitlabs.start({ tls });
    const caFile = join(folder, 'ca.pem');
    writeFileSync(caFile, tls.cert);
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken, name: 'Main', caFile });
    deepEqual(instances(), [{ url: gitlab.url, name: 'Main', caFile }]);
    return { gitlab, caFile };
  }

  test('is not carried over to another host, and the user is told', async () => {
    const { gitlab } = await withCaFile();
    const other = await gitlabs.start();
    dialogs.pick(/^Address/);
    await enterTexts([other.url, other.adminToken], execute('editInstance', { url: gitlab.url }));
    deepEqual(instances(), [{ name: 'Main', url: other.url }]);
    equal(
      dialogs.notes.at(-1)?.message,
      'The CA file ca.pem is no longer used because Main now has a different host.',
    );
  });

  test('does not make another host trusted, which the file would', async () => {
    const { gitlab, caFile } = await withCaFile();
    const other = await gitlabs.start({ tls });
    dialogs.pick(/^Address/);
    await enterTexts([other.url], execute('editInstance', { url: gitlab.url }));
    equal(dialogs.shown[0]?.message, "This computer doesn't trust the certificate of your GitLab instance.");
    deepEqual(instances(), [{ url: gitlab.url, name: 'Main', caFile }]);
    deepEqual(other.requests, []);
  });

  test('stays when the address is entered again @long', async () => {
    const { gitlab, caFile } = await withCaFile();
    dialogs.pick(/^Address/);
    await enterTexts([`${gitlab.url}/admin`], execute('editInstance', { url: gitlab.url }));
    deepEqual(instances(), [{ url: gitlab.url, name: 'Main', caFile }]);
    deepEqual(dialogs.notes, []);
  });

  test('does not let a program send another token over http unasked', async function () {
    const address = Object.values(networkInterfaces())
      .flat()
      .find((one) => one?.family === 'IPv4' && !one.internal)?.address;
    const gitlab = await gitlabs.start();
    const url = `http://${address ?? '192.0.2.1'}:${new URL(gitlab.url).port}`;
    dialogs.answerWarnings([/^Use HTTP$/, undefined, /^Use HTTP$/]);
    equal((await execute('addInstance', { url, token: gitlab.adminToken }))?.ok, true);
    equal(await execute('setToken', { url, token: 'glpat-second' }), undefined);
    equal(dialogs.shown.length, 2);
    match(dialogs.shown[1]?.message ?? '', /without encryption\?/);
    await execute('setToken', { url, token: 'glpat-third' });
    equal(dialogs.shown.length, 3);
    equal((await execute('setToken', { url: await loopback(), token: 'x' }))?.ok, false);
    equal(dialogs.shown.length, 3, 'loopback never asks');
  });

  async function loopback(): Promise<string> {
    const { url, adminToken } = await gitlabs.start();
    await execute('addInstance', { url, token: adminToken });
    return url;
  }
});
