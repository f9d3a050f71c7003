import { describe, expect, it, vi } from 'vitest';
import { Lanes } from '../../../../src/fleet/lanes/lanes';
import { fakeClock, never, server } from './tasks';

fakeClock();

describe('tasks that answer', () => {
  it('run eight at a time, in the order in which they came', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    const order: number[] = [];
    for (let index = 0; index < 80; index++) {
      void lanes.add(task(100)).result.then(() => order.push(index));
    }
    await vi.advanceTimersByTimeAsync(1_000);
    expect(seen.most).toBe(8);
    expect(order).toEqual(Array.from({ length: 80 }, (_, index) => index));
  });

  it('are answered what a task answers that took its time', async () => {
    const { result } = new Lanes().add(server().task(60_000));
    await vi.advanceTimersByTimeAsync(60_000);
    await expect(result).resolves.toBe(60_000);
  });

  it('throw what a task throws, and the next one runs', async () => {
    const lanes = new Lanes();
    await expect(lanes.add(() => Promise.reject(new Error('broken'))).result).rejects.toThrow('broken');
    await expect(lanes.add(() => Promise.resolve('fine')).result).resolves.toBe('fine');
  });

  it('that can wait come when nothing else does', async () => {
    const lanes = new Lanes();
    const { task } = server();
    const order: string[] = [];
    for (let index = 0; index < 8; index++) {
      void lanes.add(task(100));
    }
    void lanes.add(task(100), { order: 'later' }).result.then(() => order.push('later'));
    for (let index = 0; index < 8; index++) {
      void lanes.add(task(100)).result.then(() => order.push('inTurn'));
    }
    await vi.advanceTimersByTimeAsync(300);
    expect(order).toEqual([...Array.from({ length: 8 }, () => 'inTurn'), 'later']);
  });
});

describe('silent tasks', () => {
  it('give their lanes to others', async () => {
    const lanes = new Lanes();
    for (let index = 0; index < 8; index++) {
      void lanes.add(never);
    }
    const { result } = lanes.add(() => Promise.resolve('here'));
    await vi.advanceTimersByTimeAsync(500);
    await expect(result).resolves.toBe('here');
  });

  it('keep their lanes as long as sixteen run: each has two connections', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    for (let index = 0; index < 100; index++) {
      void lanes.add(task(30_000), { canRepeat: true });
    }
    await vi.advanceTimersByTimeAsync(4_900);
    expect(seen).toEqual({ running: 16, most: 16, begun: 16 });
  });

  it('are put aside after five seconds, so that a site that is down delays no other', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    for (let index = 0; index < 32; index++) {
      void lanes.add(task(30_000), { canRepeat: true, order: index < 8 ? 'later' : 'inTurn' });
    }
    const { result } = lanes.add(() => Promise.resolve('here'), { canRepeat: true });
    await vi.advanceTimersByTimeAsync(11_000);
    await expect(result).resolves.toBe('here');
    await vi.advanceTimersByTimeAsync(100_000);
    expect(seen.running).toBe(0);
    expect(seen.begun).toBeLessThanOrEqual(2 * 32);
  });

  it('are put aside while others answer, and have their time at the end', async () => {
    const lanes = new Lanes();
    const silent = server();
    const { task } = server();
    const answers: number[] = [];
    for (let index = 0; index < 1_000; index++) {
      const queued = lanes.add(index % 20 === 0 ? silent.task(30_000) : task(100), { canRepeat: true });
      void queued.result.then((milliseconds) => answers.push(milliseconds));
    }
    // Eight at a time they'd take 12.5 seconds, were none silent.
    await vi.advanceTimersByTimeAsync(1.3 * 12_500);
    expect(answers.filter((milliseconds) => milliseconds === 100)).toHaveLength(950);
    await vi.advanceTimersByTimeAsync(5 * 30_000);
    expect(answers.filter((milliseconds) => milliseconds === 30_000)).toHaveLength(50);
    expect(silent.seen.begun).toBeLessThanOrEqual(2 * 50);
  });

  it('are not put aside where all are slow: that would only be repeated', async () => {
    const lanes = new Lanes();
    const { seen, task } = server();
    for (let index = 0; index < 200; index++) {
      void lanes.add(task(3_000), { canRepeat: true });
    }
    await vi.advanceTimersByTimeAsync(60_000);
    expect(seen).toEqual({ running: 0, most: 16, begun: 200 });
  });

  it('are not put aside where they must not run twice', async () => {
    const lanes = new Lanes();
    const silent = server();
    for (let index = 0; index < 16; index++) {
      void lanes.add(silent.task(30_000));
    }
    await vi.advanceTimersByTimeAsync(500);
    for (let index = 0; index < 200; index++) {
      void lanes.add(server().task(100));
    }
    await vi.advanceTimersByTimeAsync(40_000);
    expect(silent.seen.begun).toBe(16);
  });
});
