import { join } from 'node:path';
import { expect, type Locator, type Page } from '@playwright/test';
import { RESULTS } from '../../vscode/paths';
import { openWindow, type WindowOptions } from '../../vscode/window';
import { ContextMenu } from './contextMenu';
import { Dialog } from './dialog';
import { Notification } from './notification';
import { QuickInput } from './quickInput';
import { showIn, THEMES } from './theme';

/** How long VS Code may take until it has drawn its window, and again until its extensions run. */
export const START_LIMIT_MS = 60_000;

/** Nobody looks at pictures of an ordinary run. With this variable they are taken: `dark`, or `all` for every theme. */
const { SCREENSHOT_THEMES } = process.env;

/** In milliseconds: what is waited for mostly comes soon, and to look costs little. */
const OFTEN = [20, 50, 100];

interface PictureOptions {
  readonly keepMouse?: boolean;
  /** Brings up once more what is to be seen. */
  readonly show?: () => Promise<unknown>;
}

/** The window of VS Code. */
export class Workbench {
  readonly page: Page;
  /** The one input box or list at the top of the window. */
  readonly quickInput: QuickInput;
  /** The modal dialog. */
  readonly dialog: Dialog;
  /** The menu of a row or a button. */
  readonly contextMenu: ContextMenu;

  private constructor(page: Page) {
    this.page = page;
    this.quickInput = new QuickInput(page);
    this.dialog = new Dialog(page);
    this.contextMenu = new ContextMenu(page);
  }

  /** Opens a window and waits until it takes input. */
  static async open(page: Page, serverUrl: string, options: WindowOptions = {}): Promise<Workbench> {
    await openWindow(page, serverUrl, options);
    const workbench = new Workbench(page);
    await workbench.waitUntilReady();
    return workbench;
  }

  /** Loads the page anew, as a user's F5 in the browser does. */
  async reload(): Promise<void> {
    await this.page.reload();
    await this.waitUntilReady();
  }

  /** Has VS Code reload its window: it keeps then which editors are open. */
  async reloadWindow(): Promise<void> {
    // The time of the command counts too.
    const loaded = this.page.waitForEvent('load', { timeout: 2 * START_LIMIT_MS });
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.waitUntilReady();
  }

  /** Chooses a command in the palette by its whole title, such as `GitLab Licenses: Refresh`. */
  async runCommand(title: string): Promise<void> {
    await expect(async () => {
      await this.openPalette(title);
      // It closes when something else takes the focus, as a window does that still starts.
      await this.quickInput.pick(title, { timeout: 5_000 });
    }).toPass();
    await this.expectPaletteToBeGone();
  }

  /** The same without the mouse. */
  async runCommandByKeys(title: string): Promise<void> {
    await this.openPalette(title);
    await expect(this.quickInput.row(title)).toContainClass('focused');
    await this.quickInput.accept();
    await this.expectPaletteToBeGone();
  }

  /** The titles that the palette offers for a search. */
  async findCommands(search: string): Promise<string[]> {
    await this.openPalette(search);
    await expect(this.quickInput.rows.first()).toBeVisible();
    const titles = await this.quickInput.labels();
    await this.quickInput.cancel();
    return titles;
  }

  /** Opens a view container by its title in the activity bar. */
  async openViewContainer(title: string): Promise<void> {
    const item = this.activityBarItem(title);
    // It comes when VS Code has read what is installed.
    await expect(item).toBeVisible({ timeout: START_LIMIT_MS });
    await expect(async () => {
      // A click on the one that is open would close it, as would a second one on one that takes long to open.
      if ((await item.getAttribute('aria-expanded')) !== 'true') {
        await item.click();
      }
      await expect(item).toHaveAttribute('aria-expanded', 'true', { timeout: 20_000 });
    }).toPass();
  }

  /** A view container's icon in the activity bar. */
  activityBarItem(title: string): Locator {
    return this.page.locator('.activitybar .action-item', {
      has: this.page.locator(`a[aria-label^="${title}"]`),
    });
  }

  /** The number on a view container's icon; not visible without one. */
  badge(title: string): Locator {
    return this.activityBarItem(title).locator('.badge-content');
  }

  /** A notification in the corner of the window whose message contains `text`. */
  notification(text: string | RegExp): Notification {
    return new Notification(this.page, text);
  }

