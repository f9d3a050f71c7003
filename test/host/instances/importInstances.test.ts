import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import { window, workspace } from 'vscode';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import { execute, GitLabs, publicApi, removeAllInstances, setSetting, snapshot, until } from '../support/api';
import { Dialogs } from '../support/dialogs';
import { AcceptedPreview } from '../support/importPreview';
import { escapeUntil } from '../support/inputBoxes';
import { SecretSearch } from '../support/search';

const USER_DATA = process.env[USER_DATA_VARIABLE] ?? '';

const MANY_ROWS = 1_000;

suite('Import Instances', () => {
  const gitlabs = new GitLabs();
  let dialogs: Dialogs;
  let folder: string;
  let preview: AcceptedPreview;

  setup(async () => {
    await removeAllInstances();
    folder = mkdtempSync(join(tmpdir(), 'glm-import-'));
    dialogs = new Dialogs();
    dialogs.answerNotifications([]);
    dialogs.answerWarnings([]);
    preview = new AcceptedPreview();
  });
  teardown(async () => {
    preview.restore();
    dialogs.restore();
    await removeAllInstances();
    await gitlabs.closeAll();
    rmSync(folder, { recursive: true });
  });

  const entries = () => workspace.getConfiguration('gitlabLicenses').inspect('instances')?.globalValue;

  function fileWith(text: string): string {
    const file = join(folder, 'instances.csv');
    writeFileSync(file, text);
    return file;
  }

  test('adds what can be added in one change of the setting, and leaves tokens only where they belong', async () => {
    const [one, other] = [await gitlabs.start(), await gitlabs.start()];
    const secrets = [one.token({ scopes: ['read_api'] }), other.token({ scopes: ['read_api'] })];
    const file = fileWith(
      `url,token,name,group\n${one.url},${secrets[0]},One,North\n,x,,\n${other.url},${secrets[1]},Other,\n`,
    );
    let changes = 0;
    const counting = workspace.onDidChangeConfiguration(() => (changes += 1));
    const answer = await execute('importInstances', { file });
    counting.dispose();

    deepEqual(answer, { ok: true, urls: [one.url, other.url], failed: [] });
    equal(changes, 1);
    deepEqual(entries(), [
      { url: one.url, name: 'One', group: 'North' },
      { url: other.url, name: 'Other' },
    ]);
    deepEqual([(await snapshot(one.url)).state, (await snapshot(other.url)).state], ['ready', 'ready']);
    ok(preview.rows.includes('line 3 no URL'), preview.rows.join('\n'));
    match(
      dialogs.notes.map(({ message }) => message).join(),
      /Imported 2 instances\..*still contains 2 tokens/,
    );
    const search = new SecretSearch();
    secrets.forEach((secret) => search.add(secret));
    // The file that was imported lies below the same folder here.
    deepEqual(search.filesIn(USER_DATA), [file]);
    ok(!JSON.stringify([answer, dialogs.notes, preview.rows]).includes(secrets[0]!));
  });

  test('keeps a token that works where the new one does not', async () => {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    const file = fileWith(`url,token\n${gitlab.url},glpat-00000000000000000000\n`);
    const answer = await execute('importInstances', { file });
    equal(answer?.ok, true);
    match(JSON.stringify(answer), /The token stored before was kept/);
    await execute('refresh', { url: gitlab.url });
    equal((await snapshot(gitlab.url)).state, 'ready');
  });

  test('refuses a file without a column for addresses, and stores nothing', async () => {
    const answer = await execute('importInstances', { file: fileWith('host,token\na.example,x\n') });
    equal(answer?.ok === false && answer.error.kind, 'noAddressColumn');
    deepEqual(entries() ?? [], []);
  });

  test('moves the file to the trash where that is chosen, or says that it is still there', async () => {
    const gitlab = await gitlabs.start();
    const file = fileWith(`url,token\n${gitlab.url},${gitlab.adminToken}\n`);
    const offered: string[][] = [];
    const warn: unknown = (_message: string, ...buttons: string[]) => {
      offered.push(buttons);
      return Promise.resolve(buttons[0]);
    };
    window.showWarningMessage = warn as typeof window.showWarningMessage;
    await execute('importInstances', { file });
    const ofTrash = () =>
      dialogs.notes.map(({ message }) => message).filter((message) => message.includes('trash'));
    await until(() => ofTrash().length > 0);
    equal(offered[0]?.[0], 'Move to Trash');
    // Not every VS Code has a trash.
    const isGone =
      ofTrash()[0] === 'Moved instances.csv to the trash. Empty the trash to delete the tokens in it.';
    equal(existsSync(file), !isGone);
    ok(
      isGone || ofTrash()[0] === "Couldn't move instances.csv to the trash. Delete it yourself.",
      ofTrash()[0],
    );
  });

  test('leaves the file where it is when nothing is chosen', async () => {
    const gitlab = await gitlabs.start();
    const file = fileWith(`url,token\n${gitlab.url},${gitlab.adminToken}\n`);
    await execute('importInstances', { file });
    await until(() => dialogs.notes.some(({ buttons }) => buttons[0] === 'Move to Trash'));
    ok(existsSync(file));
  });

  test('that is canceled before the preview is accepted stores nothing', async () => {
    preview.restore();
    const gitlab = await gitlabs.start();
    const file = fileWith(`url,token\n${gitlab.url},${gitlab.adminToken}\n`);
    const running = execute('importInstances', { file });
    let answer: unknown = 'none';
    void running.then((value) => (answer = value));
    await escapeUntil(() => answer !== 'none');
    equal(answer, undefined);
    deepEqual(entries() ?? [], []);
    deepEqual([gitlab.requests, dialogs.notes], [[], []]);
  });

  test('that is canceled while tokens are stored leaves neither instance nor token @long', async () => {
    const gitlab = await gitlabs.start();
    dialogs.cancelProgress(/^Storing tokens…$/);
    // Enough that they aren't all stored before there's something to cancel.
    const urls = Array.from({ length: MANY_ROWS }, (_, index) => `${gitlab.url}/${index}`);
    const file = fileWith(['url,token', ...urls.map((url) => `${url},${gitlab.adminToken}`)].join('\n'));
    equal(await execute('importInstances', { file }), undefined);
    deepEqual(dialogs.progress, ['Storing tokens…']);
    deepEqual(entries() ?? [], []);
    await setSetting('instances', [{ url: urls[0] }]);
    await until(async () => (await publicApi()).getInstances()[0]?.state === 'signedOut');
    deepEqual(gitlab.requests, []);
  });

  test('that is canceled while instances are looked at keeps all of them in the list @long', async () => {
    const gitlab = await gitlabs.start();
    let release = (): void => undefined;
    const held = new Promise<'pass'>((resolve) => {
      release = () => resolve('pass');
    });
    gitlab.intercept(() => held);
    dialogs.cancelProgress(/^Checking the imported instance…$/);
    const file = fileWith(`url,token\n${gitlab.url},${gitlab.adminToken}\n`);
    equal((await execute('importInstances', { file }))?.ok, true);
    deepEqual(entries(), [{ url: gitlab.url }]);
    match(dialogs.notes.map(({ message }) => message).join(), /Imported 1 instance\. 1 wasn't checked\./);
    release();
  });
});
