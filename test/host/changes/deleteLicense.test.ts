import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import { day, license, type LicenseRow, type TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, idsOf, writeLines } from '../support/changing';
import { answerOf, execute, snapshot } from '../support/api';

const WITHOUT_SAVING = /^Delete Without Saving…$/;
const DELETE = /^Delete$/;

const CURRENT = license({ id: 2, starts_at: day(-100), expires_at: day(100) });
const BEFORE = license({ id: 1, starts_at: day(-500), expires_at: day(-200) });
const NEXT = license({ id: 3, starts_at: day(100), expires_at: day(465) });

interface Case {
  readonly what: string;
  readonly rows: readonly LicenseRow[];
  readonly id: number;
  readonly press: RegExp;
  /** What the dialog says. */
  readonly says: readonly RegExp[];
  /** The current license afterwards: its id, and whether it has expired. */
  readonly after: readonly [id: number | undefined, expired?: boolean];
}

const CASES: readonly Case[] = [
  {
    what: 'the only license leaves Free features and write access',
    rows: [CURRENT],
    id: 2,
    press: WITHOUT_SAVING,
    says: [
      /No license is left.* only the features of GitLab Free/,
      /Write access remains/,
      /can't get this key back from GitLab\. Save it first/,
    ],
    after: [undefined],
  },
  {
    what: 'the current one before an expired one makes that current and locks features',
    rows: [BEFORE, CURRENT],
    id: 2,
    press: WITHOUT_SAVING,
    says: [
      /An expired license becomes current: Ultimate license 1/,
      /Paid features will be locked/,
      /To move to GitLab Free, also delete license 1/,
    ],
    after: [1, true],
  },
  {
    what: 'the only one, expired, leaves the read-only state',
    rows: [BEFORE],
    id: 1,
    press: DELETE,
    says: [/features of GitLab Free/, /becomes writable again/, /may need for audits/],
    after: [undefined],
  },
  {
    what: 'a past one only loses history',
    rows: [BEFORE, CURRENT],
    id: 1,
    press: DELETE,
    says: [/The Ultimate license 2 stays current/, /removes history that you may need for audits/],
    after: [2, false],
  },
  {
    what: 'one of two in force lets the other take over at once',
    rows: [license({ id: 1, starts_at: day(-100), expires_at: day(200), user_limit: 80 }), CURRENT],
    id: 2,
    press: WITHOUT_SAVING,
    says: [
      /The Ultimate license 1 takes effect immediately/,
      /10 seats short of the number of billable users/,
    ],
    after: [1, false],
  },
];

