import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { READ_PERMISSIONS } from '../../../src/gitlab/tokenScopes';
import { newAuthority } from '../../gitlab/certificate';
import { html } from '../../gitlab/http/answers';
import { fineGrained, type TestGitLab } from '../../gitlab/server';
import type { GitLabs } from '../support/gitlabs';
import type { SetUp } from '../support/vscode';
import { expect, test as base } from '../support/sharedWindow';

interface Servers {
  good: TestGitLab;
}

/** Which row says what of the instances that fail in other ways. */
const FAILURES = [
  ['Expired', 'Certificate', 'expired on'],
  ['Other name', 'Certificate', 'The certificate is for other.example.com'],
  ['No name', 'Host name', "Can't"],
  ['No GitLab', 'GitLab', 'Welcome'],
  ['Lacking', 'All licenses', 'License: Read'],
] as const;

async function failing(gitlabs: GitLabs): Promise<readonly SetUp[]> {
  const authority = newAuthority('Example CA');
  const caFile = join(mkdtempSync(join(tmpdir(), 'window-ca-')), 'ca.pem');
  writeFileSync(caFile, authority.ca);
  const noGitLab = await gitlabs.start();
  noGitLab.intercept(() => html(200, '<title>Welcome</title>'));
  const lacking = await gitlabs.start({ profile: '19' });
  const permissions = READ_PERMISSIONS.filter((permission) => permission !== 'License: Read');
  return [
    { name: 'Expired', gitlab: await gitlabs.start({ tls: authority.issue({ days: 0.5 }) }), caFile },
    {
      ...{ name: 'Other name', caFile },
      gitlab: await gitlabs.start({ tls: authority.issue({ host: 'other.example.com' }) }),
    },
    { name: 'No GitLab', gitlab: noGitLab },
    { name: 'No name', gitlab: { url: 'https://gitlab.invalid', adminToken: 'glpat-none' } },
    { name: 'Lacking', gitlab: lacking, token: lacking.token(fineGrained(permissions)) },
  ];
}

const test = base.extend<Servers>({
  good: async ({ gitlabs }, use) => use(await gitlabs.start()),
  instances: async ({ gitlabs, good }, use) => {
    const bad = await gitlabs.start();
    await use([
      { name: 'Good', gitlab: good },
      { name: 'Bad', gitlab: bad, token: bad.userToken },
      ...(await failing(gitlabs)),
      { name: 'Private', gitlab: await gitlabs.start({ tls: newAuthority('Example CA').issue() }) },
    ]);
  },
});

test(
  'a test of the connection says of each step how it went',
  { tag: '@long' },
  async ({ workbench, licensesView }) => {
    const { quickInput } = workbench;
    // Pictures of every step in four themes take a busy machine minutes.
    test.setTimeout(600_000);
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
    await quickInput.button('Test Connection').click();
    await expect(quickInput.title).toHaveText('Test Connection to Bad');
    await expect(quickInput.row('Token')).toContainText('No token is stored.');
    // The input for the token comes back by itself.
    await workbench.page.keyboard.press('Escape');
    await expect(quickInput.title).toHaveText('Token for Bad');
    await quickInput.cancel();

    for (const [name, row, says] of FAILURES) {
      await start(name);
      await expect(quickInput.row(row)).toContainText(says);
      await workbench.screenshot(`connection, ${name}`);
      await quickInput.cancel();
    }
  },
);
