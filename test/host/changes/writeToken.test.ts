import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, test } from 'mocha';
import type { TestGitLab } from '../../gitlab/server';
import { Changing, errorOf, idsOf, recorded, writesTo } from '../support/changing';
import { enterTexts } from '../support/inputBoxes';
import { execute, snapshot, type Answer } from '../support/api';

suite('a stored token that cannot write', () => {
  const changing = new Changing();

  async function readingOnly(scopes: readonly string[] = ['read_api']): Promise<TestGitLab> {
    const gitlab = await changing.instance({}, { token: { scopes: [...scopes] } });
    changing.dialogs.answerWarnings(/^(Add License|Add Anyway|Delete Without Saving…)$/);
    changing.dialogs.type('Production');
    return gitlab;
  }

  const add = (gitlab: TestGitLab) => changing.addCopied(gitlab.licenseKey(), gitlab.url);
  const tokensOfWrites = (gitlab: TestGitLab) =>
    writesTo(gitlab).map(({ headers }) => headers['private-token']);

  /** The stored token: a refresh is made with it and nothing else. */
  async function storedToken(gitlab: TestGitLab): Promise<unknown> {
    gitlab.requests.length = 0;
    await execute('refresh', { url: gitlab.url });
    return gitlab.requests[0]?.headers['private-token'];
  }

  test('is not sent for a change: another is asked for, used once, and stored nowhere', async () => {
    const gitlab = await readingOnly();
    const before = await storedToken(gitlab);
    const running = add(gitlab);
    deepEqual(await enterTexts([gitlab.adminToken], running), []);
    equal((await running)?.ok, true);
    deepEqual(tokensOfWrites(gitlab), [gitlab.adminToken]);
    equal(recorded()[0]?.account, 'root');
    equal(await storedToken(gitlab), before);
    ok(before !== gitlab.adminToken);

    const again = execute('deleteLicense', { url: gitlab.url, id: 2 });
    deepEqual(await enterTexts([], again), []);
    equal(await again, undefined, 'asked again, and given up');
    deepEqual(writesTo(gitlab), []);
    deepEqual(idsOf(gitlab), [1, 2]);
  });

  test('is asked about for each change, also a delete and a recount', async () => {
    const gitlab = await readingOnly();
    gitlab.state.billableUsers = 95;
    const token = gitlab.token();
    const recount = execute('refreshBillableUsers', { url: gitlab.url });
    await enterTexts([token], recount);
    equal((await recount)?.ok, true);
    const removal = execute('deleteLicense', { url: gitlab.url, id: 1 });
    await enterTexts([token], removal);
    equal((await removal)?.ok, true);
    deepEqual(tokensOfWrites(gitlab), [token, token]);
    deepEqual(idsOf(gitlab), []);
  });

  test('is replaced in vain where the licenses have changed meanwhile: nothing is deleted', async () => {
    const gitlab = await readingOnly();
    // Whose token it is, is asked once the user has decided.
    gitlab.intercept(({ path }) => {
      if (path.endsWith('/user')) {
        gitlab.state.licenses[0]!.user_limit = 7;
      }
      return 'pass';
    });
    const removal = execute('deleteLicense', { url: gitlab.url, id: 1 });
    await enterTexts([gitlab.adminToken], removal);
    equal(errorOf(await removal).kind, 'changed');
    deepEqual([writesTo(gitlab), idsOf(gitlab)], [[], [1]]);
  });

  test('is replaced by none that is wrong, lacks the scope, or is of nobody who may @long', async () => {
    const gitlab = await readingOnly();
    const running = add(gitlab);
    const problems = await enterTexts(
      ['', 'glpat-nobodys', gitlab.token({ scopes: ['read_api'] }), gitlab.userToken, gitlab.adminToken],
      running,
    );
    equal((await running)?.ok, true);
    equal(problems.length, 4);
    match(problems[0]!, /Enter a token/);
    match(problems[1]!, /token/);
    match(problems[2]!, /is missing the api scope/);
    match(problems[3]!, /sidney_jones.*administrator/);
    ok(!problems.join().includes('nobodys'));
    deepEqual(tokensOfWrites(gitlab), [gitlab.adminToken]);
  });

  test('in Admin Mode is replaced only by one that may use it', async () => {
    const gitlab = await readingOnly(['read_api', 'admin_mode']);
    gitlab.state.adminMode = true;
    const token = gitlab.token({ scopes: ['api', 'admin_mode'] });
    const running = add(gitlab);
    const [problem] = await enterTexts([gitlab.adminToken, token], running);
    match(problem ?? '', /admin_mode/);
    equal((await running)?.ok, true);
    deepEqual(tokensOfWrites(gitlab), [token]);
  });

  test('because Admin Mode is enabled says so before anything is asked', async () => {
    const gitlab = await changing.instance();
    gitlab.state.adminMode = true;
    const { kind, message } = errorOf(await add(gitlab));
    equal(kind, 'adminMode');
    match(message, /admin_mode/);
    deepEqual([changing.dialogs.shown, writesTo(gitlab)], [[], []]);
  });

  test('although the server does not tell its scopes is tried, and another asked for when it is refused', async () => {
    const gitlab = await changing.instance({}, { token: { type: 'oauth', scopes: ['read_api'] } });
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const running = add(gitlab);
    await enterTexts([gitlab.adminToken], running);
    equal((await running)?.ok, true);
    equal(writesTo(gitlab).length, 2);
    equal(tokensOfWrites(gitlab)[1], gitlab.adminToken);
    deepEqual(idsOf(gitlab), [1, 2]);
    equal(recorded().length, 1);
  });

  test('of the fine-grained kind is tried, since its permissions are not told', async () => {
    const gitlab = await changing.instance({}, { token: { scopes: ['api', 'granular'] } });
    gitlab.intercept(({ path }) =>
      path.endsWith('/personal_access_tokens/self')
        ? {
            status: 200,
            headers: { 'Content-Type': 'application/json' },
            body: '{"scopes":[],"granular":true}',
          }
        : 'pass',
    );
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const answer: Answer = await add(gitlab);
    equal(answer?.ok, true);
    equal((await snapshot(gitlab.url)).current?.id, 2);
  });

  test('that is refused and not replaced leaves the refusal', async () => {
    const gitlab = await changing.instance({}, { token: { type: 'oauth', scopes: ['read_api'] } });
    changing.dialogs.answerWarnings([/^Add (License|Anyway)$/]);
    const running = add(gitlab);
    await enterTexts([], running);
    equal(errorOf(await running).kind, 'insufficientScope');
    deepEqual(recorded()[0]?.answer.status, 'refused');
    deepEqual(idsOf(gitlab), [1]);
  });
});
