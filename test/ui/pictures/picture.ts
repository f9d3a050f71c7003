import { join } from 'node:path';
import type { Locator, Page } from '@playwright/test';
import sharp from 'sharp';
import { ROOT } from '../../vscode/paths';
import { expect, test } from '../support/sharedWindow';

/** A picture of the README. */
export interface Picture {
  /** Its file is media/<name>.png, and what a screen reader finds in it stands in media/<name>.yml. */
  readonly name: string;
  /** What of the window is in it, in pixels. */
  readonly clip: { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  /** The parts of it whose texts must be those of today. */
  readonly parts: readonly Locator[];
}

/** Colors of a picture: a page of text needs no more, and a quarter of the bytes. */
const COLORS = 256;

/**
 * Fails when a picture of the README shows other texts than the window does now. `npm run pictures` takes it again.
 * Days and ports are left out: each run has others.
 */
export async function expectUpToDate(page: Page, { name, clip, parts }: Picture): Promise<void> {
  const snapshots = await Promise.all(parts.map((part) => textsOf(part)));
  const { updateSnapshots } = test.info().config;
  if (updateSnapshots === 'all' || updateSnapshots === 'changed') {
    await write(await page.screenshot({ clip, animations: 'disabled', caret: 'hide' }), name);
  }
  expect(`${withoutDays(snapshots.join('\n'))}\n`).toMatchSnapshot(`${name}.yml`);
}

async function write(picture: Buffer, name: string): Promise<void> {
  await sharp(picture)
    .png({ palette: true, colors: COLORS, dither: 0, effort: 10, compressionLevel: 9 })
    .toFile(join(ROOT, 'media', `${name}.png`));
}

/** Puts a word in the place of what is another one in each run, or on another day. */
function withoutDays(snapshot: string): string {
  return (
    snapshot
      // Icons are letters of a font of their own.
      .replaceAll(/[\u{E000}-\u{F8FF}]/gu, '')
      .replaceAll(/\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d UTC)?/g, '<day>')
      .replaceAll(/(?<!\d)\d+ days/g, '<number> days')
      // Only what is older than a minute has an age.
      .replaceAll(/, as of [^·"]+?(?= ·|"|$)/gm, '')
      .replaceAll(/(fingerprint:? )[0-9a-f ]+/gi, '$1<hex>')
      .replaceAll(/127\.0\.0\.1:\d+/g, '<address>')
  );
}

async function textsOf(part: Locator): Promise<string> {
  const found = await part.all();
  return (await Promise.all(found.map((one) => one.ariaSnapshot()))).join('\n');
}
