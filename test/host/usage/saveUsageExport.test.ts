import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import { env, UIKind } from 'vscode';
import { dailyCounts, day, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, modeOf } from '../support/changing';
import { execute, until } from '../support/api';

suite('saving the usage export', () => {
  const changing = new Changing();
  const file = () => changing.path('license_usage.csv');

  const fetched = ({ requests }: TestGitLab) =>
    requests.filter(({ path }) => path.includes('usage_export')).length;

  /** A GitLab, and the bytes of its usage export as they went over the line. */
  async function exporting() {
    const gitlab = await changing.instance({}, { name: 'Production' });
    gitlab.state.historicalData = dailyCounts(day(-3), [80, null, 82]);
    const answer = await fetch(`${gitlab.url}/api/v4/license/usage_export.csv`, {
      headers: { 'PRIVATE-TOKEN': gitlab.adminToken },
    });
    // Byte order mark, CRLF and what is no UTF-8: all of it stays as it is.
    const bytes = Buffer.concat([
      Buffer.from([0xef, 0xbb, 0xbf]),
      Buffer.from(await answer.arrayBuffer()),
      Buffer.from([0x0d, 0x0a, 0xff, 0x00]),
    ]);
    gitlab.requests.length = 0;
    gitlab.intercept(({ path }) =>
      path.includes('usage_export')
        ? { status: 200, headers: { 'Content-Type': 'text/csv' }, body: bytes }
        : 'pass',
    );
    return { gitlab, bytes };
  }

  test('writes the bytes of the server and nothing else, for its owner alone', async () => {
    const { gitlab, bytes } = await exporting();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const answer = await execute('saveUsageExport', { url: gitlab.url, file: file() });
    deepEqual(answer, { ok: true, url: gitlab.url, file: file(), bytes: bytes.length, sha256 });
    deepEqual(readFileSync(file()), bytes);
    equal(modeOf(file()), '600');
    equal(fetched(gitlab), 1);
    ok(!changing.note.message.includes(sha256) && !changing.note.message.includes(file()));
    match(changing.note.message, /Don't open it in a spreadsheet .* GitLab rejects modified files/);
    // In a browser there is no folder to open.
    const showFile = env.uiKind === UIKind.Desktop ? ['Show File'] : [];
    deepEqual(changing.note.buttons, ['Email GitLab Renewals…', ...showFile]);
  });

  test('asks for the file, and fetches nothing when that is cancelled', async () => {
    const { gitlab } = await exporting();
    changing.dialogs.saveIn([]);
    equal(await execute('saveUsageExport'), undefined);
    equal(fetched(gitlab), 0);
    match(changing.dialogs.saveDialogs[0]?.defaultUri?.path ?? '', /\/license_usage\.csv$/);
    changing.dialogs.saveIn([changing.uri('license_usage.csv')]);
    equal((await execute('saveUsageExport'))?.ok, true);
    ok(existsSync(file()));
  });

  test('offers a mail to renewals', async () => {
    const { gitlab } = await exporting();
    changing.dialogs.answerNotifications([/^Email GitLab Renewals…$/, /^Copy Text$/]);
    await env.clipboard.writeText('');
    await execute('saveUsageExport', { url: gitlab.url, file: file() });
    await until(() => changing.dialogs.opened.length === 1);
    const mail = new URL(encodeURI(changing.dialogs.opened[0]!.toString(true)));
    equal(mail.pathname, 'renewals-service@customers.gitlab.com');
    equal(mail.searchParams.get('subject'), 'License usage of Production');
    // Who writes mail in a browser has no program that opens it.
    await until(async () => (await env.clipboard.readText()) !== '');
    equal(
      await env.clipboard.readText(),
      'To: renewals-service@customers.gitlab.com\nSubject: License usage of Production\n\nThe usage export license_usage.csv is attached.\n',
    );
  });

  test('of an instance without a license says so instead of GitLab’s error', async () => {
    const gitlab = await changing.instance({ licenses: [] });
    const { kind, message } = errorOf(await execute('saveUsageExport', { url: gitlab.url, file: file() }));
    equal(kind, 'noLicense');
    match(message, /exports usage only for the current license/);
    deepEqual([fetched(gitlab), existsSync(file())], [0, false]);
  });

  test('of a server that is too old says what it would take', async () => {
    const gitlab = await changing.instance({ profile: '15' });
    const { kind, message } = errorOf(await execute('saveUsageExport', { url: gitlab.url, file: file() }));
    equal(kind, 'notSupported');
    match(message, /16\.4/);
    equal(existsSync(file()), false);
  });

  test('leaves the file of before when nothing new can be written', async () => {
    const { gitlab } = await exporting();
    changing.file('license_usage.csv', 'before');
    changing.dialogs.answerWarnings(/^Replace$/);
    gitlab.state.tokens.length = 0;
    equal(errorOf(await execute('saveUsageExport', { url: gitlab.url, file: file() })).kind, 'unauthorized');
    equal(readFileSync(file(), 'utf8'), 'before');
    const other = await changing.instance();
    const { kind, message } = errorOf(
      await execute('saveUsageExport', {
        url: other.url,
        file: changing.path('license_usage.csv/below.csv'),
      }),
    );
    equal(kind, 'file');
    match(message, /^Can't save below\.csv because part of its path is a file, not a folder\./);
    equal(readFileSync(file(), 'utf8'), 'before');
  });
});
