import { expect, type Locator } from '@playwright/test';
import { WebviewPage } from './webviewPage';
import { START_LIMIT_MS } from '../pages/workbench';

/** The page that shows who takes the seats. */
export class SeatsPage extends WebviewPage {
  /** How many rows are shown, and selected. */
  get shown(): Locator {
    return this.frame.locator('.shown');
  }

  /** What is missing in the list. */
  get problems(): Locator {
    return this.frame.locator('.problems li');
  }

  get rows(): Locator {
    return this.table.locator('.rows .row');
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
    return this.rows.locator('> :nth-child(2)').allInnerTexts();
  }

  /** Opens the page of the only instance there is. */
  async openFromPalette(): Promise<void> {
    await this.workbench.runCommand('GitLab Licenses: Show Seats');
  }

  /** Waits until the page has read all users, and shows that many rows. */
  async expectRows(shown: string): Promise<void> {
    await expect(this.button('Refresh')).toBeVisible({ timeout: 2 * START_LIMIT_MS });
    await expect(this.shown).toHaveText(shown);
  }
}
