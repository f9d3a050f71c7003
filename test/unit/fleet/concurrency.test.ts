import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConcurrencyLimit } from '../../../src/fleet/concurrency';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

it('lets no more than eight run at a time', async () => {
  const limit = new ConcurrencyLimit();
  const task = vi.fn(never);
  for (let count = 0; count < 20; count++) {
    void limit.run(task);
  }
  await vi.advanceTimersByTimeAsync(1_000);
  expect(task).toHaveBeenCalledTimes(8);
});

it('does not let tasks that hang hold up the others', async () => {
  const limit = new ConcurrencyLimit();
  for (let count = 0; count < 16; count++) {
    void limit.run(never);
  }
  const answer = limit.run(() => Promise.resolve('here'));
  await vi.advanceTimersByTimeAsync(5_000);
  await expect(answer).resolves.toBe('here');
});

it('answers what a task answers that took its time', async () => {
  const slow = new ConcurrencyLimit().run(async () => {
    await new Promise((resolve) => setTimeout(resolve, 60_000));
    return 'late';
  });
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(slow).resolves.toBe('late');
});

it('throws what a task throws, and goes on', async () => {
  const limit = new ConcurrencyLimit();
  await expect(limit.run(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
  await expect(limit.run(() => Promise.resolve('fine'))).resolves.toBe('fine');
});
