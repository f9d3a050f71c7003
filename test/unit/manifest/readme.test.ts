import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ROOT } from '../../vscode/paths';

const MOST_PICTURES = 3;
const MOST_BYTES = 60_000;
/** Where a PNG says how its colors are written, and the value for a palette, which has at most 256. */
const COLOR_TYPE_OFFSET = 25;
const PALETTE = 3;

const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
const shown = [...readme.matchAll(/!\[([^\]]*)\]\(([^)]*)\)/g)].map(([, text = '', file = '']) => ({
  text,
  file,
}));
const media = readdirSync(join(ROOT, 'media'));

describe('the pictures of the README', () => {
  it('are few, and each says in words what it shows', () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThanOrEqual(MOST_PICTURES);
    for (const { text } of shown) {
      expect(text.length).toBeGreaterThan(20);
    }
  });

  it.each(shown)('$file is small, and its texts are held by a test', ({ file }) => {
    const png = readFileSync(join(ROOT, file));
    expect(png.length).toBeLessThanOrEqual(MOST_BYTES);
    expect(png[COLOR_TYPE_OFFSET]).toBe(PALETTE);
    expect(existsSync(join(ROOT, file.replace(/\.png$/, '.yml')))).toBe(true);
  });

  it('are all that media has beside the icons', () => {
    const files = shown.map(({ file }) => file.replace('media/', ''));
    const texts = files.map((file) => file.replace('.png', '.yml'));
    expect(media.toSorted()).toEqual([...files, ...texts, 'activity-bar.svg', 'icon.png'].toSorted());
  });
});
