import { join } from 'node:path';
import { expect, test as base, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { FromPage, PageReport, ToPage } from '../../../src/usage/protocol';
import { ROOT } from '../../vscode/paths';
import { accessibilityTree, type AccessibleNode } from './accessibility';

/** What VS Code says of its dark theme, as far as the page asks. */
const THEME = {
  'editor-background': '#1f1f1f',
  foreground: '#cccccc',
  descriptionForeground: '#9d9d9d',
  focusBorder: '#0078d4',
  'list-activeSelectionBackground': '#04395e',
  'list-activeSelectionForeground': '#ffffff',
  'list-hoverBackground': '#2a2d2e',
  'panel-border': '#2b2b2b',
  'button-background': '#0078d4',
  'button-foreground': '#ffffff',
  'button-secondaryBackground': '#313131',
  'button-secondaryForeground': '#cccccc',
  'button-secondaryHoverBackground': '#3c3c3c',
  'input-background': '#313131',
  'input-foreground': '#cccccc',
  'charts-blue': '#59a4f9',
  'charts-red': '#f88070',
  'charts-purple': '#ad80d7',
  'charts-green': '#2ea043',
  'font-family': 'sans-serif',
  'font-size': '13px',
};

/** The usage page in a browser alone, without VS Code: it starts in a fraction of a second. */
export class BarePage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async show(message: ToPage): Promise<void> {
    await this.page.evaluate((text) => {
      const revived: unknown = JSON.parse(text, (_, value: unknown) =>
        typeof value === 'object' && value !== null && 'column' in value
          ? Int32Array.from(value.column as number[])
          : value,
      );
      window.postMessage(revived);
    }, withColumns(message));
  }

  async showReport(report: PageReport): Promise<void> {
    await this.show(report);
    await this.page.locator('.chart canvas').waitFor();
    await this.page.waitForFunction(() => document.querySelector('.shown')?.textContent !== '');
  }

  /** What the page has asked the host to do, a picture by its bytes. */
  async sent(): Promise<FromPage[]> {
    return this.page.evaluate(() => (window as unknown as { sent: FromPage[] }).sent);
  }

  /** What was written to live regions since the last call, each time it was. */
  async heard(): Promise<string[]> {
    return this.page.evaluate(async () => {
      // What is written a moment later belongs to it.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return (window as unknown as { heard: string[] }).heard.splice(0);
    });
  }

  /** Waits until exactly this was said since the last time somebody listened. */
  async hears(texts: readonly string[]): Promise<void> {
    const heard: string[] = [];
    await expect.poll(async () => (heard.push(...(await this.heard())), heard)).toEqual(texts);
  }

  /** Waits until this was said, with whatever else, and finds it once. */
  async hearsOnce(text: string): Promise<void> {
    const heard: string[] = [];
    await expect
      .poll(async () => (heard.push(...(await this.heard())), heard.filter((one) => one === text)))
      .toEqual([text]);
  }

  /** Waits until this is what was said last. */
  async hearsLast(text: string): Promise<void> {
    let last: string | undefined;
    await expect.poll(async () => (last = (await this.heard()).at(-1) ?? last)).toBe(text);
  }

  /** Everything with a role, in Chromium's accessibility tree. */
  async accessible(role: string): Promise<AccessibleNode[]> {
    const nodes = await accessibilityTree(this.page, this.page.mainFrame());
    return nodes.filter((node) => node.role === role);
  }
}

interface Options {
  bare: BarePage;
}

interface WorkerOptions {
  /** The bundle of the page, and its styles. */
  bundle: { readonly script: string; readonly style: string };
}

export const test = base.extend<Options, WorkerOptions>({
  bundle: [
    // Playwright reads from the braces what a fixture needs: here nothing, but they may not be empty.
    async ({ browserName: _browserName }, use) => {
      const { outputFiles } = await build({
        entryPoints: ['usage.ts', 'usage.css'].map((name) => join(ROOT, 'src/webview', name)),
        ...{ bundle: true, write: false, outdir: ROOT, format: 'iife', target: 'chrome130' },
      });
      const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
      await use({ script: text('.js'), style: text('.css') });
    },
    { scope: 'worker' },
  ],
  bare: async ({ page, bundle }, use) => {
    const colors = Object.entries(THEME).map(([name, value]) => `--vscode-${name}: ${value};`);
    await page.setContent(
      `<!DOCTYPE html><html lang="en"><head><title>Usage</title><style>:root{${colors.join('')}}${bundle.style}</style></head><body class="vscode-dark" data-source="null"></body></html>`,
    );
    await page.evaluate(watch);
    await page.addScriptTag({ content: bundle.script });
    await use(new BarePage(page));
  },
});

/** In the browser: stands for VS Code, and writes down what live regions say. */
function watch(): void {
  const [sent, heard]: [unknown[], string[]] = [[], []];
  const api = { postMessage: (message: unknown) => sent.push(message), setState: () => undefined };
  Object.assign(window, { sent, heard, acquireVsCodeApi: () => api });
  const observer = new MutationObserver((changes) => {
    for (const { target } of changes) {
      const region = (target instanceof Element ? target : target.parentElement)?.closest(
        '[role=status], [role=alert]',
      );
      if (region) {
        heard.push(region.textContent);
      }
    }
  });
  observer.observe(document.body, { childList: true, characterData: true, subtree: true });
}

function withColumns(message: ToPage): string {
  return JSON.stringify(message, (_, value: unknown) =>
    value instanceof Int32Array ? { column: [...value] } : value,
  );
}

export { expect } from '@playwright/test';
