import { LicensesView } from '../pages/licensesView';
import { START_LIMIT_MS, Workbench } from '../pages/workbench';
import { expect, test } from '../support/signingIn';

/** What a window tells VS Code's server about a connection to the program that runs extensions. */
const IS_FOR_EXTENSIONS = '"desiredConnectionType":2';

test('the view says what to do without an instance', async ({ licensesView, workbench }) => {
  await expect(licensesView.welcome).toContainText('View the plan, expiry date, and seats');
  await expect(licensesView.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible();
  await expect(licensesView.rows).toHaveCount(0);
  await workbench.screenshot('welcome');
});

// Another window is opened for it.
test(
  'the view says that it loads the instances until extensions have started',
  { tag: '@long' },
  async ({ licensesView, context, shared }) => {
    await expect(licensesView.welcome).toBeVisible();
    let start = (): void => undefined;
    const held = new Promise<void>((resolve) => {
      start = resolve;
    });
    const page = await context.newPage();
    await page.routeWebSocket(/reconnectionToken=/, (socket) => {
      const server = socket.connectToServer();
      let last = Promise.resolve();
      socket.onMessage((message) => {
        last = last.then(async () => {
          await (message.toString().includes(IS_FOR_EXTENSIONS) && held);
          server.send(message);
        });
      });
    });
    const other = await Workbench.open(page, shared.serverUrl);
    await other.openViewContainer('GitLab Licenses');
    const opened = new LicensesView(other);
    await expect(opened.welcome).toHaveText('Loading instances…');
    await other.screenshot('welcome, loading');
    start();
    await expect(opened.welcome.getByRole('button', { name: 'Add GitLab Instance' })).toBeVisible({
      timeout: START_LIMIT_MS,
    });
    await page.close();
  },
);
