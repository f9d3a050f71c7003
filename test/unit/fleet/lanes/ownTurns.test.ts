import { expect, it } from 'vitest';
import { OwnTurns } from '../../../../src/fleet/lanes/ownTurns';

it('gives each beginning and each end a turn of the event loop', async () => {
  let turn = 0;
  let next: NodeJS.Immediate;
  const countTurn = (): void => {
    turn += 1;
    next = setImmediate(countTurn);
  };
  countTurn();
  const seen: number[] = [];
  const see = () => Promise.resolve(void seen.push(turn));
  const turns = new OwnTurns();
  const tasks = Array.from({ length: 20 }, () => turns.around(see));
  await Promise.all(tasks.map((task) => task().then(see)));
  clearImmediate(next!);
  expect(seen).toHaveLength(2 * tasks.length);
  expect(new Set(seen).size).toBe(seen.length);
});

it('answers what the task answers, and throws what it throws', async () => {
  const { signal } = new AbortController();
  const turns = new OwnTurns();
  await expect(turns.around((given: AbortSignal) => Promise.resolve(given))(signal)).resolves.toBe(signal);
  await expect(turns.around(() => Promise.reject(new Error('broken')))()).rejects.toThrow('broken');
  await expect(turns.around(() => Promise.resolve('fine'))()).resolves.toBe('fine');
});
