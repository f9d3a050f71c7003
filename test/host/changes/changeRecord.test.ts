import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, test } from 'mocha';
import { commands, window } from 'vscode';
import { fingerprintOf } from '../../../src/licensing/key/fingerprint';
import { day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, modeOf, RECORD, recorded } from '../support/changing';
import { execute, until } from '../support/api';

/** The text in front once it begins so: VS Code brings a document up to date in its own time. */
async function shown(start: string): Promise<string> {
  const text = () => window.activeTextEditor?.document.getText() ?? '';
  await until(() => text().startsWith(start));
  return text();
}

suite('the record of changes', () => {
  const changing = new Changing();

  /** Adds, is refused, counts and deletes. */
  async function history(): Promise<{ readonly gitlab: TestGitLab; readonly keys: readonly string[] }> {
    const gitlab = await changing.instance();
    gitlab.state.billableUsers = 91;
    const keys = [gitlab.licenseKey(), gitlab.licenseKey({ issued_at: day(-700), expires_at: day(-335) })];
    changing.dialogs.answerWarnings(/^(Add License|Add Anyway|Delete Without Saving…)$/);
    changing.dialogs.type('Production');
    for (const key of keys) {
      await changing.addCopied(key, gitlab.url);
    }
    await execute('refreshBillableUsers', { url: gitlab.url });
    await execute('deleteLicense', { url: gitlab.url, id: 2 });
    return { gitlab, keys };
  }

  const row = (id: number, from: string, to: string) => ({
    id,
    plan: 'ultimate',
    starts_at: from,
    expires_at: to,
    user_limit: 100,
  });

  test('has one line for each attempt: when, where, who, what, which key, before, after and the answer', async () => {
    const started = new Date().toISOString();
    const { gitlab, keys } = await history();
    const lines = recorded();
    const first = row(1, day(-180), day(185));
    const second = row(2, day(0), day(365));
    const [added, refused] = keys.map(fingerprintOf);
    deepEqual(
      lines.map((line) => ({ ...line, time: undefined })),
      [
        {
          action: 'add',
          licenseId: 2,
          fingerprint: added,
          before: first,
          after: second,
          instance: gitlab.url,
          account: 'root',
          answer: { status: 'done' },
          time: undefined,
        },
        {
          action: 'add',
          fingerprint: refused,
          before: second,
          instance: gitlab.url,
          account: 'root',
          answer: { kind: 'rejected', message: 'This license has already expired.', status: 'refused' },
          time: undefined,
        },
        {
          before: { billableUsers: 90 },
          action: 'refreshBillableUsers',
          after: { billableUsers: 91 },
          instance: gitlab.url,
          account: 'root',
          answer: { status: 'done' },
          time: undefined,
        },
        {
          action: 'delete',
          licenseId: 2,
          before: second,
          after: first,
          instance: gitlab.url,
          account: 'root',
          answer: { status: 'done' },
          time: undefined,
        },
      ],
    );
    const times = lines.map(({ time }) => time);
    deepEqual(times, [...times].sort());
    ok(times[0]! >= started && times[3]! <= new Date().toISOString());
    equal(modeOf(RECORD), '600');
    const text = readFileSync(RECORD, 'utf8');
    ok(!text.includes(gitlab.adminToken) && !/[A-Za-z0-9+/]{40}/.test(text));
  });

  test('is shown, the newest first, in a text that nobody can change @long', async () => {
    await history();
    writeFileSync(RECORD, 'half a li', { flag: 'a' });
    deepEqual(await execute('showChanges'), { ok: true, changes: 4 });
    const text = await shown("1 line of the record can't be read.");
    const heads = text.split('\n').filter((line) => line.includes(' UTC · '));
    deepEqual(
      heads.map((line) => line.split(' · ')[1]),
      ['Delete license 2', 'Refresh billable users', 'Add a license', 'Add license 2'],
    );
    match(text, /Rejected: This license has already expired\./);
    await commands.executeCommand('workbench.action.closeAllEditors');
  });

  test('is exported as it is to a file for its owner alone @long', async () => {
    await history();
    writeFileSync(RECORD, '{"time":"yesterday"}\n', { flag: 'a' });
    const file = changing.path('changes.jsonl');
    deepEqual(await execute('exportChanges', { file }), { ok: true, file, changes: 4 });
    deepEqual([readFileSync(file, 'utf8'), modeOf(file)], [readFileSync(RECORD, 'utf8'), '600']);
    match(changing.note.message, /Saved the record of changes as .*changes\.jsonl/);

    changing.dialogs.saveIn([]);
    equal(await execute('exportChanges'), undefined);
    match(changing.dialogs.saveDialogs[0]?.defaultUri?.path ?? '', /license-changes\.jsonl$/);
    equal(errorOf(await execute('exportChanges', { file: join(file, 'changes.jsonl') })).kind, 'file');
  });

  test('is empty before the first change, and cancelled ones are not in it @long', async () => {
    const gitlab = await changing.instance({ licenses: [license()] });
    await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    await execute('deleteLicense', { url: gitlab.url, id: 1 });
    deepEqual(await execute('showChanges'), { ok: true, changes: 0 });
    await shown('No change has been recorded.');
    await commands.executeCommand('workbench.action.closeAllEditors');
    deepEqual(recorded(), []);
  });

  test('that cannot be written is told, and the change is made all the same', async () => {
    const gitlab = await changing.instance();
    mkdirSync(RECORD, { recursive: true });
    try {
      changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
      equal((await changing.addCopied(gitlab.licenseKey(), gitlab.url))?.ok, true);
      const [warning] = changing.dialogs.notes;
      equal(
        warning?.message,
        "This change isn't in the record of changes. Can't save changes.jsonl because it's the name of a folder.",
      );
      deepEqual(warning.buttons, ['Try Again', 'Show Log']);
      equal(errorOf(await execute('showChanges')).kind, 'file');
    } finally {
      rmSync(RECORD, { recursive: true });
    }
  });
});
