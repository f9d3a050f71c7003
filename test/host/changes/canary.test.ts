import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import { commands, window, workspace } from 'vscode';
import { attributesOfRow, type JsonObject } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, typeFlags, type TestGitLab } from '../../gitlab/server';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import { Changing, writesTo } from '../support/changing';
import { enterTexts } from '../support/inputBoxes';
import { filesBelow, SecretSearch } from '../support/search';
import { execute, publicApi, until } from '../support/api';

const JSON_TYPE = { 'Content-Type': 'application/json' };

const USER_DATA = process.env[USER_DATA_VARIABLE] ?? '';

/** The log of the extension, at a level on which every request is a line. */
const LOG = 'GitLab Licenses.log';

/** The list is answered with licenses that say it, the current license with an error. */
function repeated(path: string, text: string) {
  const licenses = [
    { id: 1, plan: 'ultimate', starts_at: '2026-01-27', licensee: { Name: text }, news: text },
  ];
  return path.endsWith('/licenses')
    ? { status: 200, headers: JSON_TYPE, body: JSON.stringify(licenses) }
    : { status: 400, headers: JSON_TYPE, body: JSON.stringify({ message: text }) };
}

suite('no token and no license key', () => {
  const changing = new Changing('suite');
  const secrets: string[] = [];
  const search = new SecretSearch();
  const tokens = new SecretSearch();
  const said: string[] = [];
  let gitlab: TestGitLab;

  const secret = <T extends string>(text: T): T => {
    secrets.push(text);
    search.add(text);
    if (text.startsWith('glpat-')) {
      tokens.add(text);
    }
    return text;
  };
  const keyOf = (overrides?: JsonObject) => secret(gitlab.licenseKey(overrides));
  /** The files of VS Code's own that hold a secret. Those that the user chose are below the same folder here. */
  const found = () => search.filesIn(USER_DATA).filter((file) => !file.startsWith(changing.folder));
  const note = (answer: unknown) => said.push(JSON.stringify({ answer }));

  suiteSetup(async () => {
    await commands.executeCommand('_extensionTests.setLogLevel', 'trace');
    changing.dialogs.answerNotifications(/^(Undo…|Save Key…)$/);
    changing.dialogs.answerWarnings(
      /^(Add License|Add Anyway|Save Key and Delete…|Delete…?|Delete Anyway…?)$/,
    );
    changing.dialogs.type('Production');
    changing.dialogs.saveIn(Array.from({ length: 20 }, (_, index) => changing.uri(`chosen ${index}`)));
    changing.dialogs.cancelProgress(/nothing/);
    gitlab = await changing.gitlabs.start();
    gitlab.state.historicalData = dailyCounts(day(-20), [95]);
    const [row] = gitlab.state.licenses;
    row!.key.text = keyOf(attributesOfRow(row!));
    await flowsThatWork();
    await flowsThatAreRepeated();
    await flowsThatFail();
  });
  suiteTeardown(() => commands.executeCommand('_extensionTests.setLogLevel', 'info'));

  async function flowsThatWork(): Promise<void> {
    const token = secret(gitlab.token({ scopes: ['read_api'] }));
    note(await execute('addInstance', { url: gitlab.url, token, name: 'Production' }));
    gitlab.state.billableUsers = 96;
    await withToken(execute('refreshBillableUsers', { url: gitlab.url }));
    note(await execute('setToken', { url: gitlab.url, token: secret(gitlab.token()) }));

    note(await changing.addCopied(keyOf(), gitlab.url));
    await until(() => gitlab.state.licenses.length === 1);
    changing.dialogs.answerNotifications(/^Save Key…$/);
    note(await changing.addCopied(keyOf({ issued_at: day(185) }), gitlab.url));
    note(await execute('addFromFile', { url: gitlab.url, file: changing.file('a.gitlab-license', keyOf()) }));
    const document = await workspace.openTextDocument({ content: keyOf(), language: 'gitlab-license' });
    await window.showTextDocument(document);
    note(await execute('addFromSelection', { url: gitlab.url }));
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

    note(await execute('saveUsageExport', { url: gitlab.url, file: changing.path('export.csv') }));
    note(
      await execute('deleteLicense', {
        url: gitlab.url,
        id: Math.max(...gitlab.state.licenses.map(({ id }) => id)),
      }),
    );
    note(await execute('showDetails', { url: gitlab.url, id: 1 }));
    note(await execute('showChanges'));
    said.push(...window.visibleTextEditors.map((editor) => editor.document.getText()));
    note(await execute('exportChanges', { file: changing.path('changes.jsonl') }));
    await commands.executeCommand('workbench.action.closeAllEditors');
  }

  async function withToken(running: Thenable<unknown>): Promise<void> {
    const wrong = secret('glpat-ThisOneIsKnownToNobody');
    said.push(...(await enterTexts([wrong, secret(gitlab.token())], running)));
    note(await running);
  }

  /** A server that keeps what it was sent, and repeats all of it to whoever asks next, with whichever token. */
  async function flowsThatAreRepeated(): Promise<void> {
    note(
      await execute('setToken', { url: gitlab.url, token: secret(gitlab.token({ scopes: ['read_api'] })) }),
    );
    const kept: string[] = [];
    const end = gitlab.intercept(({ method, path, headers, body }) => {
      if (method === 'GET') {
        const isAsked = path.endsWith('/license') || path.endsWith('/licenses');
        return kept.length > 0 && isAsked ? repeated(path, kept.join(' and ')) : 'pass';
      }
      const { license = '' } = body === '' ? {} : (JSON.parse(body) as { license?: string });
      kept.push(String(headers['private-token']), license);
      return { status: 400, headers: JSON_TYPE, body: JSON.stringify({ message: 'No.' }) };
    });
    const key = keyOf();
    const running = changing.addCopied(key, gitlab.url);
    said.push(...(await enterTexts([secret(gitlab.token())], running)));
    note(await running);
    ok(kept.some((text) => text.includes(key.slice(0, 40))));
    note(await execute('refresh', { url: gitlab.url }));
    said.push(JSON.stringify((await publicApi()).getInstances()));
    end();
    note(await execute('refresh', { url: gitlab.url }));
    note(await execute('setToken', { url: gitlab.url, token: secret(gitlab.token()) }));
  }

  async function flowsThatFail(): Promise<void> {
    note(await changing.addCopied(keyOf({ issued_at: day(-700), expires_at: day(-335) }), gitlab.url));
    note(await changing.addCopied(keyOf(typeFlags('online_cloud')), gitlab.url));
    note(await changing.addCopied(keyOf().slice(0, 900), gitlab.url));
    note(await changing.addCopied(`${keyOf()}\n${keyOf()}`, gitlab.url));
    note(await changing.addCopied(secret(gitlab.token()), gitlab.url));
    // A server that says everything that it was sent, whole and in part.
    const echo = gitlab.intercept(({ method, headers, body }) => {
      const { license = '' } = body === '' ? {} : (JSON.parse(body) as { license?: string });
      const text = [headers['private-token'], license, license.slice(100, 400)].join(' and ');
      return method === 'GET'
        ? 'pass'
        : { status: 400, headers: JSON_TYPE, body: JSON.stringify({ message: text }) };
    });
    note(await changing.addCopied(keyOf(), gitlab.url));
    note(await execute('deleteLicense', { url: gitlab.url, id: 1 }));
    note(await execute('refreshBillableUsers', { url: gitlab.url }));
    echo();
    const away = gitlab.intercept(({ path, headers }) => ({
      status: 302,
      headers: { Location: `https://elsewhere.example/${path}?t=${String(headers['private-token'])}` },
      body: '',
    }));
    note(await execute('refresh', { url: gitlab.url }));
    away();
    gitlab.intercept(({ method }, response) => {
      if (method === 'GET') {
        return 'pass';
      }
      gitlab.state.tokens.length = 0;
      response.destroy();
      return 'taken';
    });
    note(await changing.addCopied(keyOf(), gitlab.url));
  }

  test('is found by a search that finds what is planted', () => {
    const token = secrets.find((text) => text.startsWith('glpat-')) ?? '';
    const key = secrets[0] ?? '';
    const planted = [
      key.replaceAll('\n', '').slice(333, 373),
      JSON.stringify({ key }),
      Buffer.from(token, 'utf16le'),
      `https://gitlab.example.com/?license=${encodeURIComponent(key)}`,
    ].map((text, index) => {
      const file = join(USER_DATA, 'User', `planted ${index}`);
      writeFileSync(file, text);
      return file;
    });
    deepEqual([...found()].sort(), planted);
    planted.forEach((file) => rmSync(file));
  });

  test('is below the folder of VS Code, also in the log of every request', async () => {
    const log = filesBelow(USER_DATA).find((file) => file.endsWith(LOG));
    ok(log);
    await until(() => /\[debug\] POST .*\/license → \d+ \(rejected\)/.test(readFileSync(log, 'utf8')));
    match(readFileSync(log, 'utf8'), /DELETE .*\/license\/\d+ → \d+ \(rejected\)/);
    deepEqual(found(), []);
  });

  test('is in a message, a dialog, a title or an answer of a command', () => {
    const { shown, notes, progress, opened, saveDialogs, problems } = changing.dialogs;
    ok(shown.length > 8 && notes.length > 15 && said.length > 20);
    ok(
      notes.some(({ message }) => message.includes('•••')),
      'what the server repeated is taken out',
    );
    for (const text of [shown, notes, progress, saveDialogs, problems, opened.map(String), said].map((all) =>
      JSON.stringify(all),
    )) {
      equal(search.isIn(text), false);
    }
  });

  test('is in the address of a request, or a token anywhere but in its header', () => {
    ok(writesTo(gitlab).length > 8);
    for (const { method, path, headers, body } of gitlab.requests) {
      const others = JSON.stringify({ ...headers, 'private-token': undefined });
      equal(search.isIn(`${path} ${others}`), false);
      equal(tokens.isIn(body), false, `${method} ${path}`);
    }
  });
});