  /** Every notification that is shown. */
  get notifications(): Locator {
    return this.page.locator('.notification-toast');
  }

  /** An item of the status bar, by a part of its accessible name. */
  statusBarItem(name: string | RegExp): Locator {
    return this.page.locator('.statusbar').getByRole('button', { name });
  }

  /** The coloured box around an item of the status bar. */
  statusBarEntry(item: Locator): Locator {
    return item.locator('..');
  }

  /** The tab of an editor. */
  tab(name: string): Locator {
    return this.page.getByRole('tab', { name });
  }

  /** The text in the clipboard; the test grants the browser's permission to read it. */
  async clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** The tooltip that is shown. */
  get tooltip(): Locator {
    return this.page.locator('.workbench-hover');
  }

  /** Drags the edge of the side bar until it is so many pixels wide. */
  async setSideBarWidth(pixels: number): Promise<void> {
    const sideBar = this.page.locator('.part.sidebar');
    const box = await sideBar.boundingBox();
    if (box === null) {
      throw new Error('The side bar is closed.');
    }
    const y = box.y + box.height / 2;
    await this.page.mouse.move(box.x + box.width, y);
    await this.page.mouse.down();
    await this.page.mouse.move(box.x + pixels, y, { steps: 5 });
    await this.page.mouse.up();
  }

  /** Closes what a test has left open: editors and notifications, also one that comes meanwhile. */
  async clear(): Promise<void> {
    const tabs = this.page.locator('.tabs-container .tab');
    await expect(async () => {
      if ((await this.notifications.count()) > 0) {
        await this.runCommand('Notifications: Clear All Notifications');
      }
      if ((await tabs.count()) > 0) {
        await this.runCommand('View: Close All Editors');
      }
      await expect(this.notifications.or(tabs)).toHaveCount(0, { timeout: 1_000 });
    }).toPass();
  }

  /**
   * Takes a picture of the window where pictures are wanted: test-results/screenshots/<name>.png, or with
   * SCREENSHOT_THEMES=all one in each theme. What the mouse brings up (tooltips, the buttons of a row) is only in it with `keepMouse`, and with `show` if a change of the theme takes it away.
   */
  async screenshot(name: string, { keepMouse = false, show }: PictureOptions = {}): Promise<void> {
    if (SCREENSHOT_THEMES === undefined) {
      return;
    }
    if (!keepMouse) {
      await this.hideTooltip();
    }
    if (SCREENSHOT_THEMES !== 'all') {
      await this.takePicture(name);
      return;
    }
    for (const theme of THEMES) {
      await showIn(this.page, theme);
      await show?.();
      await this.takePicture(`${name}, ${theme}`);
    }
    // A page that is opened under forced colours keeps some of them in Chromium.
    await showIn(this.page, THEMES[0]);
  }

  private async hideTooltip(): Promise<void> {
    // One that was about to come when the mouse left stays until the mouse moves again.
    await expect(async () => {
      if (await this.tooltip.isVisible()) {
        await this.tooltip.hover({ timeout: 1_000 });
      }
      await this.page.mouse.move(0, 1);
      await this.page.mouse.move(0, 0);
      await expect(this.tooltip).toBeHidden({ timeout: 1_000 });
    }).toPass();
  }

  private async takePicture(name: string): Promise<void> {
    await this.page.screenshot({ path: join(RESULTS, 'screenshots', `${name}.png`), animations: 'disabled' });
  }

  private async waitUntilReady(): Promise<void> {
    await expect(this.page.locator('.activitybar .action-item').first()).toBeVisible({
      timeout: START_LIMIT_MS,
    });
  }

  /** What the command itself asks comes in the same box. */
  private async expectPaletteToBeGone(): Promise<void> {
    const { box } = this.quickInput;
    await expect
      .poll(async () => (await box.isVisible()) && (await box.inputValue()).startsWith('>'), {
        intervals: OFTEN,
      })
      .toBe(false);
  }

  private async openPalette(search: string): Promise<void> {
    await expect(async () => {
      // Keys pressed while the window still starts are lost.
      await this.page.keyboard.press('F1');
      await expect(this.quickInput.box).toBeVisible({ timeout: 1_000 });
    }).toPass({ timeout: START_LIMIT_MS });
    await this.quickInput.fill(`>${search}`);
  }
}
