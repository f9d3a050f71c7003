import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { setup, suite, teardown, test } from 'mocha';
import { env, Uri } from 'vscode';
import { fingerprintOf } from '../../../src/licensing/key/fingerprint';
import type { PageMessage, ToPage } from '../../../src/usage/protocol';
import { attributesOfRow } from '../../gitlab/keys/licenseKey';
import { dailyCounts, day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf } from '../support/changing';
import { Panels } from '../support/panels';
import { execute, setSetting, until } from '../support/api';

suite('showing the usage', () => {
  const changing = new Changing();
  let panels: Panels;

  setup(() => {
    panels = new Panels();
  });
  teardown(() => panels.restore());

  const fetched = ({ requests }: TestGitLab) =>
    requests.filter(({ path }) => path.includes('usage_export')).length;

  function shownReport() {
    const { last } = panels;
    ok(last?.kind === 'report', JSON.stringify(last));
    return last;
  }

  function shownMessage() {
    const { last } = panels;
    ok(last?.kind === 'message', last?.kind);
    return last;
  }

  const buttonsOf = ({ buttons }: PageMessage) => buttons.map(({ title, action }) => [title, action]);

  /** The report stays, under what is told now. A page that was slow to start has asked for it. */
  function expectStill(report: ToPage): void {
    ok(panels.sent.every((message) => message.kind !== 'report' || message === report));
  }

  /** A GitLab that has counted for three days, and its license key. */
  async function counting(): Promise<{ gitlab: TestGitLab; key: string }> {
    const gitlab = await changing.instance({}, { name: 'Production' });
    gitlab.state.historicalData = dailyCounts(day(-3), [80, 84, 82]);
    const [row] = gitlab.state.licenses;
    const key = gitlab.licenseKey(attributesOfRow(row!));
    row!.key.text = key;
    return { gitlab, key };
  }

  test('of an instance tells what GitLab says', async () => {
    const { gitlab } = await counting();
    deepEqual(await execute('showUsage', { url: gitlab.url }), { ok: true, url: gitlab.url });
    const { cards, marks, rows, facts } = shownReport();
    deepEqual(
      cards.map(({ value }) => value),
      ['100', '90', '90', '0', '10'],
    );
    equal(marks.limit, 100);
    equal(marks.peak?.count, 84);
    deepEqual([...rows.counts], [80, 84, 82]);
    ok(facts.some(({ label, value }) => label === 'Type' && value !== ''));
  });

  test('knows a renewal that was added since the licenses were listed @long', async () => {
    const { gitlab } = await counting();
    await execute('showUsage', { url: gitlab.url });
    match(shownReport().order?.answer ?? '', /^90 seats for /);
    const [current] = gitlab.state.licenses;
    const renewal = license({
      id: 77,
      starts_at: current!.expires_at!,
      expires_at: day(500),
      user_limit: 95,
    });
    gitlab.state.licenses.push({ ...renewal, plan: current!.plan });
    await execute('showUsage', { url: gitlab.url });
    equal(shownReport().order?.answer, 'None. The renewal has enough seats.');
    match(shownReport().lead.text, /Already renewed: \w+ license 77 with 95 seats takes effect on /);
  });

  test('gives its figures to the clipboard as Markdown, and its chart to a file @long', async () => {
    const { gitlab } = await counting();
    await execute('showUsage', { url: gitlab.url });
    panels.say({ kind: 'copyMarkdown' });
    await until(async () => (await env.clipboard.readText()).startsWith('# Usage of Production'));
    const file = changing.path('chart.png');
    changing.dialogs.saveIn([Uri.file(file)]);
    const png = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 7);
    panels.say({ kind: 'saveChart', png });
    equal((await changing.notes(1)).at(-1)?.message, 'Saved the chart of Production as chart.png.');
    deepEqual(readFileSync(file), Buffer.from(png));
  });

  test('never gives the license key to the page, only its fingerprint', async () => {
    const { gitlab, key } = await counting();
    await execute('showUsage', { url: gitlab.url });
    const { content } = panels;
    ok(content.includes(fingerprintOf(key).replace(/\s/g, '')), 'no fingerprint');
    const parts = key.replace(/\s/g, '').match(/.{24}/g) ?? [];
    ok(parts.length > 20);
    deepEqual(
      parts.filter((part) => content.includes(part)),
      [],
    );
    ok(!content.includes(gitlab.adminToken));
  });

  test('asks once and opens one page, however often it is called', async () => {
    const { gitlab } = await counting();
    await Promise.all([1, 2, 3].map(() => execute('showUsage', { url: gitlab.url })));
    equal(fetched(gitlab), 1);
    await execute('showUsage', { url: gitlab.url });
    equal(fetched(gitlab), 2);
    equal(panels.opened.length, 1);
  });

  test('finds out that there is no license before it asks for an export @long', async () => {
    const { gitlab } = await counting();
    gitlab.state.licenses = [];
    const { kind, message } = errorOf(await execute('showUsage', { url: gitlab.url }));
    equal(kind, 'noLicense');
    match(message, /^Production has no license/);
    equal(shownMessage().text, message);
    deepEqual(buttonsOf(shownMessage()), [
      ['Open Subscription Page', 'openSubscriptionPage'],
      ['Try Again', 'refresh'],
    ]);
    equal(fetched(gitlab), 0);
    deepEqual(changing.dialogs.notes, [], 'the page says it, so nothing else does');
  });

  test('keeps what it has shown when a refresh fails @long', async () => {
    const { gitlab } = await counting();
    await execute('showUsage', { url: gitlab.url });
    const before = shownReport();
    gitlab.intercept(({ path }) =>
      path.includes('usage_export') ? { status: 500, headers: {}, body: '{"message":"500"}' } : 'pass',
    );
    panels.sent.length = 0;
    const { kind, message } = errorOf(await execute('showUsage', { url: gitlab.url }));
    equal(kind, 'server');
    expectStill(before);
    const shown = shownMessage();
    deepEqual([shown.text, buttonsOf(shown)], [message, [['Try Again', 'refresh']]]);
    // VS Code has destroyed the page while it was hidden.
    panels.say({ kind: 'ready' });
    deepEqual(panels.sent.slice(-2), [before, shown]);
  });

  test('goes by the name that the instance has by then @long', async () => {
    const { gitlab } = await counting();
    await execute('showUsage', { url: gitlab.url });
    await setSetting('instances', [{ url: gitlab.url, name: 'Renamed' }]);
    await execute('showUsage', { url: gitlab.url });
    equal(shownReport().title, 'Renamed');
    deepEqual(
      panels.opened.map(({ title }) => title),
      ['Usage: Renamed'],
    );
  });

  test('keeps what it has shown of an instance that was removed, and asks it for nothing @long', async () => {
    const { gitlab } = await counting();
    await execute('showUsage', { url: gitlab.url });
    const before = shownReport();
    await execute('removeInstance', { url: gitlab.url });
    gitlab.requests.length = 0;
    panels.sent.length = 0;
    panels.say({ kind: 'save' });
    equal((await changing.notes(1)).at(-1)?.message, `${gitlab.url} is no longer in the list of instances.`);
    panels.say({ kind: 'refresh' });
    await until(() => panels.last?.kind === 'message');
    equal(shownMessage().text, `${gitlab.url} is no longer in the list of instances.`);
    deepEqual(buttonsOf(shownMessage())[0], ['Add Instance…', 'addInstance']);
    expectStill(before);
    deepEqual(gitlab.requests, []);
  });

  test('ends quietly when its page is closed meanwhile @long', async () => {
    const { gitlab } = await counting();
    gitlab.intercept(async ({ path }) => {
      if (path.includes('usage_export')) {
        panels.opened[0]?.dispose();
        await new Promise((resolve) => setTimeout(resolve, 500));
      }
      return 'pass' as const;
    });
    equal(await execute('showUsage', { url: gitlab.url }), undefined);
    deepEqual(changing.dialogs.notes, []);
    equal(panels.last?.kind, 'progress');
  });

  test('says in the page why the server refuses @long', async () => {
    const { gitlab } = await counting();
    gitlab.intercept(({ path }) =>
      path.includes('usage_export') ? { status: 500, headers: {}, body: '{"message":"500"}' } : 'pass',
    );
    equal(errorOf(await execute('showUsage', { url: gitlab.url })).kind, 'server');
    match(shownMessage().text, /Production/);
  });

  test('says before the first fetch what GitLab notes for offline cloud licenses @long', async () => {
    const { gitlab } = await counting();
    const seen: string[] = [];
    gitlab.intercept(({ path }) => {
      const { last } = panels;
      if (path.includes('usage_export') && last?.kind === 'progress') {
        seen.push(last.text);
      }
      return 'pass';
    });
    await execute('showUsage', { url: gitlab.url });
    match(seen.join(' '), /offline cloud license, GitLab records that usage data was exported/);
  });

  test('of a saved export needs no instance', async () => {
    const file = changing.file(
      'license_usage.csv',
      'Email,jane@example.com\nLicense Start Date,2026-02-22\n"",""\nDate,Billable User Count\n2026-03-01 12:00:05,21\n',
    );
    equal((await execute('showUsage', { file }))?.ok, true);
    const { title, isLive, facts } = shownReport();
    deepEqual([title, isLive], ['license_usage.csv', false]);
    ok(facts.some(({ value }) => value === 'jane@example.com'));
  });

  test('refuses what is no export, or not there', async () => {
    const file = changing.file('license_usage.csv', 'a,b\n1,2\n');
    equal(errorOf(await execute('showUsage', { file })).kind, 'notAnExport');
    match(shownMessage().text, /^license_usage\.csv isn't a GitLab usage export./);
    equal(errorOf(await execute('showUsage', { file: changing.path('nothing.csv') })).kind, 'file');
  });
});
