import { dailyCounts, day, license, type TestGitLab } from '../../gitlab/server';
import { KeyPreview } from '../pages/keyPreview';
import { CURRENT, expect, readsTestKeys, writes } from '../support/changing';
import { test as base } from '../support/sharedWindow';

interface Servers {
  production: TestGitLab;
  /** Has the renewal already. */
  staging: TestGitLab;
  /** Has had more users than the renewal has seats. */
  research: TestGitLab;
}

const RENEWAL = license({ id: 2, starts_at: day(12), expires_at: day(377), user_limit: 220 });

const test = base.extend<Servers>({
  production: async ({ gitlabs }, use) => use(await gitlabs.start({ licenses: [CURRENT] })),
  staging: async ({ gitlabs }, use) => use(await gitlabs.start({ licenses: [CURRENT, RENEWAL] })),
  research: async ({ gitlabs }, use) => {
    const research = await gitlabs.start({ licenses: [CURRENT] });
    research.state.historicalData = dailyCounts(day(-1), [1300]);
    await use(research);
  },
  instances: async ({ production, staging, research }, use) => {
    await use([
      { name: 'Research', gitlab: research },
      { name: 'Staging', gitlab: staging },
      { name: 'Production', gitlab: production },
    ]);
  },
  settings: async ({ userData }, use) => use(readsTestKeys(userData)),
});

test(
  'of several instances the one is chosen that the key fits',
  { tag: '@long' },
  async ({ workbench, licensesView, production, staging, research }) => {
    const keyPreview = new KeyPreview(workbench);
    const { quickInput, dialog } = workbench;
    await licensesView.open();
    await expect(licensesView.row('Ultimate')).toHaveCount(4);
    const key = production.licenseKey({
      issued_at: day(12),
      expires_at: day(377),
      restrictions: { plan: 'ultimate', active_user_count: 220 },
    });

    await test.step('the best comes first, and beside each stands why', async () => {
      await keyPreview.addFromClipboard(key);
      await expect(quickInput.title).toHaveText('Add License');
      await expect(quickInput.box).toHaveAttribute('placeholder', 'Select an instance');
      await expect(quickInput.rows).toHaveText([
        /^Production\s*fits here/,
        /^Staging\s*already there/,
        /^Research\s*would be rejected: 1,300 users in the past year for 220 seats/,
      ]);
      await workbench.screenshot('add, choice');
    });
    await test.step('Enter chooses the best, and Enter in the question adds the key that fits', async () => {
      await quickInput.accept();
      await expect(dialog.focused).toHaveText('Add License');
      await dialog.cancel();
      await keyPreview.addFromClipboard(key);
    });
    await test.step('the question is about the one chosen', async () => {
      await quickInput.pick('Staging');
      await expect(dialog.message).toHaveText('Staging already has this license. Add it again?');
      await expect(dialog.detail).toContainText(
        '⚠ The instance already has this license: Ultimate license 2',
      );
      await dialog.cancel();
    });
    await test.step('only that one gets the key', async () => {
      await keyPreview.addFromClipboard(key);
      await quickInput.pick('Production');
      await expect(dialog.message).toHaveText('Add this license to Production?');
      await dialog.press('Add License');
      await expect(workbench.notification('Added the Ultimate license 2 to Production.').toast).toBeVisible();
      expect([writes(production), writes(staging), writes(research)]).toEqual([
        ['POST /api/v4/license'],
        [],
        [],
      ]);
    });
  },
);
