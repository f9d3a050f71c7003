import { expect, type Locator } from '@playwright/test';
import type { ContextMenu } from './contextMenu';
import { START_LIMIT_MS, type Workbench } from './workbench';

const CONTAINER = 'GitLab Licenses';

/** What a row of the tree shows and tells. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  /** What a screen reader says. */
  readonly ariaLabel: string;
  /** 1 for instances, 2 for what is below them, and so on. */
  readonly level: number;
  /** From 0, among all rows that are not hidden in a collapsed one. */
  readonly position: number;
  /** The name of its icon among VS Code's own, such as `warning`. */
  readonly icon: string;
}

/** The view with the instances and their licenses. */
export class LicensesView {
  /** The whole view, without its title bar. */
  readonly body: Locator;
  /** The rows that are in sight: VS Code draws no others, and keeps them in the page in any order. */
  readonly rows: Locator;
  /** The text, links and buttons of an empty view. */
  readonly welcome: Locator;
  /** The line above the tree. */
  readonly message: Locator;
  private readonly workbench: Workbench;
  private readonly container: Locator;

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    this.container = workbench.page.locator('[id="workbench.view.extension.gitlabLicenses"]');
    this.body = this.container.locator('.pane-body');
    this.rows = this.body.locator('[role="treeitem"]');
    this.welcome = this.body.locator('.welcome-view-content');
    this.message = this.body.locator('.tree-explorer-viewlet-tree-view .message');
  }

  /** Opens it by its icon in the activity bar, and waits until the extension has started and fills it. */
  async open(): Promise<void> {
    await this.workbench.openViewContainer(CONTAINER);
    const content = this.rows.first().or(this.welcome.getByRole('button').first());
    await expect(content).toBeVisible({ timeout: START_LIMIT_MS });
  }

  /**
   * Opens it and waits for the row of a license: the instances of the test are signed in then. For that the view opens
   * by itself, over any other that was opened before.
   */
  async openSignedIn(license: string): Promise<void> {
    await this.open();
    await expect(this.row(license).first()).toBeVisible({ timeout: START_LIMIT_MS });
  }

  /** The badge on its icon: how many instances need attention. */
  get badge(): Locator {
    return this.workbench.badge(CONTAINER);
  }

  /** A button of its title bar, by its tooltip. */
  titleButton(name: string): Locator {
    return this.workbench.page.locator('.sidebar .composite.title').getByRole('button', { name });
  }

  /** The rows in sight, from top to bottom. */
  async readRows(): Promise<TreeRow[]> {
    const read = await this.rows.evaluateAll((rows) =>
      rows.map((row) => ({
        label: row.querySelector('.label-name')?.textContent ?? '',
        description: row.querySelector('.label-description')?.textContent ?? '',
        ariaLabel: row.getAttribute('aria-label') ?? '',
        level: Number(row.getAttribute('aria-level')),
        position: Number(row.getAttribute('data-index')),
        icon:
          /codicon-([\w-]+)/.exec(
            row.querySelector('.custom-view-tree-node-item-icon')?.className ?? '',
          )?.[1] ?? '',
      })),
    );
    return read.toSorted((one, other) => one.position - other.position);
  }

  /** The row on which the keyboard is. */
  get focusedRow(): Locator {
    return this.body.locator('[role="treeitem"].focused');
  }

  /** The row at a position that `readRows` gives. */
  rowAt(position: number): Locator {
    return this.body.locator(`[role="treeitem"][data-index="${position}"]`);
  }

  /** The row with this label; several when labels repeat. */
  row(label: string): Locator {
    return this.rows.filter({
      has: this.workbench.page.locator('.label-name').getByText(label, { exact: true }),
    });
  }

  /** The text beside a row's label. */
  description(row: Locator): Locator {
    return row.locator('.label-description');
  }

  async expand(row: Locator): Promise<void> {
    await this.toggle(row, 'true');
  }

  async collapse(row: Locator): Promise<void> {
    await this.toggle(row, 'false');
  }

  /** Clicks a button that a row shows under the mouse, by its tooltip. */
  async pressInline(row: Locator, name: string): Promise<void> {
    await row.hover();
    await row.getByRole('button', { name }).click();
  }

  /** Opens a row's context menu. */
  async openMenu(row: Locator): Promise<ContextMenu> {
    const { contextMenu } = this.workbench;
    await contextMenu.openOn(row);
    return contextMenu;
  }

  /** The tooltip that a row shows under the mouse. */
  async tooltip(row: Locator): Promise<Locator> {
    const { page } = this.workbench;
    // VS Code shows none for a row that the mouse is on already.
    await page.mouse.move(0, 0);
    await row.locator('.label-name').hover();
    const tooltip = page.locator('.workbench-hover');
    await expect(tooltip).toBeVisible();
    return tooltip;
  }

  private async toggle(row: Locator, expanded: 'true' | 'false'): Promise<void> {
    // A tree that is drawn again meanwhile takes no click.
    await expect(async () => {
      if ((await row.getAttribute('aria-expanded')) !== expanded) {
        await row.locator('.monaco-tl-twistie').click();
      }
      await expect(row).toHaveAttribute('aria-expanded', expanded, { timeout: 3_000 });
    }).toPass({ timeout: 30_000 });
  }
}
