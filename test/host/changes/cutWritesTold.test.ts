import { deepEqual, equal, match } from 'node:assert/strict';
import { once } from 'node:events';
import { suite, test } from 'mocha';
import { day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, idsOf, recorded, strangersKey, writeLines } from '../support/changing';
import { execute } from '../support/api';
import { shortenPauses } from '../support/pauses';

suite('what is told of a change', () => {
  const changing = new Changing();
  shortenPauses();

  /** Does something when a change arrives, and never answers it. */
  function lose(gitlab: TestGitLab, change: () => void = () => undefined): void {
    gitlab.intercept(({ method }, response) => {
      if (method === 'GET') {
        return 'pass';
      }
      change();
      response.destroy();
      return 'taken';
    });
  }

  async function instance(): Promise<TestGitLab> {
    changing.dialogs.answerWarnings(/^(Add License|Add Anyway|Delete Without Saving…)$/);
    changing.dialogs.type('Production');
    return changing.instance();
  }

  const CHANGES: readonly (readonly [string, (gitlab: TestGitLab) => Thenable<unknown>])[] = [
    ['an addition', (gitlab) => changing.addCopied(gitlab.licenseKey(), gitlab.url)],
    ['a delete', ({ url }) => execute('deleteLicense', { url, id: 1 })],
    ['a recount', ({ url }) => execute('refreshBillableUsers', { url })],
  ];

  for (const [what, change] of CHANGES) {
    test(`in maintenance is GitLab's own text: ${what} is sent once and not done`, async () => {
      const gitlab = await instance();
      gitlab.state.maintenance = { message: 'Back at noon' };
      const { kind, message } = errorOf((await change(gitlab)) as Parameters<typeof errorOf>[0]);
      equal(kind, 'maintenance');
      match(message, /Production is in maintenance mode..*Back at noon/);
      deepEqual([writeLines(gitlab).length, idsOf(gitlab)], [1, [1]]);
      deepEqual(recorded()[0]?.answer, { status: 'refused', kind: 'maintenance', message: 'Back at noon' });
    });
  }

  test('whose answer is lost is that nobody knows, where the list cannot be read either', async () => {
    const gitlab = await instance();
    lose(gitlab, () => gitlab.state.tokens.splice(0));
    const { kind, message } = errorOf(await changing.addCopied(gitlab.licenseKey(), gitlab.url));
    equal(kind, 'unclear');
    match(
      message,
      /There was no response from Production\. It's unclear whether the license was added\. Refresh before/,
    );
    deepEqual(recorded()[0]?.answer, { status: 'unclear', kind: 'reset' });

    const other = await changing.instance();
    lose(other, () => other.state.tokens.splice(0));
    const deleted = errorOf(await execute('deleteLicense', { url: other.url, id: 1 }));
    equal(deleted.kind, 'unclear');
    match(deleted.message, /It's unclear whether the Ultimate license 1 was deleted/);
  });

  test('whose answer is lost is not what somebody else has added meanwhile', async () => {
    const gitlab = await instance();
    lose(gitlab, () => gitlab.state.licenses.push(license({ id: 2, starts_at: day(0), user_limit: 7 })));
    match(
      errorOf(await changing.addCopied(gitlab.licenseKey(), gitlab.url)).message,
      /The license wasn't added\. It isn't in the list/,
    );
    deepEqual(recorded()[0]?.answer, { status: 'failed', kind: 'reset' });
  });

  test('whose answer is lost is that nobody knows, where nobody reads the key', async () => {
    const gitlab = await instance();
    lose(gitlab, () => gitlab.state.licenses.push(license({ id: 2, starts_at: day(0) })));
    const { kind } = errorOf(await changing.addCopied(strangersKey(), gitlab.url));
    equal(kind, 'unclear');
    deepEqual(recorded()[0]?.answer.status, 'unclear');
  });

  test('whose answer is lost is that nobody knows, where a row that cannot be read may be the license @long', async () => {
    const gitlab = await instance();
    const odd = { starts_at: day(30), expires_at: '10000-01-01' };
    lose(gitlab, () => gitlab.state.licenses.push(license({ id: 2, ...odd })));
    const added = errorOf(await changing.addCopied(gitlab.licenseKey(), gitlab.url));
    equal(added.kind, 'unclear');
    match(
      added.message,
      /Can't tell whether the license was added because a license in the list can't be read/,
    );
    deepEqual(recorded()[0]?.answer, { status: 'unclear', kind: 'reset' });

    changing.dialogs.answerWarnings(/^Delete…$/);
    const other = await changing.instance({ licenses: [license(), license({ id: 2, starts_at: day(30) })] });
    lose(other, () => {
      other.state.licenses.pop();
      other.state.licenses.push(license({ id: 2, ...odd, extra: { id: 'two' } }));
    });
    const deleted = errorOf(await execute('deleteLicense', { url: other.url, id: 2 }));
    equal(deleted.kind, 'unclear');
    match(deleted.message, /Can't tell whether the Ultimate license 2 was deleted because a license/);
  });

  test('of a license that cannot be read is not that there is none', async () => {
    const odd = license({ id: 2, starts_at: day(30), expires_at: '10000-01-01' });
    const gitlab = await changing.instance({ licenses: [license(), odd] });
    const { message } = errorOf(await execute('deleteLicense', { url: gitlab.url, id: 2 }));
    match(message, /Can't find license 2 on Production because a license in the list can't be read/);
    deepEqual(writeLines(gitlab), []);
  });

  test('that is cancelled on its way is what the list shows', async () => {
    const gitlab = await instance();
    // It goes on with what it has read once nobody waits any longer.
    gitlab.intercept(async ({ method }, response) => {
      if (method === 'POST') {
        await once(response, 'close');
      }
      return 'pass' as const;
    });
    changing.dialogs.cancelProgress(/^Adding the license/);
    const answer = await changing.addCopied(gitlab.licenseKey(), gitlab.url);
    deepEqual(answer, { ok: true, url: gitlab.url, id: 2 });
    match(
      changing.note.message,
      /^There was no response from Production\. The Ultimate license 2 was added anyway/,
    );
    deepEqual(writeLines(gitlab), ['POST /api/v4/license']);
  });

  test('of an instance whose list was not known before is that nobody knows', async () => {
    const gitlab = await instance();
    const mend = gitlab.intercept(({ path }) =>
      path.endsWith('/licenses')
        ? { status: 404, headers: { 'Content-Type': 'application/json' }, body: '{}' }
        : 'pass',
    );
    lose(gitlab, mend);
    const { kind } = errorOf(await changing.addCopied(gitlab.licenseKey(), gitlab.url));
    equal(kind, 'unclear');
  });
});
