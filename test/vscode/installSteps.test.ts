import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { installInSteps, type Step } from './installSteps';
import { withTemporaryFolder } from './temporary';

test('an install that broke off goes on with the step that failed, and is done once', async () => {
  await withTemporaryFolder((parent) => {
    const ran: string[] = [];
    let fails = true;
    const steps: Step[] = ['one', 'two', 'three'].map((name) => ({
      name,
      says: name,
      run: () => {
        ran.push(name);
        if (name === 'two' && fails) {
          throw new Error('The network is gone.');
        }
      },
    }));
    const folder = join(parent, 'vscode');

    expect(() => installInSteps(folder, steps)).toThrow('The network is gone.');
    expect(existsSync(folder)).toBe(false);
    fails = false;
    expect(installInSteps(folder, steps)).toBe(folder);
    expect(installInSteps(folder, steps)).toBe(folder);

    expect(ran).toEqual(['one', 'two', 'two', 'three']);
    expect(readdirSync(parent)).toEqual(['vscode']);
    return Promise.resolve();
  });
});
