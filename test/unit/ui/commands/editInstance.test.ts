import { expect, it, vi } from 'vitest';
import type { CommandParts } from '../../../../src/ui/base/command';
import type { InstanceUrl } from '../../../../src/instances/address';
import { setCaFile } from '../../../../src/ui/commands/editInstance';

vi.mock('vscode', () => import('../../manifest/vscodeStub'));

const url = 'https://gitlab.example' as InstanceUrl;

/** What the command does, in its order. */
function partsOf() {
  const done: string[] = [];
  const parts = {
    settings: {
      replace: () => Promise.resolve(void done.push('setting')),
      read: () => ({ instances: [], problems: [] }),
    },
    fleet: {
      setInstances: () => void done.push('fleet'),
      refresh: (asked: InstanceUrl) => Promise.resolve(void done.push(`at once: ${asked}`)),
      refreshNew: () => Promise.resolve(void done.push('in turn')),
    },
  };
  return { done, parts: parts as unknown as CommandParts };
}

it('asks at once through another CA file: somebody waits for the result', async () => {
  const { done, parts } = partsOf();
  await setCaFile(parts, { url, caFile: '/old.pem' }, '/new.pem');
  expect(done).toEqual(['setting', 'fleet', `at once: ${url}`]);
});

it('asks nothing when nothing has changed', async () => {
  const { done, parts } = partsOf();
  await setCaFile(parts, { url, caFile: '/new.pem' }, '/new.pem');
  expect(done).toEqual(['setting', 'fleet']);
});
