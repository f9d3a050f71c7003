import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, describe, expect, it } from 'vitest';
import { optionsOf, USAGE } from '../../gitlab/options';

const MAIN = join(import.meta.dirname, '../../gitlab/main.ts');
const STARTS_WITHIN_MILLISECONDS = 30_000;

interface Line {
  url: string;
  adminToken: string;
  userToken: string;
  keysFolder: string;
}

const children: ChildProcess[] = [];

afterEach(() => {
  for (const child of children.splice(0)) {
    child.kill('SIGKILL');
  }
});

function spawnMain(...options: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', MAIN, ...options], { stdio: 'pipe' });
  children.push(child);
  return child;
}

async function started(...options: readonly string[]): Promise<{ child: ChildProcess; line: Line }> {
  const child = spawnMain(...options);
  for await (const text of createInterface({ input: child.stdout })) {
    return { child, line: JSON.parse(text) as Line };
  }
  throw new Error('it printed nothing');
}

function exitCode(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => child.once('exit', resolve));
}

/** Windows has no signals: there a program just ends, and leaves what it has. */
async function expectCleanEnd(
  child: ChildProcess,
  signal: NodeJS.Signals,
  { keysFolder }: Line,
): Promise<void> {
  const hasSignals = process.platform !== 'win32';
  child.kill(signal);
  expect(await exitCode(child)).toBe(hasSignals ? 0 : null);
  expect(existsSync(keysFolder)).toBe(!hasSignals);
}

async function get({ url, adminToken }: Line, path: string): Promise<unknown> {
  const reply = await fetch(`${url}/api/v4${path}`, { headers: { 'PRIVATE-TOKEN': adminToken } });
  return path.endsWith('.csv') ? reply.text() : reply.json();
}

async function add({ url, adminToken }: Line, file: string): Promise<number> {
  const reply = await fetch(`${url}/api/v4/license`, {
    method: 'POST',
    headers: { 'PRIVATE-TOKEN': adminToken, 'Content-Type': 'application/json' },
    body: JSON.stringify({ license: readFileSync(file, 'utf8') }),
  });
  return reply.status;
}

function keyFiles(folder: string): string[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.gitlab-license'));
  return names.map((name) => join(folder, name));
}

describe('npm run gitlab', { timeout: STARTS_WITHIN_MILLISECONDS }, () => {
  it('plays a company’s GitLab with keys to try, and leaves nothing behind', async () => {
    const { child, line } = await started('--root', '/gitlab');
    expect(line.url.endsWith('/gitlab')).toBe(true);
    expect(await get(line, '/license')).toMatchObject({ plan: 'ultimate', expired: false, user_limit: 200 });
    expect(await get(line, '/licenses')).toHaveLength(3);
    const export_ = (await get(line, '/license/usage_export.csv')) as string;
    expect(export_.split('\n').length).toBeGreaterThan(290);
    expect(readFileSync(join(line.keysFolder, 'public.pem'), 'utf8')).toContain('BEGIN PUBLIC KEY');

    const refused = keyFiles(join(line.keysFolder, 'refused'));
    expect(refused.length).toBeGreaterThan(4);
    for (const file of refused) {
      expect(await add(line, file), file).toBe(400);
    }
    const accepted = keyFiles(line.keysFolder);
    expect(accepted).toContain(join(line.keysFolder, 'valid.gitlab-license'));
    for (const file of accepted) {
      expect(await add(line, file), file).toBe(201);
    }

    await expectCleanEnd(child, 'SIGTERM', line);
  });

  it('plays a hostile one', async () => {
    const { child, line } = await started('--profile', 'hostile');
    expect(JSON.stringify(await get(line, '/license'))).toContain('](command:');
    await expectCleanEnd(child, 'SIGTERM', line);
  });

  it('plays another version, and ends on SIGINT', async () => {
    const { child, line } = await started('--profile', 'ce');
    expect(await get(line, '/license')).toEqual({ error: '404 Not Found' });
    await expectCleanEnd(child, 'SIGINT', line);
  });

  it('explains itself when an option is wrong', async () => {
    const child = spawnMain('--profile', '9');
    const sentence = new Promise<string>((resolve) =>
      child.stderr.once('data', (data: Buffer) => resolve(data.toString())),
    );
    expect(await exitCode(child)).toBe(1);
    expect(await sentence).toBe(`--profile 9 is not known\n${USAGE}\n`);
  });
});

describe('the options', () => {
  it.each([
    [[], { port: 0, profile: '18.10', root: '' }],
    [['--port', '8080', '--profile', '15', '--root', '/a/b/'], { port: 8080, profile: '15', root: '/a/b' }],
  ])('%j', (argv, expected) => {
    expect(optionsOf(argv)).toEqual(expected);
  });

  it.each([
    ['--port', 'high'],
    ['--port', '70000'],
    ['--root', 'gitlab'],
    ['--what', 'ever'],
  ])('%s %s is refused', (...argv) => {
    expect(() => optionsOf(argv)).toThrow();
  });
});
