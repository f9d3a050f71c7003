import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { buildSync } from 'esbuild';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ClaimFiles } from '../../../../src/storage/claimFiles';

const END = '2027-01-27';
const TEN = 10;
const PATIENCE = { timeout: 60_000 };

const program = join(mkdtempSync(join(tmpdir(), 'glm-')), 'notifyingProcess.cjs');
let folder: string;

beforeAll(() => {
  buildSync({
    entryPoints: [join(import.meta.dirname, 'notifyingProcess.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    alias: { vscode: join(import.meta.dirname, 'vscodeOfAProcess.ts') },
    logOverride: { 'import-is-undefined': 'silent' },
  });
});
afterAll(() => rm(dirname(program), { recursive: true }));

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glm-killed-'));
});
afterEach(() => rm(folder, { recursive: true }));

interface Look {
  readonly day: string;
  readonly instances?: number;
  readonly freeze?: boolean;
}

type Window = ChildProcessByStdio<null, Readable, null>;

function openWindow({ day, instances = 1, freeze = false }: Look): Window {
  const options = [folder, day, String(instances), END, ...(freeze ? ['freeze'] : [])];
  return spawn(process.execPath, [program, ...options], { stdio: ['ignore', 'pipe', 'inherit'] });
}

/** The lines of a window up to one of this text, or to its end. */
async function linesUntil(window: Window, text: string): Promise<string[]> {
  let output = '';
  window.stdout.setEncoding('utf8');
  for await (const piece of window.stdout) {
    output += String(piece);
    if (output.includes(text)) {
      break;
    }
  }
  return output.trim().split('\n');
}

/** Opens a window, lets it look, and closes it. */
async function linesOf(look: Look): Promise<string[]> {
  const window = openWindow(look);
  const exit = once(window, 'exit');
  const lines = await linesUntil(window, 'looked');
  await exit;
  return lines;
}

async function shownIn(look: Look): Promise<string[]> {
  return (await linesOf(look)).flatMap((line) => /^shown: (.*)/.exec(line)?.slice(1) ?? []);
}

async function kill(window: Window): Promise<void> {
  const exit = once(window, 'exit');
  window.kill('SIGKILL');
  await exit;
}

describe('a window that starts again', PATIENCE, () => {
  it('between two thresholds shows nothing again', async () => {
    const days = ['2027-01-14', '2027-01-18', '2027-01-20'];
    const shown: string[][] = [];
    for (const day of days) {
      shown.push(await shownIn({ day }));
    }
    expect(shown).toEqual([
      ['GitLab 1: licensed through 2027-01-26 (13 days left).'],
      [],
      ['GitLab 1: licensed through 2027-01-26 (7 days left).'],
    ]);
  });
});

describe('a window that is killed between claim and notification', PATIENCE, () => {
  it('loses that one, which the view still says, and none after it', async () => {
    const frozen = openWindow({ day: '2027-01-14', freeze: true });
    await linesUntil(frozen, 'about to show');
    await kill(frozen);

    const again = await linesOf({ day: '2027-01-14' });
    expect(again).toEqual([expect.stringMatching(/^view: 13 days left/), 'looked']);
    expect(await shownIn({ day: '2027-01-20' })).toEqual([
      'GitLab 1: licensed through 2027-01-26 (7 days left).',
    ]);
  });

  it.each([0, 5])('leaves to the next what it had not claimed yet (after %d ms)', async (wait) => {
    const window = openWindow({ day: '2027-01-14', instances: TEN, freeze: true });
    await linesUntil(window, 'view: ');
    await new Promise((resolve) => setTimeout(resolve, wait));
    await kill(window);
    const { names } = await new ClaimFiles(join(folder, 'notifications')).read();
    const lost = names.filter((name) => name.endsWith('-14.json')).length;

    const shown = await shownIn({ day: '2027-01-14', instances: TEN });
    expect(shown).toHaveLength(lost === TEN ? 0 : 1);
    const [, told = lost === TEN ? '0' : '1'] = /^(\d+) instances/.exec(shown[0] ?? '') ?? [];
    expect(lost + Number(told)).toBe(TEN);
  });
});
