import { describe, expect, test } from 'vitest';
import { Slices } from '../../../../src/webview/users/slices';

function work(ms: number): void {
  const end = performance.now() + ms;
  let now = performance.now();
  while (now < end) {
    now = performance.now();
  }
}

function* steps(count: number, ms: number): Generator<undefined, { readonly count: number }, undefined> {
  for (let step = 0; step < count; step++) {
    work(ms);
    yield;
  }
  return { count };
}

describe('work in slices', () => {
  test('is done at once when it is little', async () => {
    const slices = new Slices();
    let done = false;
    const running = slices.run(steps(3, 0)).then(() => (done = true));
    await Promise.resolve().then(() => undefined);
    await Promise.resolve();
    expect(done).toBe(true);
    await running;
  });

  test('lets others run when it takes longer', async () => {
    const order: string[] = [];
    const running = new Slices().run(steps(4, 10)).then(() => order.push('work'));
    setTimeout(() => order.push('other'));
    await running;
    expect(order).toEqual(['other', 'work']);
  });

  test('is dropped for newer work', async () => {
    const slices = new Slices();
    const [first, second] = [slices.run(steps(4, 10)), slices.run(steps(1, 0))];
    expect(await first).toBeUndefined();
    expect(await second).toEqual({ count: 1 });
  });
});
