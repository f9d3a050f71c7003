import { expect } from '@playwright/test';
import type { Workbench } from './workbench';

/** What a VS Code in the browser shows in place of the operating system's dialogs for files. */
export class FileDialog {
  private readonly workbench: Workbench;
  private readonly title: string;

  /** @param title as the dialog has it, or the beginning of that */
  constructor(workbench: Workbench, title: string) {
    this.workbench = workbench;
    this.title = title;
  }

  /** Waits until it has read the folder it begins with, and answers the path that it suggests. */
  async suggestion(): Promise<string> {
    const { quickInput } = this.workbench;
    await expect(quickInput.title).toContainText(this.title);
    await expect(quickInput.row('..')).toBeVisible();
    return quickInput.box.inputValue();
  }

  /** Enters a path and presses the button. */
  async enter(path: string, button = 'OK'): Promise<void> {
    const { quickInput } = this.workbench;
    await this.suggestion();
    // What is typed before the dialog has shown its first folder is written over.
    await expect(async () => {
      await quickInput.fill(path);
      await expect(quickInput.box).toHaveValue(path);
      await quickInput.button(button).click();
      await expect(quickInput.title.filter({ hasText: this.title })).toBeHidden({ timeout: 3_000 });
    }).toPass();
  }

  async cancel(): Promise<void> {
    await this.suggestion();
    await this.workbench.quickInput.cancel();
  }
}
