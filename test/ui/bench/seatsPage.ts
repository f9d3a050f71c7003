/*
 * How long the seats page holds up its browser with 60,000 users: while they come, and for what is done with them. The
 * page runs by itself, without VS Code around it. Beside the time by the clock, in which other programs run as well,
 * stands how much of it the page computed.
 */

import { join } from 'node:path';
import { chromium, type Browser, type Page } from '@playwright/test';
import { build } from 'esbuild';
import type { ToSeatsPage } from '../../../src/seats/protocol';
import type { SeatUser } from '../../../src/seats/seatUser';
import { seatsNotes, seatsTexts } from '../../../src/words/seats/seatsTexts';
import { median } from '../../bench/interleaved';
import { longestBlock, type Block } from './longestBlock';
import { CHROMIUM_FLAGS, requireChromium } from '../../vscode/chromium';
import { ROOT } from '../../vscode/paths';

const USERS = 60_000;
const PAGES = 5;

/** In milliseconds. */
const LONGEST_BLOCK = 50;

/** As many as come at once, and how long the next ones take, in milliseconds. */
const ROWS_AT_ONCE = 100;
const BETWEEN_ROWS = 5;

/** In milliseconds. By the clock: nothing says that no further block comes. */
const SETTLED = 1000;

const TODAY = 20_000;

/** Runs in the page before its script: stands for VS Code. */
const HOST = 'window.acquireVsCodeApi = () => ({ postMessage: () => undefined });';

type Act = (page: Page) => Promise<unknown>;

const ACTS: Readonly<Record<string, Act>> = {
  'users come': (page) =>
    page.evaluate(`(async () => {
      for (let from = 0; from < window.users.length; from += ${ROWS_AT_ONCE}) {
        window.postMessage({ kind: 'rows', users: window.users.slice(from, from + ${ROWS_AT_ONCE}) });
        await new Promise((resolve) => setTimeout(resolve, ${BETWEEN_ROWS}));
      }
    })()`),
  'list ends': (page) => show(page, { kind: 'ended', problems: [], winBack: [] }),
  'sort by name': (page) => page.locator('#sort-name').click(),
  'sort by created': (page) => page.locator('#sort-createdOn').click(),
  'filter by name': (page) => page.locator('#filter').fill('an'),
  'show all again': (page) => page.locator('#filter').fill(''),
  'idle for 30 days': (page) => page.locator('#idle').selectOption('30'),
  'select all': (page) => page.locator('#select-all').click(),
  copy: (page) => page.locator('#copy-csv').click(),
};

async function main(): Promise<void> {
  const bundle = await bundled();
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  const blocks = new Map(Object.keys(ACTS).map((name): [string, Block[]] => [name, []]));
  try {
    for (let run = 0; run < PAGES; run++) {
      await measure(browser, bundle, blocks);
    }
  } finally {
    await browser.close();
  }
  console.log();
  printRow('seats page, 60,000 users', 'longest block', 'of it computing', 'goal');
  for (const [name, found] of blocks) {
    const [elapsed, busy] = [found.map((block) => block.elapsed), found.map((block) => block.busy)].map(
      (times) => `${median(times).toFixed(0)} ms`,
    );
    printRow(name, elapsed ?? '', busy ?? '', `≤ ${LONGEST_BLOCK} ms`);
  }
}

async function measure(
  browser: Browser,
  { script, style }: { readonly script: string; readonly style: string },
  blocks: ReadonlyMap<string, Block[]>,
): Promise<void> {
  const page = await browser.newPage();
  await page.setContent(`<!DOCTYPE html><title>Seats</title><style>${style}</style><body></body>`);
  await page.evaluate(HOST);
  await page.addScriptTag({ content: script });
  await page.evaluate(`window.users = ${JSON.stringify(users())}; undefined`);
  await show(page, {
    kind: 'start',
    title: 'Production',
    today: TODAY,
    notes: seatsNotes(),
    texts: seatsTexts(),
  });
  await page.waitForTimeout(SETTLED);
  for (const [name, act] of Object.entries(ACTS)) {
    const block = await longestBlock(browser, page, async () => {
      await act(page);
      await page.waitForTimeout(SETTLED);
    });
    blocks.get(name)?.push(block);
  }
  await page.close();
}

function show(page: Page, message: ToSeatsPage): Promise<unknown> {
  return page.evaluate(`window.postMessage(${JSON.stringify(message)})`);
}

/** Users whose names are in no order. */
function users(): SeatUser[] {
  return Array.from({ length: USERS }, (_, index) => {
    const code = ((index * 7919) % USERS).toString(36);
    return {
      id: index + 1,
      username: `user_${code}`,
      name: `${code.toUpperCase()} An${index % 97}`,
      state: index % 10 === 0 ? 'blocked' : 'active',
      takesSeat: index % 10 !== 0,
      activeOn: TODAY - ((index * 37) % 400),
      signedInOn: TODAY - ((index * 37) % 400),
      createdOn: TODAY - 400 - (index % 1000),
      isAdmin: index === 0,
      isExternal: index % 13 === 0,
      isAuditor: false,
    };
  });
}

async function bundled(): Promise<{ readonly script: string; readonly style: string }> {
  const { outputFiles } = await build({
    entryPoints: ['seats.ts', 'seats.css'].map((name) => join(ROOT, 'src/webview', name)),
    ...{ bundle: true, minify: true, write: false, outdir: ROOT, format: 'iife', target: 'chrome130' },
  });
  const text = (ending: string) => outputFiles.find(({ path }) => path.endsWith(ending))?.text ?? '';
  return { script: text('.js'), style: text('.css') };
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(16)).join(''));
}

void main();
