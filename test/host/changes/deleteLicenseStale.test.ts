import { deepEqual, equal, match } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { day, license, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, writeLines } from '../support/changing';
import { execute, snapshot } from '../support/api';

suite('a license that has changed since it was looked at', () => {
  const changing = new Changing();

  const instance = () =>
    changing.instance({
      licenses: [
        license({ id: 1, starts_at: day(-500), expires_at: day(-200) }),
        license({ id: 2, starts_at: day(-100), expires_at: day(100) }),
      ],
    });
  const remove = ({ url }: TestGitLab, id: number) => execute('deleteLicense', { url, id });

  const CHANGES: readonly (readonly [string, (gitlab: TestGitLab) => void])[] = [
    [
      'is another one under the same id',
      ({ state }) => (state.licenses[0]!.created_at = '2020-02-02T02:02:02.000Z'),
    ],
    ['has other seats', ({ state }) => (state.licenses[0]!.user_limit = 7)],
    ['ends on another day', ({ state }) => (state.licenses[0]!.expires_at = day(-199))],
  ];

  for (const [what, change] of CHANGES) {
    test(`and ${what} is not even asked about`, async () => {
      const gitlab = await instance();
      change(gitlab);
      changing.dialogs.answerWarnings(/Delete/);
      const { kind, message } = errorOf(await remove(gitlab, 1));
      equal(kind, 'changed');
      match(message, /have changed, so nothing was deleted/);
      deepEqual(changing.note.buttons, ['Show Licenses']);
      deepEqual([changing.dialogs.shown, writeLines(gitlab)], [[], []]);
      deepEqual((await snapshot(gitlab.url)).licenses[1]?.created_at, gitlab.state.licenses[0]!.created_at);
    });
  }

  const MEANWHILE: readonly (readonly [string, (gitlab: TestGitLab) => unknown, string])[] = [
    ...CHANGES.map(([what, change]) => [`the license ${what}`, change, 'changed'] as const),
    [
      'another license is added',
      ({ state }) => state.licenses.push(license({ id: 3, starts_at: day(-1), expires_at: day(300) })),
      'changed',
    ],
    ['another one is deleted', ({ state }) => state.licenses.pop(), 'changed'],
    ['somebody else deletes it', ({ state }) => state.licenses.shift(), 'notFound'],
    ['the instance cannot be read', (gitlab) => gitlab.state.tokens.splice(0), 'unauthorized'],
  ];

  for (const [what, change, kind] of MEANWHILE) {
    test(`is not deleted when ${what} while the question is open`, async () => {
      const gitlab = await instance();
      changing.dialogs.answerWarnings([
        () => {
          change(gitlab);
          return /^Delete$/;
        },
      ]);
      equal(errorOf(await remove(gitlab, 1)).kind, kind);
      deepEqual(writeLines(gitlab), []);
    });
  }

  test('and is gone is told, and the view follows', async () => {
    const gitlab = await instance();
    gitlab.state.licenses.shift();
    const { kind, message } = errorOf(await remove(gitlab, 1));
    equal(kind, 'notFound');
    match(
      message,
      /^The Ultimate license 1 is no longer on Production because someone else deleted it\. Nothing was changed/,
    );
    deepEqual([changing.dialogs.shown, writeLines(gitlab)], [[], []]);
    deepEqual(
      (await snapshot(gitlab.url)).licenses.map(({ id }) => id),
      [2],
    );
  });

  test('and is gone in the very last moment is told too', async () => {
    const gitlab = await instance();
    gitlab.intercept(({ method }) => {
      if (method === 'DELETE') {
        gitlab.state.licenses.shift();
      }
      return 'pass';
    });
    changing.dialogs.answerWarnings([/^Delete$/]);
    equal(errorOf(await remove(gitlab, 1)).kind, 'notFound');
    deepEqual(writeLines(gitlab), ['DELETE /api/v4/license/1']);
    deepEqual(
      (await snapshot(gitlab.url)).licenses.map(({ id }) => id),
      [2],
    );
  });

  test('or that is not in the view at all, is looked for on the server', async () => {
    const gitlab = await instance();
    equal(errorOf(await remove(gitlab, 99)).kind, 'notFound');
    gitlab.state.licenses.push(license({ id: 4, starts_at: day(-900), expires_at: day(-600) }));
    changing.dialogs.answerWarnings([/^Delete$/]);
    equal((await remove(gitlab, 4))?.ok, true);
  });
});
