import { expect, type Locator } from '@playwright/test';
import type { OverviewRow } from '../../../src/overview/protocol';
import { START_LIMIT_MS } from '../pages/workbench';
import { WebviewPage } from './webviewPage';

/** The page that shows all instances. */
export class OverviewPage extends WebviewPage {
  /** How many rows are shown, and selected. */
  get shown(): Locator {
    return this.frame.locator('.shown');
  }

  get rows(): Locator {
    return this.table.locator('.rows .row');
  }

  /** The row of the keyboard. */
  get chosen(): Locator {
    return this.table.locator('.row.chosen');
  }

  /** What the page reads out. */
  get announcer(): Locator {
    return this.frame.locator('#announcer');
  }

  /** A control by its id. */
  control(id: string): Locator {
    return this.frame.locator(`#${id}`);
  }

  /** The names in sight, from top to bottom. */
  async names(): Promise<string[]> {
    return this.rows.locator('.column-name').allInnerTexts();
  }

  async openFromPalette(): Promise<void> {
    await this.workbench.runCommand('GitLab Licenses: Show Overview');
    await expect(this.rows).not.toHaveCount(0, { timeout: 2 * START_LIMIT_MS });
  }

  /** Gives the page rows as the extension does, in addition to those that it has. */
  async receive(rows: readonly OverviewRow[], gone: readonly string[] = []): Promise<void> {
    const message = {
      kind: 'rows',
      rows,
      gone,
      summary: `${rows.length + 1} instances · 60 need attention`,
      hasGroups: rows.some(({ cells }) => cells.group.text !== ''),
    };
    const frame = await this.innerFrame();
    await frame.evaluate((text) => window.postMessage(JSON.parse(text)), JSON.stringify(message));
  }

  /** By how many pixels the table is scrolled. */
  async scrolled(): Promise<number> {
    return this.table.evaluate(({ scrollTop }) => scrollTop);
  }
}
