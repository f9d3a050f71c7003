import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestGitLab } from '../../gitlab/server';
import { applyScenario } from '../../gitlab/scenario';
import { expect, test } from '../support/changing';
import { FileDialog } from '../pages/fileDialog';
import { showIn } from '../pages/theme';
import { UsagePage } from '../webviews/usagePage';
import { START_LIMIT_MS } from '../pages/workbench';

/** How often a GitLab's usage export was asked for. */
function exports({ requests }: TestGitLab): number {
  return requests.filter(({ path }) => path.includes('/usage_export')).length;
}

test.beforeEach(({ gitlab }) => applyScenario(gitlab.state));

test(
  'the usage of an instance: opened, hidden, refreshed, saved, revived',
  { tag: '@long' },
  async ({ workbench, licensesView, gitlab, folder }) => {
    const page = new UsagePage(workbench);
    await licensesView.open();

    await test.step('opens from the row of the current license', async () => {
      await licensesView.pressInline(licensesView.row('Ultimate'), 'Show Usage');
      await page.expectReport('Production');
      await expect(page.card('Users in subscription')).toHaveText('200');
      await expect(page.card('Billable users')).toHaveText('186');
      await expect(page.card('Maximum users')).toHaveText('191');
      await expect(page.card('Users over subscription')).toHaveText('0');
      await expect(page.card('Seats left')).toContainText('14');
      await expect(page.lead).toContainText('At the current rate, you run out of the 200 seats around ');
      await expect(page.fact('Company')).toHaveText('Example, Inc.');
      await expect(page.fact('License key')).toHaveText(/^•••••• \(fingerprint [0-9a-f ]+\)$/i);
      await workbench.screenshot('usage');
    });

    await test.step('runs under a strict policy, and breaks it nowhere', async () => {
      expect(await page.policy()).toMatch(
        /^default-src 'none'; style-src \S+ \S+; script-src 'nonce-[\w+/=]{20,}'; base-uri 'none'; form-action 'none'$/,
      );
      expect(await page.policy()).not.toContain('unsafe');
      page.expectNoComplaints();
    });

    await test.step('never has a second page about the same instance', async () => {
      await page.openFromPalette('Production');
      await expect.poll(() => exports(gitlab)).toBe(2);
      await expect(page.progress).toBeEmpty();
      await expect(page.tabs).toHaveCount(1);
    });

    await test.step('comes back after it was hidden, without asking the server', async () => {
      await workbench.runCommand('Create: New File...');
      await workbench.quickInput.pick('Text File');
      await expect(page.body).toBeHidden();
      await page.tabs.click();
      await page.expectReport('Production');
      expect(exports(gitlab)).toBe(2);
    });

    /** Presses Refresh, and goes on when GitLab is at it, which only answers when it is told to. */
    const startRefresh = async (): Promise<() => void> => {
      let answer: () => void = () => undefined;
      const isSeen = new Promise<void>((resolve) => (answer = resolve));
      const undo = gitlab.intercept(async ({ path }): Promise<'pass'> => {
        await (path.includes('usage_export') && isSeen);
        return 'pass';
      });
      await page.button('Refresh').press('Enter');
      await expect(page.progress).toContainText('Fetching the usage export of Production…');
      return () => {
        answer();
        undo();
      };
    };

    await test.step('is refreshed when that is asked for', async () => {
      gitlab.state.activeUsers = 187;
      const answer = await startRefresh();
      // What was known is still there, until something newer is.
      await expect(page.chart).toBeVisible();
      await workbench.screenshot('usage, refreshing');
      answer();
      await expect(page.card('Billable users')).toHaveText('187');
      await expect(page.progress).toBeEmpty();
      await expect(page.button('Refresh')).toBeFocused();
      expect(exports(gitlab)).toBe(3);
    });

    await test.step('may be hidden meanwhile', async () => {
      gitlab.state.activeUsers = 188;
      const answer = await startRefresh();
      await workbench.tab('Untitled-1').click();
      await expect(page.body).toBeHidden();
      await page.tabs.click();
      await expect(page.progress).toContainText('Fetching');
      await expect(page.card('Billable users')).toHaveText('187');
      answer();
      await expect(page.card('Billable users')).toHaveText('188');
    });

    await test.step('saves the bytes of the server', async () => {
      await page.button('Save Usage Export…').click();
      await new FileDialog(workbench, 'Save Usage Export of Production').enter(
        join(folder, 'license_usage.csv'),
      );
      await workbench.notification('Saved the usage export of Production').dismiss();
      const saved = readFileSync(join(folder, 'license_usage.csv'), 'utf8');
      expect(saved).toContain('License Key,"');
      expect(saved).toContain('\nDate,Billable User Count\n');
    });

    await test.step('tells a failure, and keeps what it has shown', async () => {
      const undo = gitlab.intercept(({ path }) =>
        path.includes('/usage_export')
          ? { status: 403, headers: {}, body: '{"message":"403 Forbidden"}' }
          : 'pass',
      );
      await page.button('Refresh').click();
      await expect(page.message).toContainText('Production');
      // What was known is still there.
      await expect(page.progress).toBeEmpty();
      await page.expectReport('Production');
      await workbench.screenshot('usage, refresh failed');
      undo();
      await page.button('Try Again').press('Enter');
      await expect(page.message).toBeHidden();
      await expect(page.button('Refresh')).toBeFocused();
    });

    await test.step('asks before it fetches again after a reload', async () => {
      const before = exports(gitlab);
      await workbench.reloadWindow();
      // Extensions start once more.
      await expect(page.message).toContainText("It isn't stored on this computer.", {
        timeout: START_LIMIT_MS,
      });
      await expect(page.message).toContainText('GitLab records that usage data was exported');
      expect(exports(gitlab)).toBe(before);
      await workbench.screenshot('usage, revived');
      await page.button('Fetch Usage Export').click();
      await page.expectReport('Production');
      expect(exports(gitlab)).toBe(before + 1);
      await expect(page.tabs).toHaveCount(1);
    });
    page.expectNoComplaints();
  },
);

