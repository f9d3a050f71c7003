/** The themes in which pages are looked at: a dark, a light and both high-contrast ones. */
export const THEMES = [
  'Default Dark Modern',
  'Default Light Modern',
  'Default High Contrast',
  'Default High Contrast Light',
] as const;

export type Theme = (typeof THEMES)[number];
