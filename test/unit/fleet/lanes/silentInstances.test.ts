import { expect, it, vi } from 'vitest';
import type { LicenseReader } from '../../../../src/fleet/asking/fetchLicenses';
import type { LicenseRows } from '../../../../src/gitlab/schemas';
import { GitLabError } from '../../../../src/gitlab/errors';
import type { InstanceUrl } from '../../../../src/instances/address';
import { fleetWith, ULTIMATE } from '../support';
import { fakeClock } from './tasks';

const INSTANCES = 400;
const ANSWER_MS = 100;
const TIMEOUT_MS = 30_000;

const urls = Array.from({ length: INSTANCES }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);

fakeClock();

/** Ends after a while, or when it is aborted, like a request. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      reject(new GitLabError({ kind: 'cancelled' }));
    });
  });
}

/** One instance in ten keeps silent; counts what is asked. */
function network() {
  const counts = { open: 0, most: 0 };
  const ask = async <T>(url: InstanceUrl, signal: AbortSignal, answer: T): Promise<T> => {
    counts.most = Math.max(counts.most, ++counts.open);
    try {
      const isSilent = urls.indexOf(url) % 10 === 0;
      await pause(isSilent ? TIMEOUT_MS : ANSWER_MS, signal);
      if (isSilent) {
        throw new GitLabError({ kind: 'timeout', seconds: TIMEOUT_MS / 1000, waitingFor: 'headers' });
      }
      return answer;
    } finally {
      counts.open -= 1;
    }
  };
  const readerOf = (url: InstanceUrl): LicenseReader => ({
    current: (signal) => ask(url, signal, ULTIMATE),
    licenses: (signal) => ask(url, signal, [ULTIMATE]),
    licenseRows: (signal) => ask<LicenseRows>(url, signal, { licenses: [ULTIMATE], unreadable: [] }),
  });
  return { counts, readerOf };
}

it('delay those that answer by less than a third, fail once each, and hold at most 32 connections', async () => {
  const { counts, readerOf } = network();
  const failed = vi.fn();
  const fleet = fleetWith({ connect: ({ url }) => readerOf(url), failed }, urls);
  const all = fleet.refreshAll();
  // Loading what asks takes no time that is faked.
  await vi.waitFor(() => expect(counts.open).toBeGreaterThan(0), { timeout: 25_000 });

  await vi.advanceTimersByTimeAsync((1.3 * INSTANCES * ANSWER_MS) / 8);
  const states = () => fleet.statuses().map(({ state }) => state);
  expect(states().filter((state) => state === 'ready')).toHaveLength(0.9 * INSTANCES);
  expect(failed).not.toHaveBeenCalled();

  await vi.advanceTimersByTimeAsync(4 * TIMEOUT_MS);
  await all;
  expect(states().filter((state) => state === 'error')).toHaveLength(0.1 * INSTANCES);
  expect(failed).toHaveBeenCalledTimes(0.1 * INSTANCES);
  expect(counts).toEqual({ open: 0, most: 32 });
});
