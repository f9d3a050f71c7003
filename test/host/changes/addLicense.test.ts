import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, Selection, Uri, window, workspace } from 'vscode';
import { fingerprintOf } from '../../../src/licensing/key/fingerprint';
import { day } from '../../gitlab/server';
import { Changing, errorOf, keysSentTo, writeLines, writesTo } from '../support/changing';
import { execute, snapshot } from '../support/api';

suite('adding a license', () => {
  const changing = new Changing();
  const press = (...buttons: (RegExp | undefined)[]) => changing.dialogs.answerWarnings(buttons);

  test('from the clipboard shows what it does, asks, sends it once in the body, and tells what is true', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey({
      expires_at: day(700),
      restrictions: { plan: 'premium', active_user_count: 80 },
    });
    press(/^Add Anyway$/);
    const answer = await changing.addCopied(`> ${key.trim().replaceAll('\n', '\r\n> ')}\r\n`, gitlab.url);

    deepEqual(answer, { ok: true, url: gitlab.url, id: 2 });
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
    deepEqual(JSON.parse(writesTo(gitlab)[0]!.body), { license: key });
    equal((await snapshot(gitlab.url)).current?.id, 2);
    const [preview] = changing.dialogs.shown;
    equal(changing.dialogs.shown.length, 1);
    equal(preview?.message, 'Add this license to Production? Check the warnings first.');
    equal(preview.isWarning, true);
    deepEqual(preview.buttons, ['Copy Details', 'Add Anyway', 'Save Usage Export First…']);
    for (const expected of [
      /Premium/,
      new RegExp(`Starts ${day(0)}, expires ${day(700)}`),
      /80 seats/,
      /legacy license/,
      /Licensed to John Doe1, johndoe1@gitlab.com, GitLab/,
      /public key from public.pem/,
      new RegExp(`Fingerprint: ${fingerprintOf(key)}`),
      new RegExp(`Takes effect today and replaces the Ultimate license 1 \\(expires ${day(185)}\\)`),
      new RegExp(`through ${day(184)} \\(185 days left\\)[^]*through ${day(699)} \\(700 days left\\)`),
      /Downgrade from Ultimate to Premium.*Guests/,
      /90 billable users for 80 seats \(10 over\)/,
      /^Production should accept this key/,
    ]) {
      match(preview.detail, expected);
    }
    deepEqual(changing.note, {
      kind: 'information',
      message: `Added the Premium license 2 to Production. GitLab uses this license now. Now: Premium · 700 days left.`,
      detail: '',
      buttons: ['Save Key…', 'Undo…'],
    });
  });

  test('that starts later says that it waits and offers no usage export', async () => {
    const gitlab = await changing.instance();
    press(/^Add License$/);
    await changing.addCopied(gitlab.licenseKey({ issued_at: day(185) }), gitlab.url);
    const [preview] = changing.dialogs.shown;
    match(
      preview?.detail ?? '',
      new RegExp(`Takes effect on ${day(185)} and replaces the Ultimate license 1`),
    );
    match(preview?.detail ?? '', /accept[^]*GitLab checks the user count now, not when the license starts/);
    deepEqual([preview?.buttons, preview?.isWarning], [['Add License'], false]);
    match(changing.note.message, new RegExp(`Added the Ultimate license 2.*Takes effect on ${day(185)}`));
    equal((await snapshot(gitlab.url)).current?.id, 1);
  });

  test('sends nothing when it is cancelled', async () => {
    const gitlab = await changing.instance();
    equal(await changing.addCopied(gitlab.licenseKey(), gitlab.url), undefined);
    deepEqual(writesTo(gitlab), []);
    deepEqual(changing.dialogs.notes, []);
  });

  test('from a file takes its path or its address, and UTF-16 as well', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey();
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(key, 'utf16le')]);
    for (const file of [
      changing.file('a.gitlab-license', gitlab.licenseKey({}, 'GitLab Enterprise Edition')),
      Uri.file(changing.file('b.txt', key)),
      changing.file('c.gitlab-license', utf16),
    ]) {
      press(/^Add (License|Anyway)$/);
      const answer = await execute('addFromFile', { file, url: gitlab.url });
      equal(answer?.ok, true);
      deepEqual(changing.note.buttons, ['Undo…'], 'the key lies in its file');
    }
    equal(keysSentTo(gitlab)[2], key);
    equal(writesTo(gitlab).length, 3);
  });

  test('from a file asks for it when it is not given @long', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.openFile(undefined);
    equal(await execute('addFromFile'), undefined);
    deepEqual(changing.dialogs.shown, []);
    changing.dialogs.openFile(Uri.file(changing.file('a.gitlab-license', gitlab.licenseKey())));
    press(/^Add License$/);
    equal((await execute('addFromFile'))?.ok, true);
    equal(writesTo(gitlab).length, 1);
  });

  test('from a file that is missing or larger than 1 MiB says so', async () => {
    const gitlab = await changing.instance();
    const missing = errorOf(
      await execute('addFromFile', { file: changing.path('none.gitlab-license'), url: gitlab.url }),
    );
    equal(missing.kind, 'file');
    equal(missing.message, "Can't find none.gitlab-license.");
    const large = changing.file('large.gitlab-license', gitlab.licenseKey() + ' '.repeat(1024 * 1024));
    equal(errorOf(await execute('addFromFile', { file: large, url: gitlab.url })).kind, 'tooLarge');
    deepEqual(gitlab.requests, []);
  });
});

