import { applyScenario } from '../gitlab/scenario';
import { expect } from './fixtures';
import { test } from './changing';
import { UsagePage } from './pages/usagePage';

test('the usage page', async ({ workbench, licensesView, gitlab }) => {
  applyScenario(gitlab.state);
  await licensesView.open();
  await workbench.runCommand('GitLab Licenses: Show Usage');
  await workbench.quickInput.pick('Production');
  const page = new UsagePage(workbench);
  await expect(page.title).toHaveText('Production');
  await workbench.screenshot('usage');
});
