import { expect, type Locator, type Page } from '@playwright/test';

/** One notification in the corner of the window. */
export class Notification {
  readonly toast: Locator;
  readonly message: Locator;
  readonly buttons: Locator;

  constructor(page: Page, text: string | RegExp) {
    this.toast = page.locator('.notification-toast').filter({ hasText: text });
    this.message = this.toast.locator('.notification-list-item-message');
    this.buttons = this.toast.locator('.notification-list-item-buttons-container .monaco-button');
  }

  /** Presses a button by its text; VS Code closes the notification then. */
  async press(button: string): Promise<void> {
    await this.buttons.getByText(button, { exact: true }).click();
    await expect(this.toast).toBeHidden();
  }

  /** Closes it without pressing a button. */
  async dismiss(): Promise<void> {
    await this.toast.hover();
    await this.toast.locator('.codicon-notifications-clear').click();
    await expect(this.toast).toBeHidden();
  }
}