suite('adding the selected license', () => {
  const changing = new Changing();
  const close = () => commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

  async function open(content: string, language = 'plaintext') {
    const document = await workspace.openTextDocument({ content, language });
    return window.showTextDocument(document);
  }

  test('says so when nothing is open or selected @long', async () => {
    const gitlab = await changing.instance();
    await commands.executeCommand('workbench.action.closeAllEditors');
    match(errorOf(await execute('addFromSelection')).message, /Select a license key in an editor/);
    await open(gitlab.licenseKey());
    const { kind, message } = errorOf(await execute('addFromSelection'));
    equal(kind, 'noSelection');
    match(message, /Nothing is selected/);
    await close();
    deepEqual(gitlab.requests, []);
  });

  test('says so when several texts are @long', async () => {
    const gitlab = await changing.instance();
    const editor = await open(gitlab.licenseKey());
    editor.selections = [new Selection(0, 0, 0, 9), new Selection(1, 0, 1, 9)];
    const { kind, message } = errorOf(await execute('addFromSelection'));
    equal(kind, 'severalSelections');
    match(message, /There are 2 selections/);
    await close();
    deepEqual(gitlab.requests, []);
  });

  test('takes what is selected and nothing else', async () => {
    const gitlab = await changing.instance();
    const [first, second] = [gitlab.licenseKey(), gitlab.licenseKey()];
    const editor = await open(`${first}\n${second}`);
    const start = first.split('\n').length;
    editor.selection = new Selection(start, 0, editor.document.lineCount, 0);
    changing.dialogs.answerWarnings([/^Add License$/]);
    equal((await execute('addFromSelection', { url: gitlab.url }))?.ok, true);
    await close();
    equal(keysSentTo(gitlab)[0], second);
    deepEqual(changing.note.buttons, ['Save Key…', 'Undo…']);
  });

  test('takes the whole of a license file @long', async () => {
    const gitlab = await changing.instance();
    const file = changing.file('a.gitlab-license', gitlab.licenseKey());
    const document = await workspace.openTextDocument(file);
    equal(document.languageId, 'gitlab-license');
    await window.showTextDocument(document);
    changing.dialogs.answerWarnings([/^Add License$/]);
    equal((await execute('addFromSelection', { url: gitlab.url }))?.ok, true);
    deepEqual(changing.note.buttons, ['Undo…']);
    await close();
  });

  test('takes the whole of a license text that is not saved, whose key can be kept @long', async () => {
    const gitlab = await changing.instance();
    await open(gitlab.licenseKey(), 'gitlab-license');
    changing.dialogs.answerWarnings([/^Add License$/]);
    equal((await execute('addFromSelection', { url: gitlab.url }))?.ok, true);
    deepEqual(changing.note.buttons, ['Save Key…', 'Undo…']);
    await close();
  });
});
