import { newAuthority } from '../../gitlab/certificate';
import type { TestGitLab } from '../../gitlab/server';
import { expect, test as base } from '../support/sharedWindow';

interface Servers {
  good: TestGitLab;
}

const test = base.extend<Servers>({
  good: async ({ gitlabs }, use) => use(await gitlabs.start()),
  instances: async ({ gitlabs, good }, use) => {
    const bad = await gitlabs.start();
    await use([
      { name: 'Good', gitlab: good },
      { name: 'Bad', gitlab: bad, token: bad.userToken },
      { name: 'Private', gitlab: await gitlabs.start({ tls: newAuthority('Example CA').issue() }) },
    ]);
  },
});

test(
  'a test of the connection says of each step how it went',
  { tag: '@long' },
  async ({ workbench, licensesView }) => {
    const { quickInput } = workbench;
    const start = async (name: string) => {
      await (await licensesView.openMenu(licensesView.row(name))).choose('Test Connection…');
      await expect(quickInput.title).toHaveText(`Test Connection to ${name}`);
    };
    await licensesView.openSignedIn('Ultimate');
    // Rows that still move take no click.
    await expect(licensesView.row('Not an administrator')).toBeVisible();
    await expect(licensesView.row('Certificate not trusted')).toBeVisible();

    await start('Good');
    await expect(quickInput.row('GraphQL')).toContainText('OK');
    await expect(quickInput.row('Token')).toContainText('root');
    await expect(quickInput.row('Proxy')).toContainText('No proxy is used.');
    await workbench.screenshot('connection, all well');
    await quickInput.button('Copy Report as Markdown').click();
    await workbench.notification('Copied the report.').dismiss();
    await quickInput.cancel();

    await start('Private');
    await expect(quickInput.row('Certificate')).toContainText('CN=Example CA');
    await expect(quickInput.row('Certificate')).toContainText('Choose CA File…');
    await expect(quickInput.row('Token')).toContainText('Requires an earlier step: Certificate');
    await workbench.screenshot('connection, private CA');
    await quickInput.cancel();

    await start('Bad');
    await expect(quickInput.row('Token')).toContainText('Only administrators can view licenses');
    await workbench.screenshot('connection, no administrator');
    await quickInput.pick('Token');
    await expect(quickInput.title).toHaveText('Token for Bad');
    await quickInput.cancel();
  },
);
