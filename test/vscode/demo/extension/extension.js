// Part of the demo, never of the product: it uses GitLab License Manager as any other extension can, by its
// public API and commands.
const { setTimeout: sleep } = require('node:timers/promises');
const vscode = require('vscode');

const LOADING_LIMIT_MS = 15_000;

/** How long the one that goes down may take to be gone after it was read. */
const GOES_DOWN_MS = 1_000;

/** Adds the demo's instances where they are missing, and opens their view. */
exports.activate = async () => {
  const product = vscode.extensions.getExtension('gitlab-license-manager.gitlab-license-manager');
  const api = await product.activate();
  await vscode.commands.executeCommand('gitlabLicenses.licenses.focus');
  for (const instance of JSON.parse(process.env.GITLAB_LICENSES_DEMO ?? '[]')) {
    await setUp(api, instance);
  }
};

async function setUp(api, { url, token, name, caFile, goesDown }) {
  switch (await stateOf(api, url)) {
    case undefined:
      await vscode.commands.executeCommand('gitlabLicenses.addInstance', { url, token, name, caFile });
      break;
    // Settings are the server's and tokens the browser's: a second browser has the first without the second.
    case 'signedOut':
      await vscode.commands.executeCommand('gitlabLicenses.setToken', { url, token });
      break;
    default:
      return;
  }
  if (goesDown) await noticeThatItIsDown(url);
}

/** Its row tells it from then on, and the notification center keeps what was said. */
async function noticeThatItIsDown(url) {
  await sleep(GOES_DOWN_MS);
  await vscode.commands.executeCommand('gitlabLicenses.refresh', { url });
  await vscode.commands.executeCommand('notifications.hideToasts');
}

/** What is known of an instance once that is more than that it is being read; undefined without the instance. */
function stateOf(api, url) {
  const read = () => api.getInstances().find((instance) => instance.url === url)?.state;
  return new Promise((resolve) => {
    const settle = () => {
      listener.dispose();
      clearTimeout(limit);
      resolve(read());
    };
    const listener = api.onDidChange(() => read() === 'loading' || settle());
    const limit = setTimeout(settle, LOADING_LIMIT_MS);
    if (read() !== 'loading') settle();
  });
}
