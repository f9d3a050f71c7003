import { expect, test, vi } from 'vitest';
import { killTree } from './endGroup';

const RUNNING = { pid: 4711, exitCode: null, signalCode: null };

test('on Windows a program is ended with all that it has started', () => {
  const taskkill = vi.fn();
  killTree(RUNNING, taskkill);
  expect(taskkill).toHaveBeenCalledExactlyOnceWith(4711);
});

test.each([
  ['that has ended', { ...RUNNING, exitCode: 0 }],
  ['that was killed', { ...RUNNING, signalCode: 'SIGTERM' as const }],
  ['that never started', { ...RUNNING, pid: undefined }],
])('but none %s: another program may have its number', (_, child) => {
  const taskkill = vi.fn();
  killTree(child, taskkill);
  expect(taskkill).not.toHaveBeenCalled();
});
