import { existsSync, readFileSync, rmSync } from 'node:fs';
import { expect, type Page } from '@playwright/test';
import { WITHOUT_WARNINGS, type Settings } from '../../vscode/settings';
import type { SetUp } from './vscode';

/** For a new window's extensions to start, and for a beginning. */
const START_LIMIT_MS = 150_000;
const LIMIT_MS = 90_000;

/** What the extension of a shared window has when a test begins. */
export interface Beginning {
  readonly instances: readonly SetUp[];
  /** Those of the extension that are not at their default. */
  readonly settings: Settings;
}

/** How a shared window is told what the next test begins with: its helper (beginAgain/) listens for it. */
export class Beginnings {
  /** The file in which the helper tells its address. */
  readonly addressFile: string;

  constructor(addressFile: string) {
    this.addressFile = addressFile;
  }

  /** Forgets the address whenever the page is loaded anew: the helper starts again then, at another one. */
  follow(page: Page): void {
    page.on('load', () => rmSync(this.addressFile, { force: true }));
  }

  /** Waits until the helper of a new window listens. */
  async untilReady(): Promise<void> {
    await expect
      .poll(() => existsSync(this.addressFile), { timeout: START_LIMIT_MS, intervals: [100] })
      .toBe(true);
  }

  /** Closes what is open in the window, and sets up these instances in the place of others. */
  async begin({ instances, settings }: Beginning): Promise<void> {
    const setUps = instances.map(({ name, gitlab: { url, adminToken }, token = adminToken, ...others }) => ({
      ...{ url, name, token, isSilent: others.isSilent, caFile: others.caFile },
    }));
    const body = JSON.stringify({ instances: setUps, settings: { ...WITHOUT_WARNINGS, ...settings } });
    await expect(async () => {
      const address = readFileSync(this.addressFile, 'utf8');
      const response = await fetch(address, { method: 'POST', body });
      // What has gone wrong, in the helper's words.
      expect(await response.text()).toBe('');
    }).toPass({ timeout: LIMIT_MS, intervals: [100] });
  }
}
