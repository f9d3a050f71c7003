import type { Workbench } from '../pages/workbench';

/** The size and the colors of every window that a test opens; the window follows the color scheme. */
export const VIEW_OF_A_WINDOW = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'dark',
} as const;

/** VS Code's own, in pixels, give or take its edges. */
const SIDE_BAR_WIDTH = 300;
const EDGES = 20;

/** Gives a window that other tests have used the size, the colors and the widths it was opened with. */
export async function lookAsAtFirst(workbench: Workbench): Promise<void> {
  const { page } = workbench;
  const { viewport, colorScheme } = VIEW_OF_A_WINDOW;
  await page.mouse.move(0, 0);
  await page.emulateMedia({ colorScheme, forcedColors: 'none' });
  await page.setViewportSize(viewport);
  const sideBar = await page.locator('.part.sidebar').boundingBox();
  if (sideBar !== null && Math.abs(sideBar.width - SIDE_BAR_WIDTH) > EDGES) {
    await workbench.setSideBarWidth(SIDE_BAR_WIDTH);
  }
}
