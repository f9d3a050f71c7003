import { expect, it, vi } from 'vitest';
import { startInSlices } from '../../../../src/fleet/lanes/slices';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith, readerOf, ULTIMATE } from '../support';

const ITEMS = Array.from({ length: 120 }, (_, index) => index);

it('starts twenty at a time and lets everything else have its turn in between', async () => {
  const order: (number | string)[] = [];
  const all = startInSlices(ITEMS, (item) => {
    order.push(item);
    return Promise.resolve();
  });
  setImmediate(() => order.push('else'));
  await all;
  expect(order).toEqual([...ITEMS.slice(0, 20), ...ITEMS.slice(20, 40), 'else', ...ITEMS.slice(40)]);
});

it('ends when all have ended, and throws what the first throws', async () => {
  let ended = 0;
  const task = async () => {
    await new Promise(setImmediate);
    ended += 1;
  };
  await startInSlices(ITEMS, task);
  expect(ended).toBe(120);
  const broken = startInSlices(ITEMS, (item) =>
    item === 7 ? Promise.reject(new Error('broken')) : undefined,
  );
  await expect(broken).rejects.toThrow('broken');
});

it('asks no instance that has been removed before its slice began', async () => {
  const urls = ITEMS.map((index) => `https://gitlab${index}.example` as InstanceUrl);
  const connect = vi.fn(({ url: _url }: { readonly url: InstanceUrl }) => readerOf(ULTIMATE));
  const fleet = fleetWith({ connect }, urls);
  const all = fleet.refreshAll();
  fleet.setInstances(urls.slice(0, 110).map((url) => ({ url })));
  await all;
  expect(connect.mock.calls.map(([{ url }]) => url)).toEqual(urls.slice(0, 110));
});
