import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { dailyCounts, day } from '../../gitlab/server';
import { Changing, idsOf, writeLines, writesTo } from '../support/changing';
import { during, legacy } from '../support/refusals';
import { execute, until } from '../support/api';

suite('what helps against a refusal', () => {
  const changing = new Changing();
  const tooMany = legacy({ active_user_count: 100, previous_user_count: 1000 });

  test('is a recount, after which the same license is shown and sent again', async () => {
    const gitlab = await changing.instance();
    gitlab.state.activeUsers = 150;
    gitlab.state.billableUsers = 95;
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/, /^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Refresh Billable Users and Retry$/]);
    await changing.addCopied(gitlab.licenseKey(tooMany), gitlab.url);
    await changing.notes(2);
    deepEqual(writeLines(gitlab), [
      'POST /api/v4/license',
      'PUT /api/v4/license/1/refresh_billable_users',
      'POST /api/v4/license',
    ]);
    match(changing.dialogs.shown[0]!.detail, /reject[^]*currently has 150 active users/);
    match(changing.dialogs.shown[1]!.detail, /accept/);
    match(changing.note.message, /^Added the Ultimate license 2 to Production/);
    deepEqual(idsOf(gitlab), [1, 2]);
  });

  test('is the usage export with a draft to renewals, which quotes the refusal and nothing secret', async () => {
    const gitlab = await changing.instance({}, { name: 'R&D #1' });
    gitlab.state.historicalData = dailyCounts(day(-20), [150]);
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Save Usage Export and Email GitLab Renewals…$/]);
    changing.dialogs.saveIn([changing.uri('license_usage.csv')]);
    const key = gitlab.licenseKey();
    await changing.addCopied(key, gitlab.url);
    await changing.notes(2);
    await until(() => changing.dialogs.opened.length > 0);
    const [draft] = changing.dialogs.opened;
    // This is how VS Code writes the address of what it opens outside.
    const mail = new URL(encodeURI(draft!.toString(true)));
    equal(mail.pathname, 'renewals-service@customers.gitlab.com');
    deepEqual([...mail.searchParams.keys()], ['subject', 'body']);
    match(mail.searchParams.get('subject') ?? '', /^License usage of R D +1$/);
    const body = mail.searchParams.get('body') ?? '';
    ok(body.startsWith(during('150 active users', '100', '50 users')), body);
    ok(!body.includes(key.slice(0, 20)) && !body.includes(gitlab.adminToken));
    match(changing.dialogs.notes[1]!.message, /Saved the usage export of .* as license_usage\.csv\./);
  });

  test('is not done when the export is not saved', async () => {
    const gitlab = await changing.instance();
    gitlab.state.historicalData = dailyCounts(day(-20), [150]);
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    changing.dialogs.answerNotifications([/^Save Usage Export and Email GitLab Renewals…$/]);
    changing.dialogs.saveIn([]);
    await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    await execute('refresh');
    deepEqual(changing.dialogs.opened, []);
    equal(writesTo(gitlab).length, 1);
  });
});
