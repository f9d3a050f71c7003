import { deepEqual, ok } from 'node:assert/strict';
import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import Module from 'node:module';
import net from 'node:net';
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

/** A second copy of the extension's bundle, which sees VS Code's API without registering. */
function loadOnceMore(main: string): unknown {
  const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
  const load = loader._load;
  loader._load = (request, ...rest) =>
    request === 'vscode' ? withoutRegistering() : load.call(loader, request, ...rest);
  try {
    const require = Module.createRequire(main);
    Reflect.deleteProperty(require.cache, main);
    return require(main) as unknown;
  } finally {
    loader._load = load;
  }
}

suite('activation', () => {
  test('asks nothing of network and disk', async () => {
    await publicApi();
    const main = `${vscode.extensions.getExtension(ID)?.extensionPath ?? ''}/dist/extension.js`;
    const { activate } = loadOnceMore(main) as { activate: (context: unknown) => unknown };

    const watch = new Watch();
    watch.functions('fs', fs, functionsOf(fs));
    watch.functions('fs.promises', fs.promises, functionsOf(fs.promises));
    watch.functions('net', net, ['connect', 'createConnection']);
    watch.functions('net.Socket', net.Socket.prototype, ['connect']);
    watch.functions('http', http, ['request', 'get']);
    watch.functions('https', https, ['request', 'get']);
    watch.functions('globalThis', globalThis, ['fetch']);
    const secrets = {
      get: () => watch.calls.push('secrets.get'),
      onDidChange: () => ({ dispose: () => undefined }),
    };
    const subscriptions: { dispose(): unknown }[] = [];
    try {
      const globalStorageUri = vscode.Uri.file('/no/such/folder');
      const extension = { packageJSON: { version: '0.0.0' } };
      ok(activate({ secrets, subscriptions, globalStorageUri, extension }));
      deepEqual(watch.calls, []);
      fs.existsSync(main);
      deepEqual(watch.calls, ['fs.existsSync'], 'the watch itself works');
    } finally {
      watch.restore();
      for (const subscription of subscriptions) {
        subscription.dispose();
      }
    }
  });
});
