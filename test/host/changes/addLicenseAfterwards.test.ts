import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { suite, test } from 'mocha';
import { dailyCounts, day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, idsOf, modeOf, writeLines } from '../support/changing';
import { answerOf, execute, snapshot, until } from '../support/api';

suite('the usage export before a license is replaced', () => {
  const changing = new Changing();

  test('is offered, saved as the server sent it, and the question comes again', async () => {
    const gitlab = await changing.instance();
    gitlab.state.historicalData = dailyCounts(day(-10), [80, 81, 82]);
    changing.dialogs.answerWarnings([/^Save Usage Export First…$/, /^Add (License|Anyway)$/]);
    changing.dialogs.saveIn([changing.uri('license_usage.csv')]);
    const answer = await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    equal(answer?.ok, true);
    equal(changing.dialogs.shown.length, 2);
    const [first, again] = changing.dialogs.shown;
    equal(again?.detail, first?.detail);
    deepEqual([first?.buttons.length, again?.buttons], [2, ['Add License']], 'and is not offered twice');
    const saved = readFileSync(changing.path('license_usage.csv'), 'utf8');
    match(saved, /^License Key,"/);
    match(saved, /,82\n/);
    equal(modeOf(changing.path('license_usage.csv')), '600');
    const order = gitlab.requests.map(({ method, path }) => `${method} ${path.split('/').at(-1)}`);
    ok(order.indexOf('GET usage_export.csv') < order.indexOf('POST license'), order.join());
  });

  test('is not fetched unless somebody asks', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    deepEqual(
      gitlab.requests.filter(({ path }) => path.includes('usage_export')),
      [],
    );
  });

  test('that is not saved after all leads back to the question', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Save Usage Export First…$/, undefined]);
    changing.dialogs.saveIn([]);
    equal(await changing.addCopied(gitlab.licenseKey(), gitlab.url), undefined);
    equal(changing.dialogs.shown.length, 2);
    deepEqual(idsOf(gitlab), [1]);
  });
});

suite('after a license was added', () => {
  const changing = new Changing();

  async function addedAndUndone(meanwhile: (gitlab: TestGitLab) => void): Promise<TestGitLab> {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Add License$/, /^Delete…$/]);
    changing.dialogs.type('Production');
    changing.dialogs.answerNotifications([
      () => {
        meanwhile(gitlab);
        return /^Undo…$/;
      },
    ]);
    equal((await changing.addCopied(gitlab.licenseKey(), gitlab.url))?.ok, true);
    await changing.notes(2);
    return gitlab;
  }

  test('Undo asks and deletes exactly that one', async () => {
    const gitlab = await addedAndUndone(() => undefined);
    deepEqual(writeLines(gitlab), ['POST /api/v4/license', 'DELETE /api/v4/license/2']);
    deepEqual(idsOf(gitlab), [1]);
    const { message, detail, buttons } = changing.dialogs.shown[1]!;
    match(message, /^Delete the Ultimate license 2.* from Production\?$/);
    match(detail, /Ultimate license 1 takes effect immediately/);
    deepEqual(buttons, ['Save Key…', 'Delete…']);
    match(
      changing.note.message,
      /^Deleted the Ultimate license 2 from Production\. Now: Ultimate · 185 days left/,
    );
    equal((await snapshot(gitlab.url)).current?.id, 1);
  });

  test('Undo deletes nothing when the license is another one by now', async () => {
    const gitlab = await addedAndUndone(({ state }) => {
      state.licenses[1]!.plan = 'premium';
    });
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
    match(changing.note.message, /have changed, so nothing was deleted/);
  });

  test('Undo deletes nothing when somebody else has deleted it', async () => {
    const gitlab = await addedAndUndone(({ state }) => {
      state.licenses.pop();
    });
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
    match(changing.note.message, /no longer on Production because someone else deleted it/);
    deepEqual(
      (await snapshot(gitlab.url)).licenses.map(({ id }) => id),
      [1],
    );
  });

  test('an undo that is cancelled leaves the license, and the chance to keep its key', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Undo…$/]);
    equal((await changing.addCopied(gitlab.licenseKey(), gitlab.url))?.ok, true);
    const [, left] = await changing.notes(2);
    equal(left!.message, "The license wasn't removed from Production.");
    deepEqual(left!.buttons, ['Save Key…', 'Undo…']);
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
  });

  test('that came when GitLab took no more requests is tried again by its button, after the same question', async () => {
    const gitlab = await changing.instance();
    const end = gitlab.intercept(({ method }) =>
      method === 'POST' ? { status: 429, headers: { 'Retry-After': '60' }, body: 'Retry later\n' } : 'pass',
    );
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/, /^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([
      () => {
        end();
        return /^Try Again$/;
      },
    ]);
    equal((await changing.addCopied(gitlab.licenseKey(), gitlab.url))?.ok, false);
    const [, added] = await changing.notes(2);
    match(added!.message, /Added the Ultimate license 2 to Production/);
    deepEqual(writeLines(gitlab), ['POST /api/v4/license', 'POST /api/v4/license']);
  });

  test('its key can be kept in a file of its own, as it was sent', async () => {
    const gitlab = await changing.instance();
    const key = gitlab.licenseKey({ issued_at: day(185) });
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Save Key…$/]);
    changing.dialogs.saveIn([changing.uri('kept.gitlab-license')]);
    await changing.addCopied(`${key}\n\n`, gitlab.url);
    const file = changing.path('kept.gitlab-license');
    await until(() => existsSync(file));
    equal(readFileSync(file, 'utf8'), key);
    equal(modeOf(file), '600');
    const { hostname } = new URL(gitlab.url);
    const suggested = changing.dialogs.saveDialogs[0]?.defaultUri?.path.split('/').at(-1);
    equal(suggested, `${hostname}-ultimate-${day(185)}.gitlab-license`);
    match((await changing.notes(2))[1]!.message, /Saved the license key in .*kept\.gitlab-license/);
  });

  test('its key can still be kept when that was left at first', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Save Key…$/]);
    changing.dialogs.saveIn([]);
    await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    const [, left] = await changing.notes(2);
    match(left!.message, /wasn't saved/);
    deepEqual(left!.buttons, ['Save Key…', 'Undo…']);
  });

  test('and another node still answers with the one before, that is said', async () => {
    const gitlab = await changing.instance();
    gitlab.state.cacheCurrentLicense = true;
    await answerOf(gitlab, 'license');
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    equal((await changing.addCopied(gitlab.licenseKey(), gitlab.url))?.ok, true);
    match(changing.note.message, /Added the Ultimate license 2 to Production\. .*for up to a minute/);
    equal((await snapshot(gitlab.url)).current?.id, 1);
  });

  test('and it cannot be read again, that is said too', async () => {
    const gitlab = await changing.instance({ licenses: [license()] });
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    gitlab.intercept(({ method }) =>
      method === 'GET' && gitlab.state.licenses.length > 1
        ? { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{"message":"no"}' }
        : 'pass',
    );
    deepEqual(await changing.addCopied(gitlab.licenseKey(), gitlab.url), {
      ok: true,
      url: gitlab.url,
      id: 2,
    });
    match(
      changing.note.message,
      /Added the Ultimate license 2 to Production\. .*Can't get the current license/,
    );
    await execute('removeInstance', { url: gitlab.url });
  });
});
