import type { Locator, Page } from '@playwright/test';
import { mixture } from '../../gitlab/hostile/texts';
import { trapLink } from '../../gitlab/hostile/hostility';
import type { TestGitLab } from '../../gitlab/server';
import type { LicensesView } from '../pages/licensesView';
import type { Workbench } from '../pages/workbench';
import { expect } from '../support/changing';

/** Whatever follows the name without a space between. */
const OTHER = /Other/;

/** Goes to a place where foreign texts show, looks at all of the window, and goes on whatever is found. */
export type See = (place: string, arrive: () => Promise<unknown>) => Promise<void>;

interface Parts {
  readonly page: Page;
  readonly workbench: Workbench;
  readonly licensesView: LicensesView;
  /** The hostile instance. */
  readonly gitlab: TestGitLab;
  readonly see: See;
  /** The file that the hostile links name. */
  readonly stolen: string;
}

/** What the ways through the window have in common. */
export class Walk {
  readonly parts: Parts;
  /** What the hostile instance says everywhere. */
  readonly text: string;

  constructor(parts: Parts) {
    this.parts = parts;
    this.text = mixture(trapLink(parts.gitlab.url, parts.stolen));
  }

  async run(title: string): Promise<void> {
    await this.parts.workbench.runCommand(`GitLab Licenses: ${title}`);
  }

  /** The rows of a level: 1 for instances, 2 for what is below them, 3 for facts. */
  rows(level: number): Locator {
    return this.parts.licensesView.body.locator(`[role="treeitem"][aria-level="${String(level)}"]`);
  }

  get hostile(): Locator {
    return this.rows(1).filter({ hasNotText: OTHER });
  }

  get other(): Locator {
    return this.rows(1).filter({ hasText: OTHER });
  }

  /** The current license of the hostile instance, by its icon: its name may be anything. */
  get current(): Locator {
    return this.rows(2)
      .filter({ has: this.parts.page.locator('.codicon-verified-filled') })
      .first();
  }

  get upcoming(): Locator {
    return this.rows(2)
      .filter({ has: this.parts.page.locator('.codicon-calendar') })
      .first();
  }

  /** Chooses the hostile instance in a list: a key may fit the other one better, which then comes first. */
  async pickHostile(): Promise<void> {
    const hostile = this.parts.workbench.quickInput.rows.filter({ hasNotText: OTHER }).first();
    await expect(hostile).toBeVisible();
    await hostile.click();
  }

  /** Has the hostile instance answer late, so that its progress shows. @returns a function that ends that */
  slowDown(): () => void {
    return this.parts.gitlab.intercept(async () => {
      await new Promise((resolve) => setTimeout(resolve, 4_000));
      return 'pass' as const;
    });
  }

  /** Brings up a row's tooltip, again when the view was drawn anew below the mouse and VS Code shows none. */
  async showTooltip(row: Locator): Promise<void> {
    const { page, workbench } = this.parts;
    await expect(async () => {
      await page.mouse.move(0, 0);
      await row.locator('.label-name').hover();
      await expect(workbench.tooltip).toBeVisible({ timeout: 4_000 });
    }).toPass({ timeout: 40_000 });
  }

  /** Closes all that has been opened, so that what is found next belongs to what is opened next. */
  async clear(): Promise<void> {
    const { page, workbench } = this.parts;
    for (let times = 0; times < 3; times += 1) {
      await page.keyboard.press('Escape');
    }
    await page.mouse.move(0, 0);
    await workbench.runCommand('View: Close All Editors');
    await workbench.runCommand('Notifications: Clear All Notifications');
  }
}
