// Part of the window tests, never of the product: makes a window that tests share what the next of them begins with.
// It uses GitLab License Manager as any other extension can, by its public API and commands.
const { renameSync, writeFileSync } = require('node:fs');
const { createServer } = require('node:http');
const { text } = require('node:stream/consumers');
const vscode = require('vscode');

const SECTION = 'gitlabLicenses';

/** Listens for beginnings. Only the window that tests share has a folder open; others are no business of this. */
exports.activate = (context) => {
  const addressFile = process.env.UI_TEST_ADDRESS_FILE;
  if (addressFile === undefined || vscode.workspace.workspaceFolders === undefined) return;
  const server = createServer(async (request, response) => {
    const problem = await beginAgain(JSON.parse(await text(request))).then(() => '', String);
    response.end(problem);
  });
  server.listen(0, '127.0.0.1', () => tellAddress(addressFile, server.address().port));
  context.subscriptions.push({ dispose: () => server.close() });
};

function tellAddress(file, port) {
  writeFileSync(`${file}.new`, `http://127.0.0.1:${port}`);
  renameSync(`${file}.new`, file);
}

/** Closes what is open, forgets every instance, and sets up those given with these settings. */
async function beginAgain({ instances, settings }) {
  const { getInstances } = await product().activate();
  for (const command of ['closeQuickOpen', 'closeAllEditors', 'closePanel']) {
    await vscode.commands.executeCommand(`workbench.action.${command}`);
  }
  await Promise.all(getInstances().map(remove));
  await vscode.commands.executeCommand('notifications.clearAll');
  await setSettings(settings);
  await set(
    'gitlabLicenses.instances',
    instances.map(({ url, name, caFile }) => ({ url, name, caFile })),
  );
  await Promise.all(instances.map(signIn));
}

function remove({ url }) {
  return vscode.commands.executeCommand('gitlabLicenses.removeInstance', { url });
}

function product() {
  return vscode.extensions.getExtension('gitlab-license-manager.gitlab-license-manager');
}

/** Those of the product that are not given get their default. */
async function setSettings(settings) {
  for (const name of Object.keys(product().packageJSON.contributes.configuration.properties)) {
    const { globalValue } = vscode.workspace.getConfiguration().inspect(name);
    if (JSON.stringify(globalValue) !== JSON.stringify(settings[name])) {
      await set(name, settings[name]);
    }
  }
}

function set(name, value) {
  return vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}

/** What no test sets up: with one of these, what a test begins with isn't there. */
const OWN_TROUBLES = ['cancelled', 'secretStorage', 'unexpected'];

/** Waits until the instance was read, if it answers at all. @throws Error when it wasn't, although nothing is wrong with it */
async function signIn({ url, token, isSilent }) {
  if (token === null) return;
  const done = vscode.commands.executeCommand('gitlabLicenses.setToken', { url, token });
  if (isSilent) return;
  const answer = await done;
  if (answer === undefined || OWN_TROUBLES.includes(answer.error?.kind)) {
    throw new Error(`${url} has no token: ${JSON.stringify(answer)}`);
  }
  const { getInstances } = await product().activate();
  const state = getInstances().find((instance) => instance.url === url)?.state;
  if (answer.ok && state !== 'ready') {
    throw new Error(`${url} was read, but is ${state}`);
  }
}
