import { expect, type Page } from '@playwright/test';
import type { Settings } from '../../vscode/settings';

/** The themes in which pages are looked at: a dark, a light and both high-contrast ones. */
export const THEMES = [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;

export type Theme = (typeof THEMES)[number];

interface Look {
  /** What the browser tells VS Code about the operating system. */
  readonly colorScheme: 'dark' | 'light';
  readonly forcedColors: 'active' | 'none';
  /** How VS Code marks its window with it. */
  readonly className: string;
}

const LOOKS: Readonly<Record<Theme, Look>> = {
  'Default Dark Modern': { colorScheme: 'dark', forcedColors: 'none', className: 'vs-dark' },
  'Default Light Modern': { colorScheme: 'light', forcedColors: 'none', className: 'vs' },
  'Default High Contrast': { colorScheme: 'dark', forcedColors: 'active', className: 'hc-black' },
  'Default High Contrast Light': { colorScheme: 'light', forcedColors: 'active', className: 'hc-light' },
};

/** User settings with which a window follows `showIn`. */
export const FOLLOWS_BROWSER: Settings = {
  'window.autoDetectColorScheme': true,
  'window.autoDetectHighContrast': true,
  'workbench.preferredDarkColorTheme': 'Default Dark Modern',
  'workbench.preferredLightColorTheme': 'Default Light Modern',
  'workbench.preferredHighContrastColorTheme': 'Default High Contrast',
  'workbench.preferredHighContrastLightColorTheme': 'Default High Contrast Light',
};

/**
 * Changes the colours of a window that follows the browser. Nothing takes the focus meanwhile, so that what is open
 * (an input, a menu, a dialog, a tooltip) stays open.
 */
export async function showIn(page: Page, theme: Theme): Promise<void> {
  const { className, ...media } = LOOKS[theme];
  // With forced colours the browser paints in its own; VS Code's theme is to be seen.
  await page.addStyleTag({ content: ':root, :root * { forced-color-adjust: none !important; }' });
  await page.emulateMedia(media);
  await expect(page.locator('.monaco-workbench').first()).toContainClass(className);
}
