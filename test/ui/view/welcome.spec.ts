import { expect, test } from '../support/fixtures';
import { LicensesView } from '../pages/licensesView';

test('the view says what to do without an instance, and until then that it reads the list', async ({
  licensesView,
  workbench,
  page,
}) => {
  await licensesView.open();
  await expect(licensesView.welcome).toContainText('See the licenses of your self-managed GitLab');
  await expect(licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
  await expect(licensesView.rows).toHaveCount(0);
  await workbench.screenshot('welcome');

  let start = (): void => undefined;
  const held = new Promise<void>((resolve) => {
    start = resolve;
  });
  let connections = 0;
  // The first connection of a window is to the server, the second to the program that runs extensions.
  await page.routeWebSocket(/reconnectionToken=/, async (socket) => {
    connections += 1;
    if (connections === 2) {
      await held;
    }
    socket.connectToServer();
  });

  await workbench.reload();
  await workbench.openViewContainer('GitLab Licenses');
  const reopened = new LicensesView(workbench);
  await expect(reopened.welcome).toHaveText('Reading the list of instances…');
  await workbench.screenshot('welcome, loading');
  start();
  await expect(reopened.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
});
