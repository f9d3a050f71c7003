import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { dailyCounts, day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, idsOf, strangersKey, writeLines } from '../support/changing';
import { shortenPauses } from '../support/pauses';
import { INVALID, REFUSALS } from '../support/refusals';

suite('a license that GitLab refuses', () => {
  const changing = new Changing();
  shortenPauses();

  async function refusing([past, now]: readonly [number, number] = [50, 50]): Promise<TestGitLab> {
    const gitlab = await changing.instance({ licenses: [license({ user_limit: 10_000 })] });
    gitlab.state.historicalData = dailyCounts(day(-20), [past]);
    gitlab.state.activeUsers = now;
    return gitlab;
  }

  function expectRefusal(gitlab: TestGitLab, message: string, buttons: readonly string[]): void {
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
    equal(changing.dialogs.notes.length, 1);
    ok(
      changing.note.message.startsWith(`Production rejected the license: "${message}"`),
      changing.note.message,
    );
    equal(changing.note.kind, 'error');
    deepEqual(changing.note.buttons, buttons);
    deepEqual(idsOf(gitlab), [1]);
  }

  for (const { what, key, users, message, buttons } of REFUSALS) {
    test(`${what}, is told in its words with the one thing that helps`, async () => {
      const gitlab = await refusing(users);
      changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
      const answer = await changing.addCopied(gitlab.licenseKey(key), gitlab.url);
      expectRefusal(gitlab, message, buttons);
      deepEqual(errorOf(answer), { kind: 'rejected', message: changing.note.message });
      const foretold = message.startsWith('You have applied')
        ? 'no user counts for the true-up period'
        : `"${message.replace(/ Please add .*/, '')}`;
      ok(changing.detail.includes(foretold), changing.detail);
    });
  }

  test('since it cannot decrypt it, is told in its words', async () => {
    const gitlab = await refusing();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    await changing.addCopied(strangersKey(), gitlab.url);
    expectRefusal(gitlab, INVALID, ['OK']);
  });

  test('for a reason in another language, is told as it came, without advice', async () => {
    const gitlab = await refusing();
    const body = '{"message":"Das geht hier nicht."}';
    gitlab.intercept(({ method }) =>
      method === 'POST' ? { status: 400, headers: { 'Content-Type': 'application/json' }, body } : 'pass',
    );
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    equal(changing.note.message, 'Production rejected the license: "Das geht hier nicht."');
    deepEqual(changing.note.buttons, ['OK']);
  });

  test('by an error inside, is told as not added once the list shows that', async () => {
    const gitlab = await refusing();
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const answer = await changing.addCopied(gitlab.licenseKey({ restrictions: undefined }), gitlab.url);
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
    match(changing.detail, /no restrictions, which can make GitLab fail with error 500/);
    const { kind, message } = errorOf(answer);
    equal(kind, 'server');
    equal(
      message,
      "Production failed with HTTP 500. The license wasn't added. It isn't in the list of licenses.",
    );
    deepEqual(changing.note.buttons, ['Refresh']);
  });
});
