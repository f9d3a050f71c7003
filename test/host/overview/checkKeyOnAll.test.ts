import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { commands, env, QuickPickItemKind, Selection, window, workspace } from 'vscode';
import { day, license } from '../../gitlab/server';
import { Changing, writesTo } from '../support/changing';
import { execute } from '../support/api';

suite('checking a key on all instances', () => {
  const changing = new Changing();

  const offered = () =>
    changing.dialogs.offered[0]?.map(({ kind, label, description }) =>
      kind === QuickPickItemKind.Separator ? `# ${label}` : `${label}: ${description}`,
    );

  test('says how it fits each before anything is sent, and goes on to adding it', async () => {
    const has = await changing.instance(
      { licenses: [license({ starts_at: day(0), expires_at: day(400) })] },
      { name: 'Has it' },
    );
    const full = await changing.instance(
      { licenses: [license({ historical_max: 1234, user_limit: 2000 })] },
      { name: 'Full' },
    );
    const fits = await changing.instance({}, { name: 'Fits' });
    const file = changing.file('new.gitlab-license', fits.licenseKey({ expires_at: day(400) }));
    changing.dialogs.pick(/nothing/);
    equal(await execute('checkKeyOnAll', { file }), undefined);
    deepEqual(offered(), [
      '# Fits (1)',
      'Fits: fits here',
      '# Already there (1)',
      'Has it: already there',
      '# Would be rejected (1)',
      'Full: would be rejected: 1,234 users in the past year for 100 seats',
    ]);
    match(changing.dialogs.offered[0]?.[1]?.detail ?? '', /^Takes effect /);
    deepEqual(
      [has, full, fits].map((gitlab) => writesTo(gitlab).length),
      [0, 0, 0],
    );

    changing.dialogs.pick(/^Fits$/);
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    deepEqual(await execute('checkKeyOnAll', { file }), { ok: true, url: fits.url, id: 2 });
    deepEqual(
      [has, full, fits].map((gitlab) => writesTo(gitlab).length),
      [0, 0, 1],
    );
  });

  test('takes the key from a selection, the clipboard, or what is pasted @long', async () => {
    const fits = await changing.instance({}, { name: 'Fits' });
    const key = fits.licenseKey({ expires_at: day(400) });
    const { dialogs } = changing;
    const sources = {
      'From Selection': () => selectInEditor(`Your key:\n${key}\nRegards`, key),
      'From Clipboard': () => env.clipboard.writeText(key),
      'Paste…': () => dialogs.type(key.replaceAll('\n', ' ')),
    };
    for (const [label, give] of Object.entries(sources)) {
      await give();
      dialogs.pick(new RegExp(`^${label}$`));
      equal(await execute('checkKeyOnAll'), undefined);
      const [chosen, found] = dialogs.offered.splice(0);
      deepEqual(
        chosen?.map((item) => item.label),
        ['From Selection', 'From Clipboard', 'From File…', 'Paste…'],
      );
      deepEqual(
        found?.map((item) => item.label),
        ['Fits (1)', 'Fits'],
        label,
      );
      await env.clipboard.writeText('');
    }
    deepEqual(writesTo(fits), []);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  });

  test('says what a text is that holds no key', async () => {
    await changing.instance();
    const file = changing.file('no.gitlab-license', 'hello');
    const answer = await execute('checkKeyOnAll', { file });
    equal(answer?.ok === false && answer.error.kind, 'somethingElse');
    deepEqual(changing.dialogs.offered, []);
  });
});

async function selectInEditor(content: string, part: string): Promise<void> {
  const document = await workspace.openTextDocument({ content });
  const editor = await window.showTextDocument(document);
  const start = content.indexOf(part);
  editor.selection = new Selection(document.positionAt(start), document.positionAt(start + part.length));
}
