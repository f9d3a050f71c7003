import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { day, license, typeFlags } from '../../gitlab/server';
import { Changing, writesTo } from '../support/changing';
import { execute, setSetting, until } from '../support/api';

suite('choosing the instance for a license @long', () => {
  const changing = new Changing();

  /** What was offered: name and how well the key fits. */
  const offered = () =>
    changing.dialogs.offered[0]?.map(({ label, description }) => `${label}: ${description}`);

  test('is not asked with a single one', async () => {
    const gitlab = await changing.instance();
    changing.dialogs.pick(/./);
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    equal((await changing.addCopied(gitlab.licenseKey()))?.ok, true);
    deepEqual(changing.dialogs.offered, []);
    equal(writesTo(gitlab).length, 1);
  });

  test('tells how it fits each, the best first, and goes to the chosen one alone', async () => {
    const full = await changing.instance(
      { licenses: [license({ historical_max: 1234, user_limit: 2000 })] },
      { name: 'Full' },
    );
    const stranger = await changing.instance(
      { licenses: [license({ licensee: { Name: 'Jane', Company: 'Acme' } })] },
      { name: 'Acme' },
    );
    const key = full.licenseKey({ expires_at: day(400) });
    const has = await changing.instance(
      { licenses: [license({ starts_at: day(0), expires_at: day(400) })] },
      { name: 'Has it' },
    );
    const empty = await changing.instance({ licenses: [] }, { name: 'Empty' });
    const fits = await changing.instance({}, { name: 'Fits' });
    changing.dialogs.pick(/^Fits$/);
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    deepEqual(await changing.addCopied(key), { ok: true, url: fits.url, id: 2 });
    deepEqual(offered(), [
      'Fits: fits here',
      "Empty: can't be predicted",
      'Acme: licensed to Acme',
      'Has it: already there',
      'Full: would be rejected: 1,234 users in the past year for 100 seats',
    ]);
    deepEqual(
      [full, stranger, has, empty, fits].map((gitlab) => writesTo(gitlab).length),
      [0, 0, 0, 0, 1],
    );
  });

  test('says of keys that are not sent where they belong', async () => {
    const one = await changing.instance({}, { name: 'One' });
    await changing.instance({}, { name: 'Two' });
    changing.dialogs.pick(/nothing/);
    equal(await changing.addCopied(one.licenseKey(typeFlags('online_cloud'))), undefined);
    deepEqual(offered(), ['One: belongs on the Subscription page', 'Two: belongs on the Subscription page']);
    deepEqual(changing.dialogs.shown, []);
  });

  test('leads for an instance without a token to the token', async () => {
    const one = await changing.instance({}, { name: 'One' });
    const url = 'https://signed-out.example.com';
    await setSetting('instances', [
      { url: one.url, name: 'One' },
      { url, name: 'Signed out' },
    ]);
    changing.dialogs.pick(/^Signed out$/);
    let answer = await changing.addCopied(one.licenseKey());
    await until(async () => {
      answer = answer ?? (await changing.addCopied(one.licenseKey()));
      return answer !== undefined;
    });
    equal(answer?.ok === false && answer.error.kind, 'signedOut');
    match(changing.note.message, /No token is stored for Signed out/);
    deepEqual(writesTo(one), []);
    await execute('removeInstance', { url });
  });
});
