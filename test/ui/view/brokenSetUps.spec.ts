import { startBroken } from '../../vscode/demo/broken';
import type { RunningInstance } from '../../vscode/demo/instances';
import { withTemporaryFolder } from '../../vscode/temporary';
import { expect, test as base } from '../support/fixtures';

interface Broken {
  running: { readonly instances: readonly RunningInstance[]; readonly settings: object };
}

/** What is broken, how the tree says it, and which step of the test says what. */
const CASES = [
  ['All Well', undefined, 'GraphQL', 'OK'],
  ['Private CA', 'Certificate not trusted', 'Certificate', 'CN=Company Root CA'],
  ['Expired', 'Certificate expired', 'Certificate', 'expired on'],
  ['Renamed', 'Certificate for another host', 'Certificate', 'is for other.example.com, not for 127.0.0.1'],
  ['Proxy Refuses', 'Blocked by proxy', 'Proxy', '(HTTP 403). Ask the proxy'],
  ['Unknown Name', 'Host not found', 'Host name', "Can't find gitlab.invalid"],
  ['Not GitLab', 'Not a GitLab API', 'GitLab', '"Welcome to the Wiki"'],
  ['No Rights', 'Not an administrator', 'Token', "who isn't one"],
  ['Lacking', 'Missing permission', 'All licenses', 'License: Read'],
] as const;

const test = base.extend<Broken>({
  // Playwright reads from the braces what a fixture needs: here nothing, but they may not be empty.
  running: async ({ browserName: _browserName }, use) => {
    await withTemporaryFolder(async (folder) => {
      const { instances, settings } = await startBroken(folder);
      await use({ instances, settings });
      await Promise.all(instances.map((instance) => instance.close()));
    });
  },
  instances: async ({ running }, use) =>
    use(running.instances.map(({ name, url, token }) => ({ name, gitlab: { url, adminToken: token } }))),
  settings: async ({ running: { instances, settings } }, use) =>
    use({
      'gitlabLicenses.instances': instances.map(({ url, name, caFile }) => ({ url, name, caFile })),
      ...settings,
    }),
});

test(
  'each set-up that is broken names its cause in the tree, in a notification and in the test',
  { tag: '@long' },
  async ({ workbench, licensesView }) => {
    const { quickInput } = workbench;
    test.setTimeout(600_000);
    await licensesView.openSignedIn('Ultimate');
    for (const [, summary] of CASES) {
      if (summary !== undefined) {
        await expect(licensesView.row(summary)).toBeVisible();
      }
    }
    await workbench.screenshot('broken, tree');
    for (const [name, , step, says] of CASES) {
      await (await licensesView.openMenu(licensesView.row(name))).choose('Test Connection…');
      await expect(quickInput.title).toHaveText(`Test Connection to ${name}`);
      await expect(quickInput.row(step)).toContainText(says);
      await workbench.screenshot(`broken, ${name}`);
      await quickInput.cancel();
    }
  },
);
