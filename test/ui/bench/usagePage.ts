/*
 * What the usage page takes in a real window of VS Code: from the last byte of the export to the painted chart, how long
 * the extension host and the page are held up meanwhile, and how much memory the extension host takes.
 */

import { cpSync, existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, expect, type Browser, type Page } from '@playwright/test';
import { license, startTestGitLab, type TestGitLab } from '../../gitlab/server';
import { LicensesView } from '../pages/licensesView';
import { UsagePage } from '../webviews/usagePage';
import { Workbench } from '../pages/workbench';
import { CHROMIUM_FLAGS, requireChromium } from '../../vscode/chromium';
import { ROOT, VSIX } from '../../vscode/paths';
import { installExtension, startTestServer } from '../../vscode/server';
import { writeSettings } from '../../vscode/settings';
import { withTemporaryFolder } from '../../vscode/temporary';
import { median } from '../../bench/interleaved';
import { usageExport } from '../../bench/usageExport';

/** Five years, and the 15 MB at which GitLab stops. */
const SIZES = [
  { rows: 1826, goalMs: 100 },
  { rows: 600_000, goalMs: 1500 },
];
const LARGE_BYTES = 1024 * 1024;

/** Each in a VS Code of its own. */
const WINDOWS = 3;

/** The page is open before the answer comes, as with a server that has to write the export first. */
const ANSWER_AFTER_MS = 3000;

const LONGEST_HOST_BLOCK_MS = 50;
const LONGEST_PAGE_BLOCK_MS = 100;
/** As a multiple of the file's size. */
const MOST_MEMORY = 4;

const NAME = 'Production';

interface Seen {
  readonly paintedMs: number;
  readonly hostBlockMs: number;
  readonly pageBlockMs: number;
  /** A multiple of the file's size. */
  readonly memory: number;
  readonly fileBytes: number;
}

/** With the code of the page not warmed up yet, and once more by its button. */
interface Opened {
  readonly first: Seen;
  readonly refreshed: Seen;
}

/** What a page tells of itself through its console. */
interface Told {
  readonly paintedAt?: number;
  readonly blockMs?: number;
}

async function main(): Promise<void> {
  const browser = await chromium.launch({ executablePath: requireChromium(), args: [...CHROMIUM_FLAGS] });
  try {
    printRow('usage page in a window', 'chart painted', 'host blocked', 'page blocked', 'memory of host');
    for (const { rows, goalMs } of SIZES) {
      const windows: Opened[] = [];
      for (let window = 0; window < WINDOWS; window++) {
        windows.push(await openUsage(browser, usageExport(rows)));
      }
      const name = `${rows.toLocaleString('en')} rows`;
      printSeen(
        `${name}, first`,
        windows.map(({ first }) => first),
      );
      printSeen(
        `${name}, refreshed`,
        windows.map(({ refreshed }) => refreshed),
      );
      printRow(
        '  goals',
        `≤ ${goalMs} ms`,
        `≤ ${LONGEST_HOST_BLOCK_MS} ms`,
        `≤ ${LONGEST_PAGE_BLOCK_MS} ms`,
        `≤ ${MOST_MEMORY} ×`,
      );
    }
  } finally {
    await browser.close();
  }
}

function printSeen(name: string, seen: readonly Seen[]): void {
  const of = (what: keyof Seen) => median(seen.map((one) => one[what]));
  printRow(
    name,
    `${of('paintedMs').toFixed(0)} ms`,
    `${of('hostBlockMs').toFixed(0)} ms`,
    // The browser tells of nothing shorter.
    of('pageBlockMs') === 0 ? '< 50 ms' : `${of('pageBlockMs').toFixed(0)} ms`,
    // Of a small file it is the memory of everything else.
    of('fileBytes') > LARGE_BYTES ? `${of('memory').toFixed(2)} ×` : '–',
  );
}

async function openUsage(browser: Browser, file: string): Promise<Opened> {
  const gitlab = await startTestGitLab({ licenses: [license()] });
  try {
    return await withTemporaryFolder((folder) => openUsageIn(folder, browser, gitlab, Buffer.from(file)));
  } finally {
    await gitlab.close();
  }
}