test('the page by keyboard and by mouse', async ({ workbench, licensesView }) => {
  const page = new UsagePage(workbench);
  const { keyboard } = workbench.page;
  await licensesView.open();
  await page.openFromPalette('Production');
  await page.expectReport('Production');

  await test.step('Tab reaches everything', async () => {
    expect(await page.tabStops()).toEqual([
      ...['Refresh', 'Save Usage Export…', 'Show Seats', 'Copy as Markdown', 'Email GitLab Renewals…'],
      ...['30 days', '90 days', '1 year', 'All', 'Start at Zero', 'Save Chart…'],
      ...['application', 'From', 'To', 'Jump to Peak', 'Copy Rows', 'grid'],
    ]);
  });

  await test.step('nothing keeps anybody out', async () => {
    expect(await page.barriers()).toEqual([]);
  });

  await test.step('arrow keys tell the counts of the chart', async () => {
    await page.chart.focus();
    await keyboard.press('ArrowLeft');
    await expect(page.readout).toHaveText(/^\d{4}-\d\d-\d\d, 186 billable users, seats left: 14$/);
    const last = await page.readout.innerText();
    await keyboard.press('ArrowLeft');
    await expect(page.readout).not.toHaveText(last);
    await keyboard.press('End');
    await expect(page.readout).toContainText('196 billable users (forecast), seats left: 4');
    await keyboard.press('Home');
    await expect(page.readout).toContainText(' billable users, ');
  });

  await test.step('ranges, and zooming by keys and by drag', async () => {
    const isPressed = (name: string) => page.button(name).getAttribute('aria-pressed');
    await page.button('30 days').press('Enter');
    expect([await isPressed('30 days'), await isPressed('All')]).toEqual(['true', 'false']);
    await page.chart.focus();
    await keyboard.press('0');
    expect(await isPressed('All')).toBe('true');
    await keyboard.press('+');
    expect(await isPressed('All')).toBe('false');
    await page.chart.dblclick();
    expect(await isPressed('All')).toBe('true');
    await page.chart.dragTo(page.chart, {
      sourcePosition: { x: 200, y: 80 },
      targetPosition: { x: 400, y: 80 },
    });
    expect(await isPressed('All')).toBe('false');
    await workbench.screenshot('usage, zoomed', { keepMouse: true });
  });

  await test.step('the table is sorted, filtered, searched and copied', async () => {
    const dates = await page.dates();
    expect(dates).toEqual([...dates].sort().reverse());
    await page.frame.getByRole('button', { name: 'Date (UTC)' }).press('Enter');
    await expect.poll(() => page.dates().then(([first]) => first)).toMatch(/^20/);
    await expect(page.frame.getByRole('columnheader', { name: 'Date (UTC)' })).toHaveAttribute(
      'aria-sort',
      'ascending',
    );
    expect((await page.dates())[0]! < dates[0]!).toBe(true);
    await page.frame.getByRole('columnheader', { name: 'Billable users' }).getByRole('button').click();
    expect((await page.counts())[0]).toBe(191);

    await page.button('Jump to Peak').press('Enter');
    await expect(page.chosenRow).toContainText('191');
    await expect(page.table).toBeFocused();
    await keyboard.press('ArrowDown');
    await expect(page.chosenRow).toContainText('190');
    const row = (await page.chosenRow.getAttribute('id')) ?? '';
    await expect(page.table).toHaveAttribute('aria-activedescendant', row);

    const newest = dates[0]!.slice(0, 10);
    const from = page.frame.getByRole('textbox', { name: 'From' });
    await from.fill(newest);
    await from.press('Tab');
    await expect(page.table.locator('.rows .row')).toHaveCount(1);
    await page.button('Copy Rows').click();
    await expect(page.frame.getByText('Rows copied: 1')).toBeVisible();
    await expect
      .poll(() => workbench.clipboard())
      .toBe(`Date (UTC)\tBillable users\n${newest} 12:00:05\t186`);
  });

  await test.step('the chart follows the size of the window and the theme', async () => {
    const size = { width: 1280, height: 800 };
    const before = await page.drawing();
    await workbench.page.setViewportSize({ ...size, width: 1000 });
    await expect.poll(async () => (await page.drawing()).width).toBeLessThan(before.width);
    await workbench.page.setViewportSize(size);
    await expect.poll(() => page.drawing()).toEqual(before);
    await showIn(workbench.page, 'Default Light Modern');
    await expect.poll(async () => (await page.drawing()).digest).not.toBe(before.digest);
  });
  page.expectNoComplaints();
});
