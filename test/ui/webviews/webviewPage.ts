import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { expect, type Frame, type FrameLocator, type Locator } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import type { Workbench } from '../pages/workbench';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** A page that the extension shows in an editor. */
export class WebviewPage {
  protected readonly workbench: Workbench;
  /** What the browser has complained about in the page since it was watched. */
  private readonly complaints: string[] = [];

  constructor(workbench: Workbench) {
    this.workbench = workbench;
    // The browser tells breaches of a content policy in its console.
    workbench.page.on('console', (message) => {
      const { url } = message.location();
      if (
        message.type() === 'error' &&
        (url.includes('webview') || message.text().includes('Content Security'))
      ) {
        this.complaints.push(message.text());
      }
    });
    workbench.page.on('pageerror', (error) => this.complaints.push(String(error)));
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

  /** What the page tells while it is fetched again. */
  get progress(): Locator {
    return this.frame.locator('.progress');
  }

  get chart(): Locator {
    return this.frame.getByRole('application');
  }

  /** What the chart says of where the pointer or the keyboard is. */
  get readout(): Locator {
    return this.frame.locator('.readout');
  }

  /** The sentences above the chart. */
  get lead(): Locator {
    return this.frame.locator('.lead');
  }

  get title(): Locator {
    return this.frame.getByRole('heading', { level: 1 });
  }

  /** What stands there in place of a report. */
  get message(): Locator {
    return this.frame.getByRole('alert');
  }

  get table(): Locator {
    return this.frame.getByRole('grid');
  }

  button(name: string): Locator {
    return this.frame.getByRole('button', { name, exact: true });
  }

  /** The number under a heading. */
  card(label: string): Locator {
    return this.frame
      .locator('.card dt')
      .getByText(label, { exact: true })
      .locator('xpath=../dd[contains(@class, "value")]');
  }

  /** What axe-core finds that keeps people out. */
  async barriers(): Promise<string[]> {
    const frame = await this.innerFrame();
    await frame.evaluate(AXE);
    const { violations } = await frame.evaluate<AxeResults>('axe.run()');
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  }

  /** By how many pixels the page is wider than its window. */
  async overflow(): Promise<number> {
    return this.body.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
  }

  /** Expects that nothing broke the content policy and nothing failed so far. */
  expectNoComplaints(): void {
    expect(this.complaints).toEqual([]);
  }

  /** The frame of the page. */
  async innerFrame(): Promise<Frame> {
    const handle = await this.body.elementHandle();
    const frame = await handle.ownerFrame();
    if (!frame) {
      throw new Error('The page is closed.');
    }
    return frame;
  }
}