async function openUsageIn(
  userData: string,
  browser: Browser,
  gitlab: TestGitLab,
  body: Buffer,
): Promise<Opened> {
  const extensions = join(userData, 'extensions');
  const portFile = join(userData, 'watch');
  writeSettings(userData);
  installExtension(VSIX, { userData, extensions });
  // Without the list of what is installed VS Code takes in what lies there.
  rmSync(join(extensions, 'extensions.json'));
  cpSync(join(ROOT, 'test/vscode/demo/extension'), join(extensions, 'gitlab-license-manager.demo-0.0.1'), {
    recursive: true,
  });
  cpSync(join(import.meta.dirname, 'watch'), join(extensions, 'gitlab-license-manager.bench-watch-0.0.1'), {
    recursive: true,
  });
  const instances = [{ url: gitlab.url, token: gitlab.adminToken, name: NAME, goesDown: false }];
  const env = { GITLAB_LICENSES_DEMO: JSON.stringify(instances), BENCH_WATCH: portFile };
  const server = await startTestServer({ userData, extensions }, { env });
  const page = await browser.newPage();
  try {
    const told: Told[] = [];
    await listen(page, told);
    const workbench = await Workbench.open(page, server.url);
    const view = new LicensesView(workbench);
    await view.open();
    await view.row(NAME).waitFor();
    return await measure(workbench, gitlab, { body, told, portFile });
  } finally {
    await page.close();
    await server.stop();
  }
}

async function measure(
  workbench: Workbench,
  gitlab: TestGitLab,
  { body, told, portFile }: { readonly body: Buffer; readonly told: Told[]; readonly portFile: string },
): Promise<Opened> {
  const watch = () => hostWatch(portFile);
  const paintedAt = () => told.find((one) => one.paintedAt !== undefined)?.paintedAt;
  let lastByteAt = Number.NaN;
  gitlab.intercept(async ({ path }, response) => {
    if (!path.endsWith('/usage_export.csv')) {
      return 'pass';
    }
    await new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS));
    // What the window did until then is not what is measured.
    await watch();
    told.length = 0;
    response.once('finish', () => (lastByteAt = Date.now()));
    return { status: 200, headers: { 'Content-Type': 'text/csv' }, body };
  });
  const page = new UsagePage(workbench);
  const seen = async (): Promise<Seen> => {
    await expect.poll(paintedAt, { timeout: 60_000 }).toBeDefined();
    await page.expectTable();
    const { blockMs, residentBytes } = await watch();
    return {
      paintedMs: (paintedAt() ?? Number.NaN) - lastByteAt,
      hostBlockMs: blockMs,
      pageBlockMs: Math.max(0, ...told.map((one) => one.blockMs ?? 0)),
      memory: residentBytes / body.length,
      fileBytes: body.length,
    };
  };
  await workbench.runCommand('GitLab Licenses: Show Usage');
  await workbench.quickInput.answer(NAME);
  const first = await seen();
  told.length = 0;
  await page.button('Refresh').click();
  return { first, refreshed: await seen() };
}

/** What there was in the extension host since it was asked last. */
async function hostWatch(portFile: string): Promise<{ blockMs: number; residentBytes: number }> {
  if (!existsSync(portFile)) {
    throw new Error('The extension host is not watched.');
  }
  const response = await fetch(readFileSync(portFile, 'utf8'));
  return (await response.json()) as { blockMs: number; residentBytes: number };
}

async function listen(page: Page, told: Told[]): Promise<void> {
  page.on('console', (message) => {
    const [, json] = /^bench (.*)/.exec(message.text()) ?? [];
    if (json !== undefined) {
      told.push(JSON.parse(json) as Told);
    }
  });
  // As it stands: the loader of this file adds to every function what the page does not know.
  await page.addInitScript({ path: join(import.meta.dirname, 'watch', 'page.js') });
}

function printRow(name: string, ...cells: readonly string[]): void {
  console.log(name.padEnd(26) + cells.map((cell) => cell.padStart(16)).join(''));
}

void main();
