import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { installVSCode } from '../install';
import { packageExtension } from '../packageExtension';
import { VSIX } from '../paths';
import { progress } from '../progress';
import { installExtension, startCodeServer, type RunningServer, type ServerFolders } from '../server';
import { writeSettings } from '../settings';
import { onShutdown } from '../shutdown';
import { makeTemporaryFolder, removeFolder } from '../temporary';
import { startInstances, type DemoInstance } from './instances';

/** What has to end with the demo, in the order in which it came to be. */
const ends: (() => Promise<void> | void)[] = [];

/**
 * Shows the packaged extension in a VS Code for the browser, with GitLabs that are made up. `--port N` chooses
 * the port of VS Code; without, it is a free one. Ctrl+C ends all of it.
 */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { port: { type: 'string', default: '0' } } });
  installVSCode();
  progress('Packaging the extension …');
  await packageExtension();

  progress('Starting GitLab and VS Code …');
  const folder = makeTemporaryFolder();
  ends.push(() => {
    removeFolder(folder);
  });
  const instances = await startInstances();
  ends.push(...instances.map((instance) => () => instance.close()));
  const server = await startVSCode(folder, Number(values.port), instances);
  ends.push(() => server.stop());

  console.log(`\nOpen ${server.url} in a browser. Ctrl+C ends the demo.`);
  const code = await server.exited;
  throw new Error(`VS Code ended with code ${code}:\n${server.output()}`);
}

async function startVSCode(folder: string, port: number, instances: DemoInstance[]): Promise<RunningServer> {
  const folders: ServerFolders = { userData: join(folder, 'user'), extensions: join(folder, 'extensions') };
  // VS Code takes in what lies in this folder when it sees it for the first time.
  cpSync(join(__dirname, 'extension'), join(folders.extensions, 'gitlab-license-manager.demo-0.0.1'), {
    recursive: true,
  });
  installExtension(VSIX, folders);
  writeSettings(folders.userData, { 'gitlabLicenses.statusBar': 'always' });
  return startCodeServer(folders, port, {
    GITLAB_LICENSES_DEMO: JSON.stringify(instances.map(({ url, token, name }) => ({ url, token, name }))),
  });
}

async function end(code: number): Promise<never> {
  for (const step of ends.splice(0).reverse()) {
    await step();
  }
  process.exit(code);
}

let asked = false;
onShutdown(() => {
  asked = true;
  void end(0);
});
main().catch((error: unknown) => {
  // Once it is asked to end, VS Code's end is no news.
  if (!asked) {
    console.error(error instanceof Error ? error.message : error);
    void end(1);
  }
});
