import { expect, it } from 'vitest';
import { Lanes, type LaneTask } from '../../../../src/fleet/lanes/lanes';
import { countTurns } from '../../gitlab/http/time/countTurns';
import { never } from './tasks';

/** Sixteen that run: eight that may be put aside, of which this is the first, and eight that persons want. */
function fill(lanes: Lanes, first: LaneTask<string>): Promise<string> {
  const { result } = lanes.add(first, { canRepeat: true });
  for (let index = 1; index < 8; index++) {
    void lanes.add(never, { canRepeat: true });
  }
  for (let index = 0; index < 8; index++) {
    wantOneMore(lanes);
  }
  return result;
}

function wantOneMore(lanes: Lanes, task: LaneTask<unknown> = never): void {
  lanes.add(task).startNow();
}

async function manyTurns(): Promise<void> {
  for (let turn = 0; turn < 40; turn++) {
    await new Promise((resolve) => setImmediate(resolve));
  }
}

it('each task begins and ends in a turn of the event loop of its own', async () => {
  const { counter, end } = countTurns();
  const lanes = new Lanes();
  const seen: number[] = [];
  const see = () => Promise.resolve(void seen.push(counter.turn));
  const tasks = Array.from({ length: 20 }, () => lanes.add(see).result.then(see));
  await Promise.all(tasks);
  end();
  expect(seen).toHaveLength(2 * tasks.length);
  expect(new Set(seen).size).toBe(seen.length);
});

it('a task that is put aside before its turn does not begin', async () => {
  let begun = 0;
  const lanes = new Lanes();
  void fill(lanes, () => {
    begun += 1;
    return never();
  });
  wantOneMore(lanes);
  await manyTurns();
  expect(begun).toBe(0);
});

it('a task that has answered is not put aside before its turn', async () => {
  let begun = 0;
  let answer: (text: string) => void = () => undefined;
  const lanes = new Lanes();
  const result = fill(lanes, () => {
    begun += 1;
    return new Promise((resolve) => (answer = resolve));
  });
  await manyTurns();
  answer('here');
  // What awaits the answer goes on, and the turn of the event loop is still the same.
  for (let step = 0; step < 10; step++) {
    await Promise.resolve();
  }
  for (let index = 0; index < 8; index++) {
    wantOneMore(lanes, () => Promise.resolve());
  }
  await expect(result).resolves.toBe('here');
  await manyTurns();
  expect(begun).toBe(1);
});
