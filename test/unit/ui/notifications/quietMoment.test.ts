import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { QuietMoment } from '../../../../src/ui/notifications/quietMoment';
import { watchNotifications } from '../../../../src/ui/notifications/watchNotifications';

const startNotifying = vi.hoisted(() => vi.fn(() => ({ dispose: vi.fn() })));

vi.mock('vscode', () => import('../../manifest/vscodeStub'));
vi.mock('../../../../src/ui/notifications/notifier', () => ({ startNotifying }));

beforeEach(() => {
  vi.useFakeTimers();
});

afterEach(() => {
  vi.useRealTimers();
});

describe('a quiet moment', () => {
  it('comes five seconds after the last change', () => {
    const task = vi.fn(() => Promise.resolve());
    const moment = new QuietMoment(task);
    moment.wait();
    vi.advanceTimersByTime(4_000);
    moment.wait();
    vi.advanceTimersByTime(4_000);
    expect(task).not.toHaveBeenCalled();
    vi.advanceTimersByTime(1_000);
    expect(task).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(600_000);
    expect(task).toHaveBeenCalledOnce();
  });

  it('comes within a minute also where something changes all the time', () => {
    const task = vi.fn(() => Promise.resolve());
    const moment = new QuietMoment(task);
    for (let second = 0; second < 120; second++) {
      moment.wait();
      vi.advanceTimersByTime(1_000);
    }
    expect(task.mock.calls.length).toBeGreaterThanOrEqual(1);
    expect(task.mock.calls.length).toBeLessThanOrEqual(2);
  });

  it('waits for the task that runs', async () => {
    let end: (() => void) | undefined;
    const running = new Promise<void>((resolve) => (end = resolve));
    const task = vi.fn(() => running);
    const moment = new QuietMoment(task);
    moment.wait();
    vi.advanceTimersByTime(5_000);
    moment.wait();
    vi.advanceTimersByTime(30_000);
    expect(task).toHaveBeenCalledOnce();
    end?.();
    await vi.advanceTimersByTimeAsync(5_000);
    expect(task).toHaveBeenCalledTimes(2);
  });
});

describe('notifications', () => {
  type Parts = Parameters<typeof watchNotifications>[0];

  it('begin more than a minute after the start', async () => {
    watchNotifications({} as Parts);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(startNotifying).not.toHaveBeenCalled();
    await vi.advanceTimersByTimeAsync(10_000);
    await vi.waitFor(() => expect(startNotifying).toHaveBeenCalledOnce());
  });

  it('do not begin in a window that was closed before', async () => {
    startNotifying.mockClear();
    watchNotifications({} as Parts).dispose();
    await vi.advanceTimersByTimeAsync(100_000);
    expect(startNotifying).not.toHaveBeenCalled();
  });
});
