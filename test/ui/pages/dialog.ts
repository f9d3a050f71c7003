import { expect, type Locator, type Page } from '@playwright/test';

/** VS Code's modal dialog. */
export class Dialog {
  readonly message: Locator;
  readonly detail: Locator;
  readonly buttons: Locator;
  private readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
    this.message = this.box.locator('.dialog-message-text');
    this.detail = this.box.locator('.dialog-message-detail');
    this.buttons = this.box.locator('.dialog-buttons .monaco-button');
  }

  /** Presses a button by its text. */
  async press(button: string): Promise<void> {
    await this.buttons.getByText(button, { exact: true }).click();
    await expect(this.box).toBeHidden();
  }

  /** Closes it without an answer. */
  async cancel(): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.box.press('Escape');
    await expect(this.box).toBeHidden();
  }
}
