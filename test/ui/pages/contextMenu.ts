import { expect, type Locator, type Page } from '@playwright/test';

/** VS Code ignores clicks that come sooner after a menu has opened, or closes it and does nothing. */
const DEAF_MS = 400;

/** The menu that a right click or a `…` button opens. */
export class ContextMenu {
  private readonly page: Page;
  private readonly menu: Locator;

  constructor(page: Page) {
    this.page = page;
    this.menu = page.locator('.context-view .monaco-menu');
  }

  /** Opens it by a right click, again if VS Code has not heard the first one, as happens while it redraws. */
  async openOn(target: Locator): Promise<void> {
    await expect(async () => {
      await target.click({ button: 'right' });
      await expect(this.menu).toBeVisible({ timeout: 2_000 });
    }).toPass();
  }

  /** The texts of its entries, from top to bottom. */
  async entries(): Promise<string[]> {
    await expect(this.menu).toBeVisible();
    return this.menu.getByRole('menuitem').locator('.action-label').allInnerTexts();
  }

  /** Chooses an entry by its whole text. */
  async choose(entry: string): Promise<void> {
    await expect(this.menu).toBeVisible();
    await this.page.waitForTimeout(DEAF_MS);
    await this.entry(entry).click();
    // While it is open its overlay swallows every click: better to fail here than somewhere later.
    await expect(this.menu).toBeHidden();
  }

  /** Chooses an entry as somebody without a mouse does. */
  async chooseByKeys(entry: string): Promise<void> {
    await expect(this.menu).toBeVisible();
    await expect(async () => {
      await this.page.keyboard.press('ArrowDown');
      await expect(this.focusedEntry).toHaveText(entry, { timeout: 300 });
    }).toPass();
    await this.page.keyboard.press('Enter');
    await expect(this.menu).toBeHidden();
  }

  private get focusedEntry(): Locator {
    return this.menu.locator('.action-item.focused .action-label');
  }

  async close(): Promise<void> {
    await this.page.keyboard.press('Escape');
    await expect(this.menu).toBeHidden();
  }

  /** Its accessible name may end with the key of its command, so it is told by its text. */
  private entry(text: string): Locator {
    const label = this.page.locator('.action-label').getByText(text, { exact: true });
    return this.menu.getByRole('menuitem').filter({ has: label });
  }
}
