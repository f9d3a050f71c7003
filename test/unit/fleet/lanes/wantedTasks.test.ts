import { describe, expect, it, vi } from 'vitest';
import { Lanes } from '../../../../src/fleet/lanes/lanes';
import { fakeClock, never, server } from './tasks';

fakeClock();

describe('a task that a person wants', () => {
  it('starts at once, whatever waits or runs', async () => {
    const lanes = new Lanes();
    for (let index = 0; index < 100; index++) {
      void lanes.add(never);
    }
    const queued = lanes.add(() => Promise.resolve('here'));
    await vi.advanceTimersByTimeAsync(10_000);
    queued.startNow();
    await expect(queued.result).resolves.toBe('here');
  });

  it('runs once, also when it is wanted twice', async () => {
    const lanes = new Lanes();
    const task = vi.fn(() => Promise.resolve('here'));
    for (let index = 0; index < 8; index++) {
      void lanes.add(server().task(100));
    }
    const queued = lanes.add(task);
    queued.startNow();
    queued.startNow();
    await vi.advanceTimersByTimeAsync(1_000);
    queued.startNow();
    expect(task).toHaveBeenCalledTimes(1);
  });

  it('is never put aside', async () => {
    const lanes = new Lanes();
    const silent = server();
    const wanted = lanes.add(silent.task(30_000), { canRepeat: true });
    wanted.startNow();
    for (let index = 0; index < 1_000; index++) {
      void lanes.add(index % 10 === 0 ? server().task(30_000) : server().task(100), { canRepeat: true });
    }
    await vi.advanceTimersByTimeAsync(30_000);
    await expect(wanted.result).resolves.toBe(30_000);
    expect(silent.seen.begun).toBe(1);
  });
});

describe('hundreds of tasks that persons want at once', () => {
  it('have a limit too, and come before all others', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    const order: string[] = [];
    for (let index = 0; index < 40; index++) {
      void lanes.add(task(100)).result.then(() => order.push('by itself'));
    }
    const wanted = Array.from({ length: 100 }, () => lanes.add(task(100)));
    for (const { result, startNow } of wanted) {
      void result.then(() => order.push('wanted'));
      startNow();
      startNow();
    }
    await vi.advanceTimersByTimeAsync(2_000);
    expect(seen.most).toBe(24);
    expect(order).toHaveLength(140);
    expect(order.lastIndexOf('wanted')).toBeLessThan(116);
  });

  it('are never more than sixteen at once with all others, which are put aside for them', async () => {
    const lanes = new Lanes();
    const background = server();
    const wanted = server();
    const results = Array.from({ length: 40 }, () => lanes.add(background.task(30_000), { canRepeat: true }));
    await vi.advanceTimersByTimeAsync(2_000);
    expect(background.seen.running).toBe(16);
    for (let index = 0; index < 100; index++) {
      lanes.add(wanted.task(100), { canRepeat: true }).startNow();
    }
    await vi.advanceTimersByTimeAsync(50);
    expect([background.seen.running, wanted.seen.running]).toEqual([0, 16]);
    await vi.advanceTimersByTimeAsync(700);
    expect([wanted.seen.begun, wanted.seen.running, wanted.seen.most]).toEqual([100, 0, 16]);
    await vi.advanceTimersByTimeAsync(200_000);
    await expect(Promise.all(results.map(({ result }) => result))).resolves.toHaveLength(40);
  });

  it('put nothing aside where there is room, and what is beside its lane first', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    const quick = server();
    for (let index = 0; index < 8; index++) {
      void lanes.add(task(30_000), { canRepeat: true });
    }
    await vi.advanceTimersByTimeAsync(500);
    for (let index = 0; index < 8; index++) {
      void lanes.add(quick.task(300), { canRepeat: true });
    }
    const wanted = lanes.add(() => Promise.resolve('here'), { canRepeat: true });
    wanted.startNow();
    await expect(wanted.result).resolves.toBe('here');
    await vi.advanceTimersByTimeAsync(100);
    expect([seen.begun, seen.running, quick.seen.running]).toEqual([8, 7, 8]);
    await vi.advanceTimersByTimeAsync(300);
    expect([seen.begun, seen.running, quick.seen.running]).toEqual([9, 8, 0]);
  });

  it('wait for those before them where sixteen of them are silent', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    for (let index = 0; index < 16; index++) {
      lanes.add(task(30_000), { canRepeat: true }).startNow();
    }
    const last = lanes.add(() => Promise.resolve('here'), { canRepeat: true });
    last.startNow();
    await vi.advanceTimersByTimeAsync(20_000);
    expect([seen.begun, seen.running]).toEqual([16, 16]);
    await vi.advanceTimersByTimeAsync(10_100);
    await expect(last.result).resolves.toBe('here');
  });
});
