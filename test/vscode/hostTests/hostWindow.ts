import type { Browser } from '@playwright/test';
import { windowAddress, type WindowOptions } from '../window';

/** Just enough for VS Code to lay out its view: what is drawn costs processor time. */
const SIZE = { width: 640, height: 400 };

/** For Chromium: no motion, since nobody looks, and what the page writes on its console goes to a file. */
export function hostBrowserFlags(logFile: string): readonly string[] {
  return ['--force-prefers-reduced-motion', '--enable-logging', `--log-file=${logFile}`];
}

/** A window that nobody drives. */
export interface HostWindow {
  /** Resolves with a sentence when the page is gone; never while all is well. */
  readonly gone: Promise<string>;
}

/**
 * Opens a window of VS Code in a page that Playwright doesn't attach to. A page of Playwright's own has every frame of
 * VS Code's web sockets reported, which takes a third of the processor time of a run.
 */
export async function openHostWindow(
  browser: Browser,
  serverUrl: string,
  options: WindowOptions,
): Promise<HostWindow> {
  const session = await browser.newBrowserCDPSession();
  await session.send('Target.setDiscoverTargets', { discover: true });
  const { targetId } = await session.send('Target.createTarget', {
    url: windowAddress(serverUrl, options),
    ...SIZE,
  });
  const gone = new Promise<string>((resolve) => {
    session.on('Target.targetCrashed', (target) => {
      if (target.targetId === targetId) {
        resolve('The page of VS Code crashed.');
      }
    });
    session.on('Target.targetDestroyed', (target) => {
      if (target.targetId === targetId) {
        resolve('The page of VS Code closed.');
      }
    });
  });
  return { gone };
}
