import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { env } from 'vscode';
import type { ToOverviewPage } from '../../../src/overview/protocol';
import { day, license } from '../../gitlab/server';
import { execute, until } from '../support/api';
import { Changing } from '../support/changing';
import { Panels } from '../support/panels';

suite('the overview', () => {
  const changing = new Changing();
  let panels: Panels;

  setup(() => {
    panels = new Panels();
  });
  teardown(() => panels.restore());

  const sent = () => panels.sent as unknown as readonly ToOverviewPage[];
  const rows = () => sent().flatMap((message) => (message.kind === 'rows' ? message.rows : []));
  const namesOf = () => rows().map(({ cells }) => cells.name.text);
  const say = (message: object) => panels.say(message as never);

  test('has a row for each instance, sends only those that change, and hands them out', async () => {
    const one = await changing.instance({}, { name: 'One' });
    const two = await changing.instance({}, { name: 'Two' });
    deepEqual(await execute('showOverview'), { ok: true });
    await until(() => rows().length >= 2);
    deepEqual(namesOf().toSorted(), ['One', 'Two']);
    deepEqual(await execute('showOverview'), { ok: true });
    equal(panels.opened.length, 1);

    two.state.licenses = [license({ id: 9, starts_at: day(-10), expires_at: day(500) })];
    await execute('refresh');
    await until(() => rows().some(({ cells }) => cells.through.text === day(499)));
    // Of the other one, only the time of its refresh can have changed.
    const [before, ...after] = rows().filter(({ url }) => url === one.url);
    ok(before);
    for (const { cells } of after) {
      deepEqual({ ...cells, fetched: undefined }, { ...before.cells, fetched: undefined });
    }

    say({ kind: 'copy', format: 'csv', ids: [two.url, 'https://gone.example', one.url] });
    await until(async () => (await env.clipboard.readText()).includes('"Two"'));
    const lines = (await env.clipboard.readText()).trim().split('\r\n');
    equal(lines.length, 3);
    match(lines[1] ?? '', new RegExp(`^,"Two","${two.url}","ready",`));

    await execute('removeInstance', { url: one.url });
    await until(() => sent().some((message) => message.kind === 'rows' && message.gone.includes(one.url)));
  });
});
