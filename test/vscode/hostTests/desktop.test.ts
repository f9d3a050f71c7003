import { expect, test } from 'vitest';
import { argument, desktopVersion } from './desktop';

test('the desktop VS Code is the newest, or the oldest that the manifest promises', () => {
  expect(desktopVersion('stable')).toBe('stable');
  expect(desktopVersion('oldest')).toBe('1.105.0');
  expect(desktopVersion(undefined)).toBeUndefined();
});

test('a path with a space is one argument on every system', () => {
  expect(argument(String.raw`C:\Users\Ada M`, 'win32')).toBe(String.raw`"C:\Users\Ada M"`);
  expect(argument('/Users/Ada M', 'darwin')).toBe('/Users/Ada M');
});
