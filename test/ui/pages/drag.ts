import type { Locator, Page } from '@playwright/test';

/** Drags a row with the mouse onto another; VS Code takes a row only when the mouse moves over it for a while. */
export async function drag(page: Page, from: Locator, to: Locator): Promise<void> {
  await from.hover();
  await page.mouse.down();
  await to.hover();
  await to.hover();
  await page.mouse.up();
}

/** To copy, to link and to move, as file managers offer. */
const ANY_OPERATION = 1 | 2 | 16;

/** Drags files of this computer from outside of the browser onto a row. */
export async function dragFromOutside(page: Page, files: readonly string[], to: Locator): Promise<void> {
  const box = await to.boundingBox();
  if (box === null) {
    throw new Error('What the files are dragged to is not in sight.');
  }
  const browser = await page.context().newCDPSession(page);
  const at = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  const data = { items: [], files: [...files], dragOperationsMask: ANY_OPERATION };
  for (const type of ['dragEnter', 'dragOver', 'dragOver', 'drop'] as const) {
    await browser.send('Input.dispatchDragEvent', { type, ...at, data });
  }
  await browser.detach();
}
