import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { watchNotifications } from '../../../../src/ui/notifications/watchNotifications';

const NOTIFIER = '../../../../src/ui/notifications/notifier';

vi.mock('vscode', () => import('../../manifest/vscodeStub'));

/** Of real time, for a busy machine. */
const PATIENCE = { timeout: 20_000 };

type Parts = Parameters<typeof watchNotifications>[0];

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
  vi.doUnmock(NOTIFIER);
});

it('what could not be loaded is loaded again, and begins once', { timeout: 60_000 }, async () => {
  const warn = vi.fn();
  const dispose = vi.fn();
  const startNotifying = vi.fn(() => ({ dispose }));
  vi.doMock(NOTIFIER, () => {
    throw new Error('EMFILE');
  });
  const watch = watchNotifications({ log: { warn } } as unknown as Parts);
  await vi.advanceTimersByTimeAsync(70_000);
  await vi.waitFor(
    () =>
      expect(warn).toHaveBeenCalledExactlyOnceWith(
        expect.stringContaining('Notifications could not be loaded'),
      ),
    PATIENCE,
  );

  vi.doMock(NOTIFIER, () => ({ startNotifying }));
  await vi.advanceTimersByTimeAsync(70_000);
  await vi.waitFor(() => expect(startNotifying).toHaveBeenCalledOnce(), PATIENCE);
  await vi.advanceTimersByTimeAsync(700_000);
  expect(startNotifying).toHaveBeenCalledOnce();
  expect(warn).toHaveBeenCalledOnce();
  watch.dispose();
  expect(dispose).toHaveBeenCalledOnce();
});

it('a window that is closed while the code is loaded does not notify', async () => {
  const startNotifying = vi.fn(() => ({ dispose: vi.fn() }));
  let load: (() => void) | undefined;
  const loading = new Promise<void>((resolve) => (load = resolve));
  vi.doMock(NOTIFIER, async () => {
    await loading;
    return { startNotifying };
  });
  vi.resetModules();
  const { watchNotifications: watchFresh } =
    await import('../../../../src/ui/notifications/watchNotifications');
  const watch = watchFresh({ log: { warn: vi.fn() } } as unknown as Parts);
  await vi.advanceTimersByTimeAsync(70_000);
  watch.dispose();
  load?.();
  await vi.advanceTimersByTimeAsync(200_000);
  expect(startNotifying).not.toHaveBeenCalled();
});
