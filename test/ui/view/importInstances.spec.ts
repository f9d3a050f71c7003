import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { FileDialog } from '../pages/fileDialog';
import { expect, test as base } from '../support/sharedWindow';
import type { TestGitLab } from '../../gitlab/server';

const test = base.extend<{ listed: TestGitLab; added: TestGitLab }>({
  listed: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(200)),
  added: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(12)),
  instances: async ({ listed }, use) => use([{ name: 'Production', gitlab: listed }]),
});

/** One row for each kind of mistake, beside those that can be imported. */
function fileText(listed: TestGitLab, added: TestGitLab): string {
  return [
    'url,token,name,caFile,group,color',
    `${added.url},${added.adminToken},Research,,North,red`,
    ',glpat-00000000000000000001,Without an Address,,,',
    'htp:/bad host 1,,Mistyped,,,',
    'https://gitlab.com,glpat-00000000000000000002,Not Self-Managed,,,',
    'https://odd.example.com,glpat-0000 0000,Odd Token,,,',
    `https://long.example.com,${'x'.repeat(501)},Long Token,,,`,
    `https://name.example.com,,${'Long Name '.repeat(30)},,,`,
    `https://group.example.com,,Long Group,,${'g'.repeat(300)},`,
    `${added.url}/admin,,Research Again,,,`,
    'https://misplaced.example.com,,glpat-00000000000000000003,,,',
    'https://ca.example.com,,Without Its CA,/nowhere/ca.pem,,',
    'https://cells.example.com,,Acme, Inc.,,North,red,blue',
    `${listed.url},,Production,,,`,
    'https://quote.example.com,,"Never Closed,,,',
  ].join('\n');
}

test(
  'an import shows ten kinds of rows that cannot be imported, says why, and imports the others',
  { tag: '@long' },
  async ({ workbench, licensesView, listed, added, folder }) => {
    const { quickInput } = workbench;
    await licensesView.open();
    await expect(licensesView.row('Production')).toBeVisible();
    writeFileSync(join(folder, 'instances.csv'), fileText(listed, added));
    await workbench.runCommand('GitLab Licenses: Import Instances…');
    await new FileDialog(workbench, 'Import Instances').enter(
      join(folder, 'instances.csv'),
      'Preview Import',
    );

    await expect(quickInput.title).toContainText('Import 1 of 14 instances from instances.csv');
    await workbench.screenshot('import preview');
    await quickInput.box.press('End');
    await workbench.screenshot('import preview, end');
    await quickInput.fill('Research');
    await expect(quickInput.rows.first()).toBeVisible();
    await quickInput.fill('');
    await quickInput.accept();
    await expect(licensesView.description(licensesView.row('Research'))).toContainText('12 days left');
    await expect(workbench.notification('Imported 1 instance.').toast).toBeVisible();
    await workbench.screenshot('import, afterwards');
  },
);
