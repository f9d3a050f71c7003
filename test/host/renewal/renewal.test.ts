import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setup, suite, test } from 'mocha';
import { window } from 'vscode';
import { day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, modeOf, STORAGE } from '../support/changing';
import { execute, snapshot, until } from '../support/api';
import { OtherFiles } from '../support/otherFiles';

/** Today where this runs, as a file has it in its name. */
const LOCAL_DAY = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short' });

suite('preparing a renewal', () => {
  const changing = new Changing();

  setup(() => rmSync(join(STORAGE, 'usage-reports'), { recursive: true, force: true }));

  const exportsOf = ({ requests }: TestGitLab) =>
    requests.filter(({ path }) => path.includes('usage_export')).length;

  /** An instance with a license that reports usage by hand, and has done so for a month. */
  const offline = (name: string) =>
    changing.instance(
      { licenses: [license({ starts_at: day(-45), user_limit: 90, key: { type: 'offline_cloud' } })] },
      { name },
    );

  const document = () => window.activeTextEditor?.document.getText() ?? '';

  /** Has the export fetched for the plan, which reads the key in it. */
  async function fetchForecast(gitlab: TestGitLab): Promise<void> {
    changing.dialogs.answerNotifications([/^Add Forecast$/]);
    await execute('renewalPlan', { url: gitlab.url });
    await until(() => exportsOf(gitlab) === 1 && !document().includes('needs the usage export'));
  }

  const dueOf = async ({ url }: TestGitLab) =>
    (await snapshot(url)).attention.reasons
      .filter(({ kind }) => kind === 'usageReport')
      .map(({ date }) => date);

  test('exports a calendar of all instances, or of one, and replaces a file only after a question', async () => {
    const production = await changing.instance({}, { name: 'Production' });
    await changing.instance({}, { name: 'Staging' });
    const file = changing.path('dates.ics');
    deepEqual(await execute('exportCalendar', { file }), { ok: true, file, events: 2 });
    const [all, mode] = [readFileSync(file, 'utf8'), modeOf(file)];
    deepEqual(
      [all.match(/^SUMMARY:.*$/gm)?.toSorted(), mode],
      [['SUMMARY:Production: GitLab license expires', 'SUMMARY:Staging: GitLab license expires'], '600'],
    );
    match(changing.note.message, /^Saved 2 dates as dates\.ics\./);
    changing.dialogs.answerWarnings([]);
    equal(await execute('exportCalendar', { url: production.url, file }), undefined);
    equal(readFileSync(file, 'utf8'), all);
    changing.dialogs.answerWarnings(/^Replace$/);
    deepEqual(await execute('exportCalendar', { url: production.url, file }), { ok: true, file, events: 1 });
    equal(production.requests.length, 0);
  });

  test('says that there is nothing to export', async () => {
    const { url } = await changing.instance({ licenses: [] });
    const answer = await execute('exportCalendar', { url, file: changing.path('dates.ics') });
    equal(errorOf(answer).kind, 'noDates');
    equal(existsSync(changing.path('dates.ics')), false);
  });

  test('shows a plan without asking the instance, and adds the forecast on demand @long', async () => {
    const gitlab = await offline('Production');
    deepEqual(await execute('renewalPlan', { url: gitlab.url }), { ok: true, instances: 1 });
    match(document(), /^# Renewal plan of Production\n/);
    match(document(), /- No renewal is in place\./);
    equal(window.activeTextEditor?.document.languageId, 'markdown');
    equal(gitlab.requests.length, 0);
    match(
      changing.note.message,
      /doesn't include a forecast yet .* GitLab records that usage data was exported\.$/,
    );
    await fetchForecast(gitlab);
    deepEqual(await execute('renewalPlan'), { ok: true, instances: 1 });
  });

  test('saves the exports that are due after one question, a file each @long', async () => {
    const [lab, production] = [await offline('Lab'), await offline('Production')];
    await fetchForecast(lab);
    await fetchForecast(production);
    await until(async () => (await dueOf(lab)).length === 1 && (await dueOf(production)).length === 1);
    changing.dialogs.openFile(changing.uri(''));
    equal(await execute('saveDueExports'), undefined);
    equal(exportsOf(lab), 1);
    changing.dialogs.answerWarnings(/^Save Usage Exports$/);
    const files = ['Lab', 'Production'].map((name) =>
      changing.path(`license_usage-${name}-${LOCAL_DAY.format(new Date())}.csv`),
    );
    const answer = await execute('saveDueExports');
    ok(answer?.ok === true, JSON.stringify(answer));
    deepEqual(changing.dialogs.shown.at(-1)?.message, 'Save the usage exports of 2 instances?');
    match(changing.detail, /^Lab: due since .*, never saved on this computer\nProduction: /);
    for (const file of files) {
      match(readFileSync(file, 'utf8'), /^License Key,/);
      equal(modeOf(file), '600');
    }
    deepEqual([exportsOf(lab), exportsOf(production)], [2, 2]);
    deepEqual([await dueOf(lab), await dueOf(production)], [[], []]);
    deepEqual(await execute('saveDueExports'), { ok: true, files: [] });
  });

  test('says that others may be able to read exports on another computer @long', async () => {
    const other = new OtherFiles();
    try {
      const lab = await offline('Lab');
      await fetchForecast(lab);
      await until(async () => (await dueOf(lab)).length === 1);
      changing.dialogs.openFile(other.uri('/'));
      changing.dialogs.answerWarnings(/^Save Usage Export$/);
      equal((await execute('saveDueExports'))?.ok, true);
      const name = `/license_usage-Lab-${LOCAL_DAY.format(new Date())}.csv`;
      match(other.text(name) ?? '', /^License Key,/);
      match(
        changing.note.message,
        /^The files contain license keys, and VS Code can't limit who can read them/,
      );
    } finally {
      other.dispose();
    }
  });
});
