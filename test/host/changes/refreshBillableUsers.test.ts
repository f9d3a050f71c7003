import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { day, license } from '../../gitlab/server';
import { Changing, errorOf, recorded, writeLines } from '../support/changing';
import { execute, snapshot } from '../support/api';
import { shortenPauses } from '../support/pauses';

suite('refreshing billable users', () => {
  const changing = new Changing();
  shortenPauses();
  const PUT = 'PUT /api/v4/license/1/refresh_billable_users';

  test('follows the count until it moves, and tells the old and the new number', async () => {
    const gitlab = await changing.instance();
    gitlab.state.billableUsers = 1095;
    gitlab.state.refresh.delayMilliseconds = 150;
    const answer = await execute('refreshBillableUsers', { url: gitlab.url });
    deepEqual(answer, { ok: true, url: gitlab.url, before: 90, after: 1095 });
    deepEqual(writeLines(gitlab), [PUT]);
    equal(
      changing.note.message,
      "Production has 1,095 billable users (previously 90). That's 995 over the seat limit of 100.",
    );
    equal((await snapshot(gitlab.url)).current?.active_users, 1095);
    const [line] = recorded();
    deepEqual(
      [line?.action, line?.before, line?.after, line?.answer],
      ['refreshBillableUsers', { billableUsers: 90 }, { billableUsers: 1095 }, { status: 'done' }],
    );
  });

  test('is about the only instance, or the one that is chosen of several', async () => {
    const production = await changing.instance();
    production.state.billableUsers = 91;
    changing.dialogs.pick(/^Staging$/);
    equal((await execute('refreshBillableUsers'))?.ok, true);
    deepEqual(changing.dialogs.offered, []);

    const staging = await changing.instance({}, { name: 'Staging' });
    staging.state.billableUsers = 92;
    equal((await execute('refreshBillableUsers'))?.ok, true);
    equal(changing.dialogs.offered.length, 1);
    deepEqual([writeLines(production), writeLines(staging)], [[PUT], [PUT]]);
  });

  test('says where there is no instance how to get one', async () => {
    equal(await execute('refreshBillableUsers'), undefined);
    equal(changing.note.message, 'Add a GitLab instance first.');
    deepEqual(changing.note.buttons, ['Add Instance…']);
  });

  test('tells that GitLab counts although it can no longer be read', async () => {
    const gitlab = await changing.instance();
    gitlab.intercept(({ method }) => {
      if (method === 'PUT') {
        gitlab.intercept(() => ({ status: 404, headers: {}, body: '' }));
      }
      return 'pass';
    });
    const { message } = errorOf(await execute('refreshBillableUsers', { url: gitlab.url }));
    match(message, /^Production accepted the request to refresh its billable users. /);
  });

  test('that GitLab takes but says it did not do is a failure', async () => {
    const gitlab = await changing.instance();
    gitlab.state.refresh.success = false;
    const { kind, message } = errorOf(await execute('refreshBillableUsers', { url: gitlab.url }));
    equal(kind, 'rejected');
    match(message, /Production accepted the request but reported that it failed/);
    deepEqual(writeLines(gitlab), [PUT]);
    deepEqual(recorded()[0]?.answer, { status: 'refused', kind: 'rejected' });
  });

  test('can be left: the count goes on without being watched @long', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.cancelProgress(/is counting its billable users/);
    equal(await execute('refreshBillableUsers', { url: gitlab.url }), undefined);
    deepEqual(changing.dialogs.progress, ['Production is counting its billable users…']);
    deepEqual(changing.dialogs.notes, []);
    deepEqual([writeLines(gitlab), recorded()[0]?.answer], [[PUT], { status: 'done' }]);
  });

  test('says of a server that is too old what it would take', async () => {
    const gitlab = await changing.instance({ profile: '15' });
    const { kind, message } = errorOf(await execute('refreshBillableUsers', { url: gitlab.url }));
    equal(kind, 'notSupported');
    match(message, /15\.6\.8/);
    match(message, /15\.7/);
  });

  test('is not asked for without a license', async () => {
    const gitlab = await changing.instance({ licenses: [] });
    const { kind, message } = errorOf(await execute('refreshBillableUsers', { url: gitlab.url }));
    equal(kind, 'noLicense');
    match(message, /counts billable users only for a license/);
    deepEqual(writeLines(gitlab), []);
  });

  test('of an instance that stops answering says so, and that it was asked stays true', async () => {
    const gitlab = await changing.instance();
    gitlab.intercept(({ method }) => {
      if (method === 'PUT') {
        gitlab.state.tokens.length = 0;
        return { status: 202, headers: { 'Content-Type': 'application/json' }, body: '{"success":true}' };
      }
      return 'pass';
    });
    equal(errorOf(await execute('refreshBillableUsers', { url: gitlab.url })).kind, 'unauthorized');
    deepEqual(recorded()[0]?.answer, { status: 'done' });
  });

  test('asks which instance is meant', async () => {
    const gitlab = await changing.instance({}, { name: 'One' });
    const other = await changing.instance({}, { name: 'Other' });
    changing.dialogs.pick(/^Other$/);
    other.state.billableUsers = 91;
    equal((await execute('refreshBillableUsers'))?.ok, true);
    deepEqual([writeLines(gitlab), writeLines(other)], [[], [PUT]]);
    match(changing.note.message, /9 of 100 seats left/);
  });

  test('with an upcoming license alone asks for that one @long', async () => {
    const gitlab = await changing.instance({ licenses: [license({ id: 4, starts_at: day(5) })] });
    changing.dialogs.cancelProgress(/is counting/);
    await execute('refreshBillableUsers', { url: gitlab.url });
    deepEqual(writeLines(gitlab), ['PUT /api/v4/license/4/refresh_billable_users']);
  });
});
