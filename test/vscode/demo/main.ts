import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { installVSCode } from '../install';
import { packageExtension } from '../packageExtension';
import { VSIX } from '../paths';
import { progress } from '../progress';
import { installExtension, startCodeServer, type RunningServer, type ServerFolders } from '../server';
import { writeSettings, type Settings } from '../settings';
import { onShutdown } from '../processes/shutdown';
import { makeTemporaryFolder, removeFolder } from '../temporary';
import { startBroken } from './broken';
import { startInstances, type DemoInstance } from './instances';
import { writeDemoKeys, type DemoKeys } from './keys';

/** What has to end with the demo, in the order in which it came to be. */
const ends: (() => Promise<void> | void)[] = [];

/** How long a signal may take to be told to a process that was busy. */
const SIGNAL_MS = 100;

/** Whether the demo was asked to end. */
let asked = false;

/**
 * Shows the packaged extension in a VS Code for the browser, with GitLabs that are made up. `--port N` chooses
 * the port of VS Code; without, it is a free one. `--broken` shows set-ups that don't work instead, each for another
 * reason. Ctrl+C ends all of it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { port: { type: 'string', default: '0' }, broken: { type: 'boolean', default: false } },
  });
  installVSCode();
  progress('Packaging the extension …');
  await packageExtension();

  progress('Starting GitLab and VS Code …');
  const folder = makeTemporaryFolder();
  ends.push(() => {
    removeFolder(folder);
  });
  const { instances, settings } = values.broken
    ? await startBroken(folder)
    : { instances: await startInstances(folder), settings: {} };
  ends.push(...instances.map((instance) => () => instance.close()));
  const keys = writeDemoKeys(folder);
  const starting = startVSCode({ folder, port: Number(values.port), instances, settings, keys });
  // From now on, since it may be asked to end while it starts.
  ends.push(() => starting.then(stop, doNothing));
  const server = await starting;
  if (asked) {
    return;
  }

  const address = new URL(server.url);
  address.searchParams.set('folder', keys.folder);
  console.log(`\nOpen ${address.href} in a browser. Ctrl+C ends the demo.`);
  const code = await server.exited;
  throw new Error(`VS Code ended with code ${code}:\n${server.output()}`);
}

interface Shown {
  readonly folder: string;
  readonly port: number;
  readonly instances: readonly DemoInstance[];
  readonly settings: Settings;
  readonly keys: DemoKeys;
}

async function startVSCode({
  folder,
  port,
  instances,
  settings,
  keys: { publicKey },
}: Shown): Promise<RunningServer> {
  const folders: ServerFolders = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
  // VS Code takes in what lies in this folder when it sees it for the first time.
  cpSync(
    join(import.meta.dirname, 'extension'),
    join(folders.extensions, 'gitlab-license-manager.demo-0.0.1'),
    {
      recursive: true,
    },
  );
  installExtension(VSIX, folders);
  writeSettings(folders.userData, {
    'gitlabLicenses.statusBar': 'always',
    'gitlabLicenses.publicKeyFiles': [publicKey],
    'gitlabLicenses.notifications': true,
    ...settings,
  });
  return startCodeServer(folders, port, {
    GITLAB_LICENSES_DEMO: JSON.stringify(instances),
  });
}

function stop(server: RunningServer): Promise<void> {
  return server.stop();
}

/** What did not start has ended already. */
function doNothing(): void {
  return undefined;
}

async function end(code: number): Promise<never> {
  for (const step of ends.splice(0).reverse()) {
    await step();
  }
  process.exit(code);
}

onShutdown(() => {
  asked = true;
  void end(0);
});
main().catch(async (error: unknown) => {
  // Ctrl+C also reaches the programs that this one waits for: their end can be known before the reason for it.
  await sleep(SIGNAL_MS);
  // Once it is asked to end, VS Code's end is no news.
  if (!asked) {
    console.error(error instanceof Error ? error.message : error);
    await end(1);
  }
});
