// Part of the window tests, never of the product: takes away what a test has set up, by the product's public API.
const vscode = require('vscode');

exports.activate = (context) => {
  context.subscriptions.push(
    vscode.commands.registerCommand('beginAgain.removeAllInstances', async () => {
      const product = vscode.extensions.getExtension('gitlab-license-manager.gitlab-license-manager');
      const { getInstances } = await product.activate();
      for (const { url } of getInstances()) {
        await vscode.commands.executeCommand('gitlabLicenses.removeInstance', { url });
      }
    }),
  );
};
