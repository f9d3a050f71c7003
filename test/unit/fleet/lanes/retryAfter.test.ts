import { expect, it, vi } from 'vitest';
import type { LicenseReader } from '../../../../src/fleet/asking/fetchLicenses';
import { pauseUnlessCancelled } from '../../../../src/gitlab/http/retry';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith, readerOf, ULTIMATE } from '../support';
import { fakeClock } from './tasks';

const RETRY_AFTER_MS = 60_000;

/** Loading what asks takes no time that is faked, and longer on a busy machine. */
const PATIENCE = { timeout: 25_000 };

/** The client pauses with it, on the clock of the test here. */
vi.mock('node:timers/promises', () => ({
  setTimeout: (milliseconds: number, _value: unknown, { signal }: { signal?: AbortSignal }) =>
    new Promise<void>((resolve, reject) => {
      const timer = setTimeout(resolve, milliseconds);
      signal?.addEventListener('abort', () => {
        clearTimeout(timer);
        reject(new Error('aborted'));
      });
    }),
}));

fakeClock();

const urlsOf = (name: string, length: number) =>
  Array.from({ length }, (_, index) => `https://${name}${index}.example` as InstanceUrl);

/** Throttles whoever asks for the first time, and notes when it is asked. */
function throttled(askedAt: number[]): LicenseReader {
  return {
    current: async (signal) => {
      askedAt.push(Date.now());
      if (askedAt.length === 1) {
        await pauseUnlessCancelled(RETRY_AFTER_MS, signal);
      }
      return ULTIMATE;
    },
    licenses: () => Promise.resolve([ULTIMATE]),
  };
}

it('is obeyed also by what was put aside for others meanwhile', async () => {
  const site = urlsOf('throttled', 20);
  const others = urlsOf('gitlab', 100);
  const asked = new Map(site.map((url) => [url, [] as number[]]));
  const connect = ({ url }: { readonly url: InstanceUrl }) => {
    const times = asked.get(url);
    return times === undefined ? readerOf(ULTIMATE) : throttled(times);
  };
  const fleet = fleetWith({ connect, now: () => Date.now() }, [...site, ...others]);
  const all = fleet.refreshAll();
  await vi.waitFor(() => expect([...asked.values()].flat().length).toBeGreaterThan(0), PATIENCE);

  await vi.advanceTimersByTimeAsync(15_000);
  expect(others.map((url) => fleet.status(url)?.state)).toEqual(others.map(() => 'ready'));
  await vi.advanceTimersByTimeAsync(3 * RETRY_AFTER_MS);
  await all;

  expect(site.map((url) => fleet.status(url)?.state)).toEqual(site.map(() => 'ready'));
  const again = [...asked.values()].filter(({ length }) => length > 1);
  expect(again.length).toBeGreaterThan(0);
  for (const [first = 0, second = 0] of again) {
    expect(second - first).toBeGreaterThanOrEqual(RETRY_AFTER_MS);
  }
});
