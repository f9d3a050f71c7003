import { deepEqual, equal, match, rejects } from 'node:assert/strict';
import { setup, suite, teardown, test } from 'mocha';
import { GitLabError } from '../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../src/instances/address';
import type { CommandParts } from '../../../src/ui/base/command';
import { removeInstance } from '../../../src/ui/commands/removeInstance';
import { signOutAll } from '../../../src/ui/commands/signOutAll';
import { storeInstance } from '../../../src/ui/commands/storeInstance';
import { Dialogs } from '../support/dialogs';
import type { Answer } from '../support/api';

const A = 'https://a.example' as InstanceUrl;
const B = 'https://b.example' as InstanceUrl;
const LEFT = 'https://left.example' as InstanceUrl;

/** The commands' surroundings with a secret storage that lets go only of the tokens that are `loose`. */
function partsWith(loose: readonly InstanceUrl[]) {
  const changed: InstanceUrl[] = [];
  const locked = () => Promise.reject(new GitLabError({ kind: 'secretStorage' }));
  const parts: unknown = {
    fleet: {
      statuses: () => [A, B].map((url) => ({ instance: { url } })),
      status: (url: InstanceUrl) => ({ instance: { url } }),
      credentialsChanged: (url: InstanceUrl) => Promise.resolve(changed.push(url)),
      setInstances: () => undefined,
    },
    settings: { read: () => ({ instances: [], problems: [] }), remove: () => Promise.resolve() },
    tokens: {
      urls: () => (loose.length === 0 ? locked() : Promise.resolve([A, LEFT])),
      remove: (url: InstanceUrl) => (loose.includes(url) ? Promise.resolve() : locked()),
    },
  };
  return { parts: parts as CommandParts, changed };
}

function message(answer: Answer): string {
  equal(answer?.ok === false && answer.error.kind, 'secretStorage');
  return answer?.ok === false ? answer.error.message : '';
}

suite('a locked secret storage', () => {
  let dialogs: Dialogs;

  setup(() => {
    dialogs = new Dialogs();
  });
  teardown(() => dialogs.restore());

  test('is told before anybody is asked to sign out', async () => {
    dialogs.answerWarnings([/^Sign Out$/]);
    match(message(await signOutAll.run(partsWith([]).parts, {})), /Can't read this computer/);
    deepEqual(dialogs.shown, []);
  });

  test('that keeps some tokens is told with their instances, and the rest is signed out', async () => {
    dialogs.answerWarnings([/^Sign Out$/]);
    const { parts, changed } = partsWith([A]);
    match(
      message(await signOutAll.run(parts, {})),
      /Can't remove these tokens.*: b\.example, left\.example\./,
    );
    deepEqual(changed, [A, B, LEFT]);
  });

  test('that keeps the token of a removed instance is told, with what removes it later', async () => {
    match(
      message(await removeInstance.run(partsWith([B]).parts, { url: A })),
      /Can't remove the token of a\.example/,
    );
  });
});

suite('settings that cannot be written', () => {
  for (const before of [undefined, 'glpat-before']) {
    test(`leave the token as it was: ${before}`, async () => {
      const stored = new Map<string, string>(before === undefined ? [] : [[A, before]]);
      const tokens = {
        get: (url: string) => Promise.resolve(stored.get(url)),
        set: (url: string, token: string) => Promise.resolve(stored.set(url, token)),
        remove: (url: string) => Promise.resolve(stored.delete(url)),
      };
      const parts: unknown = { tokens };
      const refuse = () => Promise.reject(new Error('read-only'));
      await rejects(storeInstance(parts as CommandParts, A, 'glpat-new', refuse), /read-only/);
      equal(stored.get(A), before);
    });
  }
});
