import { deepEqual, equal, ok } from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setup, suite, teardown, test } from 'mocha';
import type { TestGitLab } from '../../gitlab/server';
import { USER_DATA_VARIABLE } from '../../vscode/settings';
import {
  changed,
  execute,
  GitLabs,
  publicApi,
  removeAllInstances,
  setSetting,
  snapshot,
} from '../support/api';

const DAY_MS = 24 * 60 * 60 * 1000;

const STORAGE = join(
  process.env[USER_DATA_VARIABLE] ?? '',
  'User/globalStorage/gitlab-license-manager.gitlab-license-manager',
);

function fileOf(url: string): string {
  return join(STORAGE, `${createHash('sha256').update(url).digest('hex').slice(0, 32)}.json`);
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

interface StateFile {
  readonly version: number;
  readonly url: string;
  readonly last: { readonly licenses: readonly object[]; readonly answer: { readonly at: number } };
}

const read = (url: string) => JSON.parse(readFileSync(fileOf(url), 'utf8')) as StateFile;

suite('the last known state on disk', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await removeAllInstances();
    await setSetting('instances', undefined);
    await gitlabs.closeAll();
  });

  async function added(): Promise<TestGitLab> {
    const gitlab = await gitlabs.start();
    await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
    await until(() => existsSync(fileOf(gitlab.url)));
    return gitlab;
  }

  test('is there after a refresh, and follows the next one', async () => {
    const gitlab = await added();
    const { version, url, last } = read(gitlab.url);
    const { licenses, fetchedAt } = await snapshot(gitlab.url);
    deepEqual({ version, url, last: last.licenses }, { version: 1, url: gitlab.url, last: licenses });
    equal(last.answer.at, fetchedAt);
    gitlab.state.licenses.length = 0;
    await execute('refresh', { url: gitlab.url });
    await until(() => read(gitlab.url).last.licenses.length === 0);
  });

  test('holds no token', async () => {
    const gitlab = await added();
    equal(readFileSync(fileOf(gitlab.url), 'utf8').includes(gitlab.adminToken), false);
  });

  test('goes with its instance', async () => {
    const gitlab = await added();
    await execute('removeInstance', { url: gitlab.url });
    await until(() => !existsSync(fileOf(gitlab.url)));
  });

  test('goes when the instance leaves the setting by hand', async () => {
    const gitlab = await added();
    await setSetting('instances', []);
    await until(() => !existsSync(fileOf(gitlab.url)));
  });

  test('is shown at once, as stale, until the server has answered', async () => {
    const gitlab = await added();
    const text = readFileSync(fileOf(gitlab.url), 'utf8');
    await setSetting('instances', []);
    await until(() => !existsSync(fileOf(gitlab.url)));
    const ofYesterday = text.replaceAll('"ultimate"', '"of yesterday"');
    writeFileSync(fileOf(gitlab.url), ofYesterday.replace(/"at":\d+/, `"at":${Date.now() - DAY_MS}`));

    let answer = (): void => undefined;
    const held = new Promise<'pass'>((resolve) => {
      answer = () => resolve('pass');
    });
    gitlab.intercept(() => held);
    await setSetting('instances', [{ url: gitlab.url }]);
    const api = await publicApi();
    const shown = () => api.getInstances().find(({ url }) => url === gitlab.url);
    await changed(() => shown()?.current?.plan === 'of yesterday');
    equal(shown()?.state, 'stale');
    equal(shown()?.error, undefined);
    ok((shown()?.fetchedAt ?? Number.POSITIVE_INFINITY) < Date.now());
    answer();
    await changed(() => shown()?.state === 'ready');
    equal(shown()?.current?.plan, 'ultimate');
  });

  test('that is younger than the interval is taken without asking the server', async () => {
    const gitlab = await added();
    const text = readFileSync(fileOf(gitlab.url), 'utf8');
    await setSetting('instances', []);
    await until(() => !existsSync(fileOf(gitlab.url)));
    writeFileSync(fileOf(gitlab.url), text.replaceAll('"ultimate"', '"of another window"'));
    // What the token and the server are is asked for at times of its own.
    const asked = () => gitlab.requests.filter(({ path }) => path.includes('/license')).length;
    const before = asked();
    await setSetting('instances', [{ url: gitlab.url }]);
    const api = await publicApi();
    const shown = () => api.getInstances().find(({ url }) => url === gitlab.url);
    await changed(() => shown()?.state === 'ready');
    equal(shown()?.current?.plan, 'of another window');
    equal(asked(), before);
  });

  for (const [what, text] of [
    ['is damaged', '{"version":1,"url":'],
    ['is of another version', '{"version":99}'],
    ['is of another instance', '{"version":1,"url":"https://other.example","last":{}}'],
  ] as const) {
    test(`that ${what} counts as none`, async () => {
      const gitlab = await gitlabs.start();
      mkdirSync(dirname(fileOf(gitlab.url)), { recursive: true });
      writeFileSync(fileOf(gitlab.url), text);
      await execute('addInstance', { url: gitlab.url, token: gitlab.adminToken });
      equal((await snapshot(gitlab.url)).state, 'ready');
      await until(() => readFileSync(fileOf(gitlab.url), 'utf8').includes('"ultimate"'));
    });
  }
});

suite('a hundred instances @long', () => {
  const gitlabs = new GitLabs();

  setup(removeAllInstances);
  teardown(async () => {
    await setSetting('instances', undefined);
    await gitlabs.closeAll();
  });

  test('are asked for two things a refresh, and for none twice', async () => {
    const hundred = await Promise.all(Array.from({ length: 100 }, () => gitlabs.start()));
    // An instance of another test may have had the same port; its version is asked for in the background.
    const asked = () =>
      hundred.map(({ requests }) =>
        requests
          .splice(0)
          .map(({ method, path }) => `${method} ${path}`)
          .filter((line) => !line.endsWith('/metadata'))
          .sort(),
      );
    const each = hundred.map(() => ['GET /api/v4/license', 'GET /api/v4/licenses']);
    const api = await publicApi();
    const inState = (wanted: string) => api.getInstances().filter(({ state }) => state === wanted).length;

    await setSetting(
      'instances',
      hundred.map(({ url }) => ({ url })),
    );
    await changed(() => inState('signedOut') === 100);
    deepEqual(asked().flat(), []);

    await Promise.all(hundred.map(({ url, adminToken }) => execute('setToken', { url, token: adminToken })));
    deepEqual(asked(), each);

    await Promise.all([execute('refresh'), execute('refresh')]);
    deepEqual(asked(), each);
    equal(inState('ready'), 100);
    await until(() => hundred.every(({ url }) => existsSync(fileOf(url))));
  });
});
