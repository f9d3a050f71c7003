// Part of the demo, never of the product: it uses GitLab License Manager as any other extension can, by its
// public API and commands.
const vscode = require('vscode');

const LOADING_LIMIT_MS = 15_000;

/** Adds the demo's instances where they are missing, and opens their view. */
exports.activate = async () => {
  const product = vscode.extensions.getExtension('gitlab-license-manager.gitlab-license-manager');
  const api = await product.activate();
  await vscode.commands.executeCommand('gitlabLicenses.licenses.focus');
  const wanted = JSON.parse(process.env.GITLAB_LICENSES_DEMO ?? '[]');
  await Promise.all(wanted.map((instance) => setUp(api, instance)));
};

async function setUp(api, { url, token, name }) {
  switch (await stateOf(api, url)) {
    case undefined:
      return vscode.commands.executeCommand('gitlabLicenses.addInstance', { url, token, name });
    // Settings are the server's and tokens the browser's: a second browser has the first without the second.
    case 'signedOut':
      return vscode.commands.executeCommand('gitlabLicenses.setToken', { url, token });
  }
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
