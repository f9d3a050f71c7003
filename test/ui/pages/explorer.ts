import { expect, type Locator } from '@playwright/test';
import type { ContextMenu } from './contextMenu';
import { START_LIMIT_MS, type Workbench } from './workbench';

/** VS Code's view of the files in the folder that is open. */
export class Explorer {
  private readonly workbench: Workbench;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
  }

  async open(): Promise<void> {
    await this.workbench.openViewContainer('Explorer');
  }

  /** A file's row. It comes when VS Code has noticed the file. */
  file(name: string): Locator {
    const { page } = this.workbench;
    return page
      .locator('.explorer-folders-view [role="treeitem"]')
      .filter({ has: page.locator('.label-name').getByText(name, { exact: true }) });
  }

  async openMenu(name: string): Promise<ContextMenu> {
    await expect(this.file(name)).toBeVisible({ timeout: START_LIMIT_MS });
    const { contextMenu } = this.workbench;
    await contextMenu.openOn(this.file(name));
    return contextMenu;
  }

  /** Opens a file in an editor and answers the editor's text. */
  async openFile(name: string): Promise<Locator> {
    await this.file(name).dblclick();
    const { page } = this.workbench;
    await expect(page.getByRole('tab', { name, selected: true })).toBeVisible();
    return page.locator('.editor-instance .view-lines').first();
  }
}
