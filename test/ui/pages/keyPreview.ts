import { expect } from '@playwright/test';
import type { Workbench } from './workbench';

const FROM_CLIPBOARD = 'GitLab Licenses: Add License from Clipboard';

/** The dialog that shows what a license key is and does before it is sent. */
export class KeyPreview {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** Puts a text into the clipboard, as somebody who copies it out of a mail. */
  async copy(text: string): Promise<void> {
    await this.workbench.page.evaluate((copied) => navigator.clipboard.writeText(copied), text);
  }

  /** Copies a key and begins to add it from the palette. */
  async addFromClipboard(key: string): Promise<void> {
    await this.copy(key);
    await this.workbench.runCommand(FROM_CLIPBOARD);
  }

  /** Expects all of the dialog to be in the window, nothing to scroll to, and every button to be whole. */
  async expectToFit(): Promise<void> {
    const hidden = await this.workbench.page.locator('.monaco-dialog-box').evaluate((box) => {
      const { top, bottom, left, right } = box.getBoundingClientRect();
      const isOutside = top < 0 || left < 0 || bottom > innerHeight || right > innerWidth;
      const cutOff = [...box.querySelectorAll('.dialog-message-container, .monaco-button')].filter(
        ({ scrollHeight, clientHeight, scrollWidth, clientWidth }) =>
          scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1,
      );
      return { isOutside, cutOff: cutOff.map(({ textContent }) => textContent) };
    });
    expect(hidden).toEqual({ isOutside: false, cutOff: [] });
  }
}
