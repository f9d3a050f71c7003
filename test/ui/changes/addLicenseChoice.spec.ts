import { dailyCounts, day, license, type TestGitLab } from '../../gitlab/server';
import { KeyPreview } from '../pages/keyPreview';
import { CURRENT, expect, readsTestKeys, writes } from '../support/changing';
import { shareWindow } from '../support/sharedWindow';

interface Servers {
  readonly production: TestGitLab;
  /** Has the renewal already. */
  readonly staging: TestGitLab;
  /** Has had more users than the renewal has seats. */
  readonly research: TestGitLab;
}

const RENEWAL = license({ id: 2, starts_at: day(12), expires_at: day(377), user_limit: 220 });

const test = shareWindow<Servers>(async (gitlabs, folder) => {
  const production = await gitlabs.start({ licenses: [CURRENT] });
  const staging = await gitlabs.start({ licenses: [CURRENT, RENEWAL] });
  const research = await gitlabs.start({ licenses: [CURRENT] });
  research.state.historicalData = dailyCounts(day(-1), [1300]);
  return {
    servers: { production, staging, research },
    instances: [
      { name: 'Research', gitlab: research },
      { name: 'Staging', gitlab: staging },
      { name: 'Production', gitlab: production },
    ],
    settings: readsTestKeys(folder),
  };
});

test('of several instances the one is chosen that the key fits', async ({
  workbench,
  licensesView,
  shared,
}) => {
  const { production, staging, research } = shared.prepared.servers;
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
    await expect(quickInput.box).toHaveAttribute('placeholder', 'Which instance should get the license?');
    await expect(quickInput.rows).toHaveText([
      /^Production\s*fits here/,
      /^Staging\s*already there/,
      /^Research\s*would be refused: 1,300 users in the past on 220 seats/,
    ]);
    await workbench.screenshot('add, choice');
  });
  await test.step('the question is about the one chosen', async () => {
    await quickInput.pick('Staging');
    await expect(dialog.message).toHaveText('Add this license to Staging?');
    await expect(dialog.detail).toContainText('⚠ The instance has this license already: Ultimate license 2');
    await dialog.cancel();
  });
  await test.step('only that one gets the key', async () => {
    await keyPreview.addFromClipboard(key);
    await quickInput.pick('Production');
    await expect(dialog.message).toHaveText('Add this license to Production?');
    await dialog.press('Add License');
    await expect(
      workbench.notification('The Ultimate license 2 is added to Production.').toast,
    ).toBeVisible();
    expect([writes(production), writes(staging), writes(research)]).toEqual([
      ['POST /api/v4/license'],
      [],
      [],
    ]);
  });
});
