import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hostileAnswer, type HostileAnswer } from '../../gitlab/hostile/answers';
import { trapLink, turnHostile } from '../../gitlab/hostile/hostility';
import { INVISIBLE, mixture } from '../../gitlab/hostile/texts';
import { FileDialog } from '../pages/fileDialog';
import { licenseRow, pressDelete } from '../pages/licenseRow';
import { UsagePage } from '../pages/usagePage';
import { expect, rowsOfLevel, test } from './fixtures';
import { filesWith } from './inspection';

const COMMAND = 'GitLab Licenses: ';

/** Failures of a read that say something in the server's words. */
const TOLD: readonly HostileAnswer[] = [
  ...(['forbidden', 'scope', 'unauthorized', 'errorPage', 'page', 'redirect', 'redirectHere'] as const),
  ...(['redirectToScript', 'throttled', 'maintenance', 'nested', 'otherShape'] as const),
];

// One window for all of it, since each surface has to be walked and a window takes long to start.
test('nothing that a hostile GitLab says acts, hides or leaks, wherever it shows', async ({
  workbench,
  licensesView,
  gitlab,
  other,
  see,
  stolen,
  secrets,
  hostileKey,
  keyPreview,
  folder,
  userData,
  page,
}) => {
  test.setTimeout(900_000);
  page.setDefaultTimeout(15_000);
  const { dialog, quickInput } = workbench;
  const { body } = licensesView;
  const text = mixture(trapLink(gitlab.url, stolen));
  const run = (title: string) => workbench.runCommand(COMMAND + title);
  const pickFirst = async () => {
    await expect(quickInput.rows.first()).toBeVisible();
    await quickInput.rows.first().click();
  };
  const clear = async () => {
    for (let escapes = 0; escapes < 3; escapes += 1) {
      await page.keyboard.press('Escape');
    }
    await workbench.runCommand('Notifications: Clear All Notifications');
  };

  await test.step('the view', async () => {
    await licensesView.open();
    await workbench.setSideBarWidth(500);
    await expect(rowsOfLevel(body, 2).nth(3)).toBeVisible();
    const current = rowsOfLevel(body, 2).first();
    await see('the rows of instances and licenses', () => licensesView.expand(current));
    await see('the rows further down', async () => {
      await current.locator('.label-name').click();
      await page.keyboard.press('PageDown');
      await page.keyboard.press('PageDown');
    });
    await see('the last rows', async () => page.keyboard.press('End'));
    await page.keyboard.press('Home');
    await see('the tooltip of an instance', () => licensesView.tooltip(rowsOfLevel(body, 1).first()));
    await see('the tooltip of a license', () => licensesView.tooltip(current));
    await see('the tooltip of a fact', () => licensesView.tooltip(rowsOfLevel(body, 3).nth(1)));
    await clear();
  });

  await test.step('the status bar', async () => {
    const item = workbench.statusBarItem(/GitLab licenses/);
    await see('its tooltip', async () => {
      await item.hover();
      await expect(workbench.tooltip).toBeVisible();
    });
    await see('its list', async () => {
      await item.click();
      await expect(quickInput.rows.first()).toBeVisible();
    });
    await see('what can be done about an instance', async () => {
      await quickInput.rows.first().click();
      await expect(quickInput.row('Refresh')).toBeVisible();
    });
    await clear();
  });

  const slowly = () =>
    gitlab.intercept(async () => {
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      return 'pass' as const;
    });

  await test.step('details', async () => {
    await see('the list of instances', async () => {
      await run('Show Details');
      await expect(quickInput.rows.first()).toBeVisible();
    });
    await see('the list of licenses', async () => {
      await quickInput.rows.first().click();
      await expect(quickInput.title.or(quickInput.box).first()).toBeVisible();
      await expect(quickInput.rows.nth(5)).toBeVisible();
    });
    const fast = slowly();
    await see('the progress', async () => {
      await quickInput.rows.nth(1).click();
      await expect(workbench.notifications.filter({ hasText: 'Fetching license' })).toBeVisible();
    });
    fast();
    await see('the document', async () => {
      await expect(page.getByRole('tab', { name: /\.json/ })).toBeVisible();
      await expect(page.locator('.editor-instance .view-lines').first()).toContainText('plan');
    });
    await clear();
  });

  await test.step('adding', async () => {
    await see('the instances that a key may be for', async () => {
      await keyPreview.addFromClipboard(hostileKey);
      await expect(quickInput.rows.first()).toBeVisible();
    });
    await see('what the key is and does', async () => {
      await pickFirst();
      await expect(dialog.message).toBeVisible();
    });
    await see('the refusal', async () => {
      await dialog.buttons.last().click();
      await expect(workbench.notifications.first()).toBeVisible();
    });
    await clear();
  });

  await test.step('deleting', async () => {
    await see('the question about the current license', async () => {
      await licensesView.open();
      await pressDelete(workbench, licenseRow(licensesView, '(?:.|\\n)*current').first());
    });
    await dialog.cancel().catch(() => undefined);
    await see('the question about the upcoming license', async () => {
      await pressDelete(workbench, rowsOfLevel(body, 2).filter({ hasText: '80 seats' }).first());
    });
    await see('the prompt for the name', async () => {
      await dialog.press('Delete…');
      await expect(quickInput.message).toBeVisible();
    });
    await see('what is wrong with the name', async () => {
      await quickInput.fill('x');
      await expect(quickInput.message).toContainText('as it is written here');
    });
    const fast = slowly();
    await see('the progress of the delete', async () => {
      await quickInput.answer(gitlab.url.replace('http://', ''));
      await expect(workbench.notifications.first()).toBeVisible();
    });
    fast();
    await see('what became of it', async () => {
      await expect(workbench.notifications.filter({ hasText: 'list' }).first()).toBeVisible();
    });
    await clear();
  });

  await test.step('counting users', async () => {
    const fast = slowly();
    await see('the progress of the recount', async () => {
      await run('Refresh Billable Users');
      await pickFirst();
      await expect(workbench.notifications.first()).toBeVisible();
    });
    fast();
    await see('the refusal of the recount', async () => {
      await expect(workbench.notifications.filter({ hasText: 'GitLab says' }).first()).toBeVisible();
    });
    await clear();
  });

  for (const name of TOLD) {
    await test.step(`a read that fails: ${name}`, async () => {
      const undo = gitlab.intercept(({ path }) =>
        path.includes('/api/v4/') ? hostileAnswer(name, text) : 'pass',
      );
      await see('the notification', async () => {
        await run('Refresh');
        await pickFirst();
        await expect(workbench.notifications.first()).toBeVisible();
      });
      await see('the tooltip of the reason', async () => {
        await licensesView.open();
        await licensesView.tooltip(rowsOfLevel(body, 1).first());
      });
      undo();
      await clear();
    });
  }

  await test.step('usage', async () => {
    await see('the page', async () => {
      await run('Show Usage');
      await pickFirst();
      await new UsagePage(workbench).expectTable();
    });
    await clear();
  });

  await test.step('reports', async () => {
    for (const [format, ending] of [
      ['Markdown', 'md'],
      ['CSV', 'csv'],
      ['JSON', 'json'],
    ] as const) {
      const file = join(folder, `report.${ending}`);
      await see(`the report as ${format}`, async () => {
        await run('Export Report…');
        await quickInput.pick(format);
        await new FileDialog(workbench, 'Save the report').enter(file);
        await workbench.notification('The report is saved').press('Open');
        await expect(page.getByRole('tab', { name: `report.${ending}` })).toBeVisible();
      });
      const written = existsSync(file) ? readFileSync(file, 'utf8').replace(/^\ufeff/, '') : 'not written';
      expect.soft(written, `${format} has no invisible marks`).not.toMatch(INVISIBLE);
    }
    await clear();
  });

  await test.step('the record of changes', async () => {
    const lines = page.locator('.editor-instance .view-lines').first();
    await see('the document', async () => {
      await run('Show Changes to Licenses');
      await expect(page.getByRole('tab', { name: 'Changes to licenses.txt' })).toBeVisible();
      await expect(lines).toContainText('Account');
    });
    const entries = await lines
      .locator('.view-line')
      .filter({ hasText: /^2027-01-10/ })
      .count();
    expect.soft(entries, 'a forged entry in the record').toBe(0);
    await clear();
  });

  for (const kind of ['sizes', 'dates', 'nesting'] as const) {
    await test.step(`another instance goes bad: ${kind}`, async () => {
      turnHostile(other.state, other.url, { kinds: [kind], file: stolen });
      const listed = other.requests.length;
      await see('the view', async () => {
        await run('Refresh All');
        await expect.poll(() => other.requests.length).toBeGreaterThan(listed);
        await licensesView.open();
        await expect(licensesView.row('Other')).toBeVisible();
        await licensesView.expand(licensesView.row('Other'));
        await expect(rowsOfLevel(body, 2).filter({ hasText: '80 seats' }).last()).toBeVisible();
      });
      await see('the hostile one still answers', async () => {
        await expect(rowsOfLevel(body, 1)).toHaveCount(2);
        await run('Show Details');
        await pickFirst();
        await expect(quickInput.rows.nth(5)).toBeVisible();
      });
      await clear();
    });
  }

  await see('the log', async () => {
    await run('Show Log');
    await expect(
      page.locator('.output-view .view-lines, [id="workbench.panel.output"] .view-lines').first(),
    ).toBeVisible();
  });

  expect.soft(existsSync(stolen), 'the file that the links name').toBe(false);
  expect.soft(filesWith(userData, secrets), 'files of VS Code that hold a secret').toEqual([]);
});
