import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { env } from 'vscode';
import type { ToSeatsPage } from '../../../src/seats/protocol';
import { manyUsers } from '../../gitlab/server';
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

  test('says why there is nothing to see for a user who is no administrator', async () => {
    const gitlab = await changing.instance();
    gitlab.state.users.forEach((user) => (user.admin = false));
    equal(errorOf(await execute('showSeats', { url: gitlab.url })).kind, 'notAdmin');
    const last = sent().at(-1);
    ok(last?.kind === 'message');
    ok(!sent().some(({ kind }) => kind === 'rows'));
  });
});
