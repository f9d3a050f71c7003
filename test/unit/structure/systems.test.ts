import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { usualStages } from '../../run/stages';
import { NODE_MAJOR } from '../../requirements.mjs';
import { RELEASES } from '../../vscode/install';
import { ROOT } from '../../vscode/paths';

const textOf = (file: string) => readFileSync(join(ROOT, file), 'utf8');

/** What cmd.exe doesn't know or reads otherwise: quotes of one kind, variables, substitutions, several of sh's own words. */
const ONLY_SH = /['`$;\\]|(?:^|&& )(?:\w+=|export |rm |cp |mv |cat |test |\.\/)/;

describe('the scripts of package.json', () => {
  const { scripts } = JSON.parse(textOf('package.json')) as { scripts: Record<string, string> };

  it.each(Object.entries(scripts))('%s runs in sh and in cmd', (_, script) => {
    expect(script).not.toMatch(ONLY_SH);
  });

  it.each(Object.entries(scripts).filter(([, script]) => script.includes('test/setup.mjs')))(
    '%s leaves no shell between npm and the program',
    (_, script) => {
      expect(script).toMatch(/^exec node /);
    },
  );

  it('find exec in cmd as well', () => {
    expect(textOf('exec.cmd')).toMatch(/^@%\*$/m);
  });

  it.each(['VARIABLE=1 node x', 'node x && rm -rf dist', "node -e '1'", 'node $X', './run'])(
    '%s would be found',
    (script) => {
      expect(script).toMatch(ONLY_SH);
    },
  );
});

describe('the run on three systems', () => {
  const workflow = textOf('.github/workflows/ci.yml');
  const nodeOf = (system: string) =>
    new RegExp(`os: ${system}-latest\\n\\s+node: (\\d+)`).exec(workflow)?.[1];

  it('has a Node.js on each that can do all that runs there', () => {
    expect(nodeOf('macos')).toBe(NODE_MAJOR);
    expect(Number(nodeOf('ubuntu'))).toBe(20);
    expect(Number(nodeOf('windows'))).toBeGreaterThanOrEqual(20);
  });

  it('runs actions by commit only', () => {
    const uses = [...workflow.matchAll(/uses: (.*)/g)].map(([, action]) => action);
    expect(uses.length).toBeGreaterThan(3);
    for (const action of uses) {
      expect(action).toMatch(/^[\w/-]+@[0-9a-f]{40} # v[\d.]+$/);
    }
  });

  it('has the oldest VS Code that the manifest promises for the browser as well', () => {
    const promised = /"vscode": "\^1\.(\d+)\.0"/.exec(textOf('package.json'))?.[1];
    expect(RELEASES.oldest.codeServer).toMatch(new RegExp(`^4\\.${promised}\\.`));
  });

  it('starts VS Code for the browser nowhere on Windows, and a desktop one, old and new, on every system', () => {
    const inBrowser = ['harness', 'host', 'ui'];
    expect(usualStages('win32').filter((stage) => inBrowser.includes(stage))).toEqual([]);
    for (const system of ['win32', 'darwin'] as const) {
      expect(usualStages(system)).toEqual(expect.arrayContaining(['desktop', 'oldest']));
    }
    expect(usualStages('linux')).toEqual(expect.arrayContaining(inBrowser));
    expect(workflow).toContain('xvfb-run -a npm run test:desktop');
    expect(textOf('package.json')).toContain('test/run.ts desktop oldest"');
  });
});
