import { deepEqual, equal, match, ok } from 'node:assert/strict';
import { suite, suiteSetup, suiteTeardown, test } from 'mocha';
import type { Change } from '../../../src/licensing/changes/changeRecord';
import { license } from '../../gitlab/server';
import { Changing, errorOf, idsOf, recorded, writesTo } from '../support/changing';
import type { Note } from '../support/dialogs';
import { Meddler } from '../support/meddler';
import { execute, setSetting, type Answer } from '../support/api';
import { LIMIT_SECONDS, TROUBLES, type Trouble } from '../support/troubles';

type Action = Change['action'];

interface Outcome {
  readonly answer: Answer;
  readonly seen: readonly string[];
  readonly arrived: number;
  readonly ids: readonly number[];
  readonly notes: readonly Note[];
  readonly record: readonly Change[];
}

suite('a change that', () => {
  const changing = new Changing('suite');
  const meddlers: Meddler[] = [];
  const outcomes = new Map<string, Outcome>();

  suiteSetup(async () => {
    await setSetting('requestTimeoutSeconds', LIMIT_SECONDS);
    changing.dialogs.answerWarnings(/^(Add License|Add Anyway|Delete Without Saving…)$/);
    changing.dialogs.typeNameAsked();
    await Promise.all(
      TROUBLES.flatMap((trouble) =>
        (['add', 'delete', 'refreshBillableUsers'] as const).map(async (action) => {
          outcomes.set(`${trouble.what} ${action}`, await outcomeOf(trouble, action));
        }),
      ),
    );
  });
  suiteTeardown(async () => {
    await setSetting('requestTimeoutSeconds', undefined);
    await Promise.all(meddlers.map((meddler) => meddler.close()));
  });

  async function outcomeOf({ on, gitlab: interceptor }: Trouble, action: Action): Promise<Outcome> {
    const gitlab = await changing.gitlabs.start({ licenses: [license()] });
    const meddler = await Meddler.start(gitlab.url, { request: 'arrives', answer: 'arrives', ...on });
    meddlers.push(meddler);
    const { url } = meddler;
    const name = new URL(url).host;
    await execute('addInstance', { url, token: gitlab.adminToken });
    if (interceptor !== undefined) {
      gitlab.intercept((request, response) =>
        request.method === 'GET' ? 'pass' : interceptor(request, response),
      );
    }
    const answer = await perform(action, url, changing.file(name, gitlab.licenseKey()));
    return {
      answer,
      seen: meddler.seen,
      arrived: writesTo(gitlab).length,
      ids: idsOf(gitlab),
      notes: changing.dialogs.notes.filter(({ message }) => message.includes(name)),
      record: recorded().filter(({ instance }) => instance === url),
    };
  }

  function perform(action: Action, url: string, file: string): Thenable<Answer> {
    switch (action) {
      case 'add':
        return execute('addFromFile', { file, url });
      case 'delete':
        return execute('deleteLicense', { url, id: 1 });
      case 'refreshBillableUsers':
        return execute('refreshBillableUsers', { url });
    }
  }

  function outcome(what: string, action: Action, seen: string): Outcome {
    const found = outcomes.get(`${what} ${action}`);
    ok(found);
    deepEqual(found.seen, [seen], 'sent exactly once');
    equal(found.notes.length, 1, JSON.stringify(found.notes));
    equal(found.record.length, 1);
    return found;
  }

  for (const { what, on, isDone, kind, lost, mayRun } of TROUBLES) {
    test(`${what}: an addition is sent once, and what the list shows is told`, () => {
      const { answer, ids, notes, record, arrived } = outcome(what, 'add', 'POST /api/v4/license');
      deepEqual(ids, isDone ? [1, 2] : [1]);
      equal(arrived, on?.request === undefined ? 1 : 0);
      match(notes[0]!.message, lost);
      if (isDone) {
        equal(answer?.ok, true);
        match(notes[0]!.message, /The Ultimate license 2 was added anyway\. It's in the list of licenses\./);
      } else {
        equal(errorOf(answer).kind, kind);
        match(
          notes[0]!.message,
          mayRun === true
            ? /isn't in the list yet/
            : /The license wasn't added\. It isn't in the list of licenses\./,
        );
        deepEqual(notes[0]!.buttons, ['Refresh']);
      }
      const status = isDone ? 'done' : mayRun === true ? 'unclear' : 'failed';
      deepEqual([record[0]!.answer.status, record[0]!.licenseId], [status, isDone ? 2 : undefined]);
    });

    test(`${what}: a delete is sent once, and what the list shows is told`, () => {
      const { answer, ids, notes, record } = outcome(what, 'delete', 'DELETE /api/v4/license/1');
      deepEqual(ids, isDone ? [] : [1]);
      match(notes[0]!.message, lost);
      if (isDone) {
        equal(answer?.ok, true);
        match(notes[0]!.message, /The Ultimate license 1 was deleted\. It's no longer in the list\./);
      } else {
        equal(errorOf(answer).kind, kind);
        match(
          notes[0]!.message,
          mayRun === true ? /still in the list, but GitLab may/ : /wasn't deleted\. It's still in the list\./,
        );
      }
      equal(record[0]!.answer.status, isDone ? 'done' : mayRun === true ? 'unclear' : 'failed');
    });

    test(`${what}: a recount is sent once`, () => {
      const path = 'PUT /api/v4/license/1/refresh_billable_users';
      const { answer, record } = outcome(what, 'refreshBillableUsers', path);
      equal(errorOf(answer).kind, kind);
      deepEqual([record[0]!.answer.status, record[0]!.answer.kind], ['unclear', kind]);
    });
  }
});
