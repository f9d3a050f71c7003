/** The size and the colors of every window that a test opens; the window follows the color scheme. */
export const VIEW_OF_A_WINDOW = {
  viewport: { width: 1280, height: 800 },
  colorScheme: 'dark',
} as const;
