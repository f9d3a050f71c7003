import { deepEqual, match, ok } from 'node:assert/strict';
import fs, { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import { syncBuiltinESMExports } from 'node:module';
import net from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { deflateRawSync } from 'node:zlib';
import { suite, test } from 'mocha';
import * as vscode from 'vscode';
import { publicApi } from '../support/api';

const ID = 'gitlab-license-manager.gitlab-license-manager';

/** Replaces functions of a module by ones that note their call, until `restore`. */
class Watch {
  readonly calls: string[] = [];
  readonly #restore: (() => void)[] = [];

  functions(name: string, module: object, names: readonly string[]): void {
    const watched = module as Record<string, unknown>;
    for (const key of names) {
      const original = watched[key];
      if (typeof original !== 'function') {
        continue;
      }
      watched[key] = (...values: unknown[]): unknown => {
        this.calls.push(`${name}.${key}`);
        return (original as (...values: unknown[]) => unknown)(...values);
      };
      this.#restore.push(() => {
        watched[key] = original;
      });
    }
  }

  restore(): void {
    for (const restore of this.#restore) {
      restore();
    }
  }
}

/** The names of a module's functions; a getter is left alone, since reading it may load something. */
function functionsOf(module: object): string[] {
  const properties = Object.entries(Object.getOwnPropertyDescriptors(module));
  return properties
    .filter(([, { value, writable }]) => typeof value === 'function' && writable)
    .map(([name]) => name);
}

/** VS Code's API, in which registering is answered but not done: the extension is already registered here. */
function withoutRegistering(): typeof vscode {
  const inert: object = new Proxy(() => inert, {
    get: (_target, key) => (key === 'event' ? () => inert : typeof key === 'string' ? inert : undefined),
    set: () => true,
    apply: () => inert,
  });
  const registering = /^(register|create|onDid)/;
  const namespaceOf = (namespace: object): object =>
    new Proxy(
      {},
      {
        get: (_target, key) =>
          registering.test(String(key)) ? () => inert : (namespace as Record<PropertyKey, unknown>)[key],
      },
    );
  return {
    ...vscode,
    commands: namespaceOf(vscode.commands),
    window: namespaceOf(vscode.window),
    workspace: namespaceOf(vscode.workspace),
  } as typeof vscode;
}

/**
 * A second copy of what the extension starts with, which sees VS Code's API without registering.
 *
 * @param folder an empty one to put it in
 */
async function loadOnceMore(
  dist: string,
  folder: string,
): Promise<Record<'activate', (context: unknown) => unknown>> {
  cpSync(dist, folder, { recursive: true });
  for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (file.endsWith('.js')) {
      const path = join(folder, file);
      const stub = pathToFileURL(join(folder, 'vscode.mjs')).href;
      writeFileSync(path, readFileSync(path, 'utf8').replaceAll(/(\bfrom\s*)"vscode"/g, `$1"${stub}"`));
    }
  }
  const api = withoutRegistering();
  Object.assign(globalThis, { apiWithoutRegistering: api });
  const names = Object.keys(api).filter((name) => name !== 'default');
  const exports = names.map((name) => `export const ${name} = api.${name};`);
  writeFileSync(
    join(folder, 'vscode.mjs'),
    ['const api = globalThis.apiWithoutRegistering;', ...exports].join('\n'),
  );
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }');
  return (await import(pathToFileURL(join(folder, 'extension.js')).href)) as Awaited<
    ReturnType<typeof loadOnceMore>
  >;
}

/** The file and everything that is loaded together with it: what it imports, but not what it may import() later. */
function loadedWith(file: string, loaded = new Set<string>()): Set<string> {
  if (!loaded.has(file)) {
    loaded.add(file);
    for (const [, path] of readFileSync(file, 'utf8').matchAll(/(?:\bfrom|\bimport)\s*"(\.[^"]+)"/g)) {
      loadedWith(join(dirname(file), path ?? ''), loaded);
    }
  }
  return loaded;
}

function dist(): string {
  return join(vscode.extensions.getExtension(ID)?.extensionPath ?? '', 'dist');
}

/** In bytes: the two headers of a file in a zip, without its name, which is in both (APPNOTE.TXT, 4.3.7 and 4.3.12). */
const ZIP_HEADERS = 30 + 46;

function deflated(file: string): number {
  return deflateRawSync(readFileSync(file), { level: 9 }).length;
}

suite('the installed extension', () => {
  test('adds less than 350 KB to the package', () => {
    const sizes = readdirSync(dist(), { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(?:js|css|txt)$/.test(name))
      .map((name) => deflated(join(dist(), name)) + ZIP_HEADERS + 2 * name.length);
    const bytes = sizes.reduce((sum, size) => sum + size, 0);
    ok(bytes < 350_000, `${bytes} bytes, zipped`);
  });

  test('comes with the licenses of the packages that it contains', () => {
    const { dependencies } = vscode.extensions.getExtension(ID)?.packageJSON as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    const notices = readFileSync(join(dist(), 'ThirdPartyNotices.txt'), 'utf8');
    const parts = notices.split(`\n${'-'.repeat(80)}\n\n`);
    ok(Object.keys(dependencies).length > 0);
    for (const [name, version] of Object.entries(dependencies)) {
      const part = parts.find((text) => text.startsWith(`${name} ${version} (`));
      match(part ?? '', /^Copyright /m, name);
      match(part ?? '', /THE SOFTWARE IS PROVIDED/, name);
    }
  });
});

suite('activation', () => {
  test('asks nothing of network and disk', async () => {
    await publicApi();
    const copy = mkdtempSync(join(tmpdir(), 'glm-start-'));
    const { activate } = await loadOnceMore(dist(), copy);

    const watch = new Watch();
    watch.functions('fs', fs, functionsOf(fs));
    watch.functions('fs.promises', fs.promises, functionsOf(fs.promises));
    watch.functions('net', net, ['connect', 'createConnection']);
    watch.functions('net.Socket', net.Socket.prototype, ['connect']);
    watch.functions('http', http, ['request', 'get']);
    watch.functions('https', https, ['request', 'get']);
    watch.functions('globalThis', globalThis, ['fetch']);
    syncBuiltinESMExports();
    const secrets = {
      get: () => watch.calls.push('secrets.get'),
      onDidChange: () => ({ dispose: () => undefined }),
    };
    const globalState = { get: () => undefined };
    const subscriptions: { dispose(): unknown }[] = [];
    try {
      const globalStorageUri = vscode.Uri.file('/no/such/folder');
      const extension = { packageJSON: { version: '0.0.0' } };
      ok(activate({ secrets, globalState, subscriptions, globalStorageUri, extension }));
      deepEqual(watch.calls, []);
      fs.existsSync(copy);
      deepEqual(watch.calls, ['fs.existsSync'], 'the watch itself works');
    } finally {
      watch.restore();
      syncBuiltinESMExports();
      for (const subscription of subscriptions) {
        subscription.dispose();
      }
      rmSync(copy, { recursive: true });
    }
  });

  test('loads less than 100 KB, in two files', () => {
    const files = [...loadedWith(join(dist(), 'extension.js'))];
    const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
    ok(files.length === 2 && bytes < 100_000, `${files.length} files, ${bytes} bytes`);
  });
});