suite('deleting a license', () => {
  const changing = new Changing();

  async function expectAfter(gitlab: TestGitLab, [id, expired]: Case['after']): Promise<void> {
    const { current } = await snapshot(gitlab.url);
    deepEqual([current?.id, current?.expired], [id, expired]);
    deepEqual((await answerOf(gitlab, 'license')) ?? undefined, current);
  }

  for (const { what, rows, id, press, says, after } of CASES) {
    test(`${what}, and says so before`, async () => {
      const gitlab = await changing.instance({ licenses: rows });
      changing.dialogs.answerWarnings([press]);
      changing.dialogs.type('Production');
      deepEqual(await execute('deleteLicense', { url: gitlab.url, id }), { ok: true, url: gitlab.url, id });
      deepEqual(writeLines(gitlab), [`DELETE /api/v4/license/${id}`]);
      match(
        changing.dialogs.shown[0]!.message,
        new RegExp(`^Delete the Ultimate license ${id}.* from Production\\?$`),
      );
      for (const sentence of says) {
        match(changing.detail, sentence);
      }
      match(
        changing.note.message,
        new RegExp(`^Deleted the Ultimate license ${id} from Production\\. Now: `),
      );
      await expectAfter(gitlab, after);
    });
  }

  test('an upcoming one shows nothing today, but coverage ends earlier, and its name has to be typed', async () => {
    const gitlab = await changing.instance({ licenses: [CURRENT, NEXT] });
    changing.dialogs.answerWarnings([/^Delete…$/]);
    changing.dialogs.type('Production');
    equal((await execute('deleteLicense', { url: gitlab.url, id: 3 }))?.ok, true);
    for (const sentence of [
      /Nothing .* today because the Ultimate license 2 stays current/,
      new RegExp(`Licensed through ${day(99)} instead of ${day(464)}`),
      /Make sure you have a copy/,
    ]) {
      match(changing.detail, sentence);
    }
    await expectAfter(gitlab, [2, false]);
  });

  test('an upcoming one is not done when another name is typed, or none', async () => {
    const gitlab = await changing.instance({ licenses: [CURRENT, NEXT] });
    changing.dialogs.answerWarnings(/^Delete…$/);
    changing.dialogs.type('production');
    equal(await execute('deleteLicense', { url: gitlab.url, id: 3 }), undefined);
    deepEqual(changing.dialogs.problems, ['Enter Production exactly as shown.']);
    changing.dialogs.type(undefined);
    equal(await execute('deleteLicense', { url: gitlab.url, id: 3 }), undefined);
    changing.dialogs.type('');
    equal(await execute('deleteLicense', { url: gitlab.url, id: 3 }), undefined);
    deepEqual(writeLines(gitlab), []);
  });

  test('asks which one, and does nothing when that is cancelled', async () => {
    const gitlab = await changing.instance({ licenses: [BEFORE, CURRENT] });
    changing.dialogs.pick(/nothing/);
    equal(await execute('deleteLicense', { url: gitlab.url }), undefined);
    deepEqual(
      changing.dialogs.offered[0]?.map(({ label }) => label),
      ['Ultimate', 'Ultimate'],
    );
    equal(await execute('deleteLicense', { url: gitlab.url, id: 2 }), undefined);
    deepEqual(changing.dialogs.shown[0]?.buttons, ['Save Key and Delete…', 'Delete Without Saving…']);
    deepEqual(writeLines(gitlab), []);
  });

  test('works where GitLab answers with the license instead of nothing', async () => {
    const gitlab = await changing.instance({ licenses: [BEFORE, CURRENT] });
    gitlab.state.deleteAnswer = 'license-json';
    changing.dialogs.answerWarnings([DELETE]);
    equal((await execute('deleteLicense', { url: gitlab.url, id: 1 }))?.ok, true);
    deepEqual(idsOf(gitlab), [2]);
  });

  test('tells that a node may still show the deleted one for a minute', async () => {
    const gitlab = await changing.instance({ licenses: [BEFORE, CURRENT] });
    gitlab.state.cacheCurrentLicense = true;
    await answerOf(gitlab, 'license');
    changing.dialogs.answerWarnings([WITHOUT_SAVING]);
    changing.dialogs.type('Production');
    equal((await execute('deleteLicense', { url: gitlab.url, id: 2 }))?.ok, true);
    match(changing.note.message, /^Deleted the Ultimate license 2 from Production\. .*for up to a minute/);
    ok(!changing.note.message.includes('Now:'));
  });

  test('is not believed to be done while the list still has it', async () => {
    const gitlab = await changing.instance({ licenses: [BEFORE, CURRENT] });
    gitlab.intercept(({ method }) => (method === 'DELETE' ? { status: 204, headers: {}, body: '' } : 'pass'));
    changing.dialogs.answerWarnings([DELETE]);
    const { kind, message } = errorOf(await execute('deleteLicense', { url: gitlab.url, id: 1 }));
    equal(kind, 'unclear');
    match(message, /still in the list/);
    deepEqual([writeLines(gitlab).length, idsOf(gitlab)], [1, [1, 2]]);
  });

  test('of an instance without any says so', async () => {
    const gitlab = await changing.instance({ licenses: [] });
    equal(errorOf(await execute('deleteLicense', { url: gitlab.url })).kind, 'noLicenses');
  });

  test('that is refused says why', async () => {
    const gitlab = await changing.instance({ licenses: [BEFORE, CURRENT] });
    gitlab.state.readOnly = true;
    changing.dialogs.answerWarnings([DELETE]);
    equal(errorOf(await execute('deleteLicense', { url: gitlab.url, id: 1 })).kind, 'readOnly');
    deepEqual(idsOf(gitlab), [1, 2]);
    equal(writeLines(gitlab).length, 1);
  });
});
