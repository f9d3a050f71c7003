import { readdirSync } from 'node:fs';
import { chromium } from '@playwright/test';
import { listedUser } from '../../gitlab/users/listedUsers';
import { CHROMIUM_FLAGS, requireChromium } from '../../vscode/chromium';
import { LicensesView } from '../pages/licensesView';
import { Workbench } from '../pages/workbench';
import { withTemporaryFolder } from '../../vscode/temporary';
import { filesWith } from '../hostile/inspection';
import { expect, test as base } from '../support/fixtures';
import type { TestGitLab } from '../../gitlab/server';
import { SeatsPage } from '../webviews/seatsPage';

const CANARIES = ['Quetzalina Featherstonehaugh', 'quetzalina.featherstonehaugh'];

const test = base.extend<{ gitlab: TestGitLab }>({
  gitlab: async ({ gitlabs }, use) => use(await gitlabs.startEndingIn(100)),
  instances: async ({ gitlab }, use) => use([{ name: 'Production', gitlab }]),
});

test('names leave no trace', { tag: '@long' }, async ({ gitlab, server, userData }) => {
  test.setTimeout(300_000);
  gitlab.state.listedUsers = Array.from({ length: 250 }, (_, index) =>
    listedUser(index + 1, { name: `${CANARIES[0]} ${index}`, username: `${CANARIES[1]}.${index}` }),
  );
  await withTemporaryFolder(async (profile) => {
    const context = await chromium.launchPersistentContext(profile, {
      executablePath: requireChromium(),
      args: [...CHROMIUM_FLAGS],
    });
    const page = await context.newPage();
    const workbench = await Workbench.open(page, server.url);
    const view = new LicensesView(workbench);
    await view.openSignedIn('Ultimate');
    const seats = new SeatsPage(workbench);
    await seats.openFromPalette();
    await seats.expectRows('Rows: 250 of 250');
    await seats.control('filter').fill(`${CANARIES[0]} 24`);
    await expect(seats.shown).toHaveText('Rows: 11 of 250');
    await seats.table.focus();
    await page.keyboard.press('Home');
    await page.keyboard.press('Space');
    await expect(seats.shown).toHaveText('Rows: 11 of 250, selected: 1');
    // Its tab is hidden and shown again, which destroys the page and makes it once more.
    await workbench.runCommand('File: New Untitled Text File');
    await workbench.tab('Seats: Production').click();
    await seats.expectRows('Rows: 11 of 250, selected: 1');
    await workbench.runCommand('View: Close All Editors');
    await expect(workbench.tab('Seats: Production')).toBeHidden();
    await context.close();
    await server.stop();
    for (const folder of [userData, profile]) {
      expect(readdirSync(folder)).not.toEqual([]);
      expect(filesWith(folder, CANARIES)).toEqual([]);
    }
  });
});
