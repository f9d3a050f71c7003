import { expect, type Locator, type Page } from '@playwright/test';

/** VS Code's modal dialog. */
export class Dialog {
  readonly message: Locator;
  readonly detail: Locator;
  readonly buttons: Locator;
  /** The button that Enter presses. */
  readonly focused: Locator;
  /** All of it. */
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box');
    this.message = this.box.locator('.dialog-message-text');
    this.detail = this.box.locator('.dialog-message-detail');
    this.buttons = this.box.locator('.dialog-buttons .monaco-button');
    this.focused = this.box.locator('.dialog-buttons .monaco-button:focus');
  }

  /** Where it is in the window, in pixels. */
  async edges(): Promise<{ x: number; y: number; width: number; height: number }> {
    const edges = await this.box.boundingBox();
    if (edges === null) {
      throw new Error('The dialog is closed.');
    }
    return edges;
  }

  /** Presses a button by its text. */
  async press(button: string): Promise<void> {
    await this.buttons.getByText(button, { exact: true }).click();
    await expect(this.box).toBeHidden();
  }

  /** Presses Enter on the button that is expected to be the one, and the dialog goes, or comes once more. */
  async pressEnter(button: string): Promise<void> {
    await expect(this.focused).toHaveText(button);
    await this.focused.press('Enter');
  }

  /** Closes it without an answer. */
  async cancel(): Promise<void> {
    await expect(this.box).toBeVisible();
    await this.box.press('Escape');
    await expect(this.box).toBeHidden();
  }

  /** The lines of the detail that are not, or not completely, in sight. */
  async hiddenLines(): Promise<string[]> {
    return this.detail.evaluate((detail) => {
      const boxes = [...document.querySelectorAll('.monaco-dialog-box, .dialog-message-container')];
      const bottom = Math.min(innerHeight, ...boxes.map((box) => box.getBoundingClientRect().bottom));
      const text = detail.firstChild;
      const hidden: string[] = [];
      let start = 0;
      for (const line of (text?.textContent ?? '').split('\n')) {
        const range = document.createRange();
        if (text !== null) {
          range.setStart(text, start);
          range.setEnd(text, start + line.length);
        }
        if (line !== '' && range.getBoundingClientRect().bottom > bottom) {
          hidden.push(line);
        }
        start += line.length + 1;
      }
      return hidden;
    });
  }
}
