import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Lanes, type LaneTask } from '../../../../src/fleet/lanes/lanes';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const never = () => new Promise<never>(() => undefined);

/** Answers after that many milliseconds, and says meanwhile how many such tasks run. */
function server() {
  const seen = { running: 0, most: 0, begun: 0 };
  const task =
    (milliseconds: number): LaneTask<number> =>
    async (putAside) => {
      seen.begun += 1;
      seen.running += 1;
      seen.most = Math.max(seen.most, seen.running);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        putAside.addEventListener('abort', () => {
          clearTimeout(timer);
          resolve();
        });
      });
      seen.running -= 1;
      return milliseconds;
    };
  return { seen, task };
}

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
