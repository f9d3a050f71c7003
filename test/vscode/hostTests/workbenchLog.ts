import { appendFileSync } from 'node:fs';
import { format } from 'node:util';
import type { Page } from '@playwright/test';

/**
 * Writes the window's log, with what tests write on the console, into a file: for finding out why a run went
 * wrong. Call before the page opens VS Code.
 */
export async function keepWorkbenchLog(page: Page, file: string): Promise<void> {
  await page.exposeFunction('codeAutomationLog', (level: string, args: unknown[]) => {
    appendFileSync(file, `${level} ${format(...args)}\n`);
  });
}
