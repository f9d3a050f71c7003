import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { homedir } from 'node:os';
import { setup, suite, teardown, test } from 'mocha';
import { FileSystemError, Uri, window, workspace, type OpenDialogOptions } from 'vscode';
import { attributesOfRow } from '../../gitlab/keys/licenseKey';
import { license } from '../../gitlab/server';
import { execute } from '../support/api';
import { Changing, errorOf, idsOf } from '../support/changing';
import { OtherFiles } from '../support/otherFiles';

const EXPORT = '/license_usage.csv';
const KEY_FILE = '/kept.gitlab-license';
const MAY_BE_READ =
  "contains a license key, and VS Code can't limit who can read it in that folder. Check the file's permissions.";

suite('a file of another computer @long', () => {
  const changing = new Changing();
  let other: OtherFiles;

  setup(() => {
    other = new OtherFiles();
  });
  teardown(() => other.dispose());

  const messages = () => changing.dialogs.notes.map(({ message }) => message);
  const saveExport = async () => {
    const { url } = await changing.instance();
    return execute('saveUsageExport', { url, file: other.uri(EXPORT) });
  };

  test('takes a usage export, and others may be able to read the key in it', async () => {
    equal((await saveExport())?.ok, true);
    match(other.text(EXPORT) ?? '', /^License Key,/);
    deepEqual([...other.files.keys()], [EXPORT]);
    deepEqual(messages()[0], `license_usage.csv ${MAY_BE_READ}`);
    // Only here there is a folder that could be opened.
    ok(!changing.note.buttons.includes('Show File'));
  });

  test('takes the key of a license before it is deleted, and others may be able to read it', async () => {
    const row = license({ id: 5 });
    const gitlab = await changing.instance({ licenses: [row] });
    row.key.text = gitlab.licenseKey(attributesOfRow(row));
    changing.dialogs.answerWarnings([/^Save Key and Delete…$/]);
    changing.dialogs.saveIn([other.uri(KEY_FILE)]);
    changing.dialogs.type('Production');
    deepEqual(await execute('deleteLicense', { url: gitlab.url, id: 5 }), {
      ...{ ok: true, url: gitlab.url, id: 5 },
      keyFile: KEY_FILE,
    });
    equal(other.text(KEY_FILE), row.key.text);
    ok(messages().includes(`kept.gitlab-license ${MAY_BE_READ}`));

    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    equal((await execute('addFromFile', { file: other.uri(KEY_FILE), url: gitlab.url }))?.ok, true);
    equal(idsOf(gitlab).length, 1);
  });

  for (const [what, refusal, error, words] of [
    ['is full', 'write', new Error('ENOSPC: no space left on device, write'), 'because the disk is full.'],
    [
      'refuses',
      'rename',
      FileSystemError.NoPermissions(),
      "because you don't have permission to write there.",
    ],
    ['is gone', 'rename', FileSystemError.Unavailable(), "because the disk or server isn't available."],
  ] as const) {
    test(`keeps what it had when it ${what}, and nothing of the key stays there`, async () => {
      other.files.set(EXPORT, Buffer.from('before'));
      other.refused.set(refusal, error);
      changing.dialogs.answerWarnings(/^Replace$/);
      const { kind, message } = errorOf(await saveExport());
      equal(kind, 'file');
      ok(message.startsWith(`Can't save license_usage.csv ${words}`), message);
      equal(other.text(EXPORT), 'before');
      deepEqual([...other.files.keys()], [EXPORT]);
    });
  }

  test('whose temporary one cannot be removed leaves an empty one', async () => {
    other.refused.set('rename', FileSystemError.NoPermissions());
    other.refused.set('delete', FileSystemError.NoPermissions());
    equal(errorOf(await saveExport()).kind, 'file');
    deepEqual([...other.files.values()].map(String), ['']);
  });

  test('that is missing is named as it is there', async () => {
    const { url } = await changing.instance();
    const file = other.uri('/keys/none.gitlab-license');
    equal(errorOf(await execute('addFromFile', { file, url })).message, "Can't find none.gitlab-license.");
  });

  test('is not trusted as a certificate authority', async () => {
    const { url } = await changing.instance();
    const before = workspace.getConfiguration('gitlabLicenses').get('instances');
    const dialogs: (OpenDialogOptions | undefined)[] = [];
    window.showOpenDialog = (options) => {
      dialogs.push(options);
      return Promise.resolve([other.uri('/etc/ca.pem')]);
    };
    changing.dialogs.pick(/^CA File…$/);
    equal(await execute('editInstance', { url }), undefined);
    deepEqual(messages(), ['Choose a CA file on this computer, not on a remote computer.']);
    deepEqual(workspace.getConfiguration('gitlabLicenses').get('instances'), before);
    // Started nowhere, the dialog of a remote window would show the other computer only.
    equal(dialogs[0]?.defaultUri?.toString(), Uri.file(homedir()).toString());
  });
});
