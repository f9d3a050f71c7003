import { createHash } from 'node:crypto';
import { expect, type Locator } from '@playwright/test';
import { WebviewPage } from './webviewPage';
import { START_LIMIT_MS } from '../pages/workbench';

/** The page that draws a usage export. */
export class UsagePage extends WebviewPage {
  /** The row of the table where the keyboard is. */
  get chosenRow(): Locator {
    return this.table.locator('[aria-selected=true]');
  }

  /** The tab of the page in the window, and of every other usage page. */
  get tabs(): Locator {
    return this.workbench.page.getByRole('tab', { name: /^Usage: |license_usage/ });
  }

  /** A fact about the license. */
  fact(label: string): Locator {
    return this.frame
      .locator('.facts dt')
      .getByText(label, { exact: true })
      .locator('xpath=../following-sibling::dd[1]');
  }

  /** Chooses an instance. */
  async openFromPalette(instance: string): Promise<void> {
    await this.workbench.runCommand('GitLab Licenses: Show Usage');
    await this.workbench.quickInput.answer(instance);
  }

  /** Waits until the page shows a report of that name. */
  async expectReport(title: string): Promise<void> {
    await expect(this.title).toHaveText(title, { timeout: START_LIMIT_MS });
    await expect(this.chart.locator('canvas')).toBeVisible();
  }

  /** Waits until the page has shown a report as a whole: its table comes last. */
  async expectTable(): Promise<void> {
    await expect(this.frame.locator('.shown')).not.toBeEmpty();
    await this.body.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve))),
    );
  }

  /** How wide the chart is in pixels, and a digest of what is drawn. */
  async drawing(): Promise<{ readonly width: number; readonly digest: string }> {
    const { width, image } = await this.chart.locator('canvas').evaluate((canvas: HTMLCanvasElement) => ({
      width: canvas.width,
      image: canvas.toDataURL(),
    }));
    return { width, digest: createHash('sha256').update(image).digest('hex') };
  }

  /** The first cells of the rows in sight, from top to bottom. */
  async dates(): Promise<string[]> {
    return this.table.locator('.rows .row > :first-child').allInnerTexts();
  }

  async counts(): Promise<number[]> {
    const texts = await this.table.locator('.rows .row > :last-child').allInnerTexts();
    return texts.map(Number);
  }

  /** The policy under which the page runs. */
  async policy(): Promise<string | null> {
    return this.frame.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
  }

  /** Presses Tab from the first control on, and answers the names of what gets the focus. */
  async tabStops(): Promise<string[]> {
    const names: string[] = [];
    await this.frame.getByRole('button').first().focus();
    for (;;) {
      const name = await this.body.evaluate(() => {
        const { activeElement: active } = document;
        return (
          active?.getAttribute('role') ?? active?.closest('label')?.textContent ?? active?.textContent ?? ''
        );
      });
      // A date has a stop for each of its parts.
      if (names.at(-1) !== name) {
        names.push(name);
      }
      if (name === 'grid') {
        return names;
      }
      await this.workbench.page.keyboard.press('Tab');
    }
  }

  /** How the current row is outlined, and how much its outline stands out from the page. */
  async chosenOutline(): Promise<{ readonly style: string; readonly contrast: number }> {
    return this.chosenRow.evaluate((row) => {
      const luminance = (color: string) => {
        const [red = 0, green = 0, blue = 0] = (color.match(/[\d.]+/g) ?? []).map((part) => {
          const share = Number(part) / 255;
          return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
        });
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
      };
      const { outlineStyle, outlineColor } = getComputedStyle(row);
      const both = [outlineColor, getComputedStyle(document.body).backgroundColor].map(luminance);
      const contrast = (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
      return { style: outlineStyle, contrast };
    });
  }
}
