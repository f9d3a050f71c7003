import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { env } from 'vscode';
import type { ToSeatsPage } from '../../../src/seats/protocol';
import type { Answer } from '../../gitlab/http/answers';
import { listedUser, manyUsers, type TestGitLab } from '../../gitlab/server';
import { administratorEntity } from '../../gitlab/users/userEntity';
import { execute, until } from '../support/api';
import { Changing, errorOf } from '../support/changing';
import { Panels } from '../support/panels';

suite('the seats page', () => {
  const changing = new Changing();
  let panels: Panels;

  setup(() => {
    panels = new Panels();
  });
  teardown(() => panels.restore());

  const sent = () => panels.sent as unknown as readonly ToSeatsPage[];
  const say = (message: object) => panels.say(message as never);

  test('gets all users, the first after one page, and hands them out when asked', async () => {
    const gitlab = await changing.instance();
    gitlab.state.listedUsers = manyUsers(250);
    deepEqual(await execute('showSeats', { url: gitlab.url }), { ok: true, url: gitlab.url });
    const rows = sent().flatMap((message) => (message.kind === 'rows' ? [message.users.length] : []));
    deepEqual(rows, [100, 100, 50]);
    equal(sent().at(-1)?.kind, 'ended');
    say({ kind: 'copy', format: 'csv', rows: 'selected', ids: [2, 1, 999] });
    await until(async () => (await env.clipboard.readText()).includes('user_2'));
    match(await env.clipboard.readText(), /\r\n2,"user_2".*\r\n1,"user_1".*\r\n$/);
  });

  test('opens a user only below the instance, wherever the server says that the user is', async () => {
    const gitlab = await changing.instance();
    gitlab.state.listedUsers = [
      listedUser(1, { username: 'sidney_jones' }),
      listedUser(2, { username: '../../users/sign_out?x=1#y' }),
      listedUser(3, { username: '..' }),
    ];
    gitlab.intercept((request) => (request.path.startsWith('/api/v4/users?') ? lies(gitlab) : 'pass'));
    await execute('showSeats', { url: gitlab.url });
    for (const id of [1, 2, 3, 999]) {
      say({ kind: 'open', id });
    }
    await until(() => changing.dialogs.opened.length >= 3);
    deepEqual(
      changing.dialogs.opened.map((target) => target.toString()),
      [`${gitlab.url}/admin/users/sidney_jones`, `${gitlab.url}/admin/users`, `${gitlab.url}/admin/users`],
    );
  });

  test('says why there is nothing to see for a user who is no administrator', async () => {
    const gitlab = await changing.instance();
    gitlab.state.users.forEach((user) => (user.admin = false));
    equal(errorOf(await execute('showSeats', { url: gitlab.url })).kind, 'notAdmin');
    const last = sent().at(-1);
    ok(last?.kind === 'message');
    ok(!sent().some(({ kind }) => kind === 'rows'));
  });
});

/** The users as they are, with pages of another site. */
function lies({ url, state }: TestGitLab): Answer {
  const rows = state.listedUsers.map((user) => ({
    ...administratorEntity(url, user),
    web_url: 'https://attacker.example/phishing',
  }));
  return { status: 200, headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(rows) };
}
