import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { Uri } from 'vscode';
import { attributesOfRow } from '../../gitlab/keys/licenseKey';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, idsOf, modeOf, writeLines } from '../support/changing';
import { execute, setSetting, snapshot } from '../support/api';

const SAVE = /^Save Key and Delete…$/;
const DUO = { duo_pro: [{ quantity: 10, started_on: day(-100), expires_on: day(100) }] };

suite('deleting the current license with its key saved first', () => {
  const changing = new Changing();

  /** A GitLab whose one license came from a key that it still has. */
  async function withKey(overrides: Partial<LicenseRow> = {}): Promise<TestGitLab> {
    const row = license({ id: 5, ...overrides });
    const gitlab = await changing.instance({ licenses: [row] });
    row.key.text = gitlab.licenseKey(attributesOfRow(row));
    return gitlab;
  }

  const saveIn = (name: string) => {
    changing.dialogs.saveIn([changing.uri(name)]);
    changing.dialogs.type('Production');
  };
  const remove = ({ url }: TestGitLab, id = 5) => execute('deleteLicense', { url, id });
  const cloud = (type: 'online_cloud' | 'offline_cloud', addOnProducts: object = {}) =>
    withKey({ key: { ...license().key, type, addOnProducts: { ...addOnProducts } } });

  test('writes the key as the server has it, for its owner alone', async () => {
    const gitlab = await withKey();
    changing.dialogs.answerWarnings([SAVE]);
    saveIn('kept.gitlab-license');
    const file = changing.path('kept.gitlab-license');
    deepEqual(await remove(gitlab), { ok: true, url: gitlab.url, id: 5, keyFile: file });
    deepEqual(writeLines(gitlab), ['DELETE /api/v4/license/5']);
    equal(modeOf(file), '600');
    deepEqual(readdirSync(changing.folder), ['kept.gitlab-license']);
    match(
      changing.dialogs.shown[0]!.detail,
      /for an offline cloud license, GitLab records that usage data was exported/i,
    );
    equal((await snapshot(gitlab.url)).current, undefined);

    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const again = await execute('addFromFile', { file, url: gitlab.url });
    equal(again?.ok, true, 'the server takes it again');
    match(changing.detail, /Decrypted with the public key from public\.pem/);
    equal(gitlab.state.licenses[0]!.key.text, readFileSync(file, 'utf8'));
  });

  test('overwrites a file of others with one that is not', async () => {
    const gitlab = await withKey();
    const { text } = gitlab.state.licenses[0]!.key;
    changing.file('kept.gitlab-license', 'before');
    changing.dialogs.answerWarnings([SAVE]);
    saveIn('kept.gitlab-license');
    equal((await remove(gitlab))?.ok, true);
    equal(readFileSync(changing.path('kept.gitlab-license'), 'utf8'), text);
    equal(modeOf(changing.path('kept.gitlab-license')), '600');
  });

  test('deletes nothing when no file is chosen, and does not even fetch the export', async () => {
    const gitlab = await withKey();
    changing.dialogs.answerWarnings([SAVE]);
    saveIn('kept.gitlab-license');
    changing.dialogs.saveIn([]);
    equal(await remove(gitlab), undefined);
    deepEqual(
      gitlab.requests.filter(({ path }) => path.includes('usage')),
      [],
    );
    deepEqual(idsOf(gitlab), [5]);
  });

  test('deletes nothing when the export holds the key of another license', async () => {
    const gitlab = await withKey();
    gitlab.state.licenses[0]!.key.text = gitlab.licenseKey({ issued_at: day(-10) });
    changing.dialogs.answerWarnings([SAVE]);
    saveIn('kept.gitlab-license');
    const { kind, message } = errorOf(await remove(gitlab));
    equal(kind, 'otherKey');
    match(message, /doesn't belong to license 5.*Nothing was saved or deleted/);
    deepEqual([idsOf(gitlab), existsSync(changing.path('kept.gitlab-license'))], [[5], false]);
    deepEqual(writeLines(gitlab), []);
  });

  for (const [what, body] of [
    ['no key', 'License Key,""\nEmail,x\n\nDate,Billable User Count\n'],
    [
      'half a key',
      'License Key,"eyJkYXRhIjoiejdyM2tod1VLMjYvektQdit1OTZmTGU4bStBTC8wdUsva2dkdTRJ"\n\nDate,Billable User Count\n',
    ],
  ] as const) {
    test(`deletes nothing when the export holds ${what}`, async () => {
      const gitlab = await withKey();
      gitlab.intercept(({ path }) =>
        path.includes('usage_export')
          ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body }
          : 'pass',
      );
      changing.dialogs.answerWarnings([SAVE]);
      saveIn('kept.gitlab-license');
      equal(errorOf(await remove(gitlab)).kind, 'keyMissing');
      deepEqual([idsOf(gitlab), readdirSync(changing.folder)], [[5], []]);
    });
  }

  test('deletes nothing when the file cannot be written', async () => {
    const gitlab = await withKey();
    mkdirSync(changing.path('folder.gitlab-license'));
    changing.dialogs.answerWarnings([SAVE]);
    saveIn('folder.gitlab-license');
    const { kind, message } = errorOf(await remove(gitlab));
    equal(kind, 'file');
    equal(
      message,
      "Nothing was deleted. Can't save folder.gitlab-license because it's the name of a folder. Choose another name.",
    );
    deepEqual([idsOf(gitlab), readdirSync(changing.folder)], [[5], ['folder.gitlab-license']]);
    changing.dialogs.answerWarnings([SAVE]);
    changing.dialogs.saveIn([Uri.file(join(changing.file('file', ''), 'kept.gitlab-license'))]);
    equal(errorOf(await remove(gitlab)).kind, 'file');
    deepEqual(writeLines(gitlab), []);
  });

  test('asks again, and Enter keeps the license, when nobody here reads the key', async () => {
    const gitlab = await withKey();
    const before = changing.dialogs;
    await setSetting('publicKeyFiles', undefined);
    before.answerWarnings([SAVE, /^Keep License$/]);
    saveIn('kept.gitlab-license');
    equal(await remove(gitlab), undefined);
    deepEqual(before.shown[1]?.buttons, ['Keep License', 'Delete Anyway…']);
    match(before.shown[1].detail, /it can't be checked against license 5/);
    deepEqual([idsOf(gitlab), existsSync(changing.path('kept.gitlab-license'))], [[5], true]);

    before.answerWarnings([SAVE, /^Delete Anyway…$/]);
    saveIn('kept.gitlab-license');
    equal((await remove(gitlab))?.ok, true);
    deepEqual(idsOf(gitlab), []);
    await setSetting('publicKeyFiles', changing.publicKeyFiles);
  });

  test('of an offline cloud license says that its add-ons end, once the key has told', async () => {
    const gitlab = await cloud('offline_cloud', DUO);
    changing.dialogs.answerWarnings([SAVE, undefined]);
    saveIn('kept.gitlab-license');
    equal(await remove(gitlab), undefined);
    doesNotMatch(changing.dialogs.shown[0]!.detail, /stop immediately/);
    match(
      changing.dialogs.shown[1]!.detail,
      /add-ons \(GitLab Duo\) stop immediately\. Their seat assignments are removed about 14 days/,
    );
    match(changing.dialogs.shown[1]!.detail, /Its key is saved in .*kept\.gitlab-license/);
    deepEqual([idsOf(gitlab), gitlab.state.licenseUsageDataExported], [[5], true]);

    changing.dialogs.answerWarnings([SAVE, /^Delete…$/]);
    saveIn('kept.gitlab-license');
    equal((await remove(gitlab))?.ok, true);
    deepEqual([idsOf(gitlab), gitlab.state.addOnPurchases], [[], {}]);
  });

  test('of an online cloud license says that only an activation code brings it back', async () => {
    const gitlab = await cloud('online_cloud');
    gitlab.state.futureSubscriptions = ['next year'];
    changing.dialogs.answerWarnings([SAVE, /^Delete…$/]);
    saveIn('kept.gitlab-license');
    equal((await remove(gitlab))?.ok, true);
    match(
      changing.dialogs.shown[1]!.detail,
      /Stored future subscriptions are removed, and it can be restored only with an activation code/,
    );
    deepEqual(gitlab.state.futureSubscriptions, []);
  });
});
