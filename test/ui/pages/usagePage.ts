import type { FrameLocator, Locator } from '@playwright/test';
import type { Workbench } from './workbench';

/** The page that draws a usage export. */
export class UsagePage {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  /** What the extension put into the page; VS Code keeps it in a frame within a frame. */
  get frame(): FrameLocator {
    return this.workbench.page
      .locator('iframe.webview.ready')
      .last()
      .contentFrame()
      .locator('iframe#active-frame')
      .contentFrame();
  }

  get body(): Locator {
    return this.frame.locator('body');
  }

  get chart(): Locator {
    return this.frame.locator('.chart');
  }

  get title(): Locator {
    return this.frame.getByRole('heading', { level: 1 });
  }
}
