import { describe, expect, it } from 'vitest';
import { parseUsageExport } from '../../../src/usage/reading/usageExport';
import { inParts, inSlices, type Steps } from '../../../src/usage/steps';
import { bytesOf, exportOf } from './reading/exports';

function* busySteps(steps: number, milliseconds: number): Steps<{ done: true }> {
  for (let step = 0; step < steps; step++) {
    const end = performance.now() + milliseconds;
    while (performance.now() < end) {
      // Holds the thread.
    }
    yield;
  }
  return { done: true };
}

function largeExport(rows: number): Uint8Array {
  return bytesOf(exportOf(Array.from({ length: rows }, (_, row) => `2027-01-09 12:00:05,${row}`)));
}

describe('work in slices', () => {
  it('pauses by the time it took', async () => {
    let pauses = 0;
    const pause = () => {
      pauses++;
      return Promise.resolve();
    };
    expect(await inSlices(busySteps(20, 4), { pause })).toEqual({ done: true });
    expect(pauses).toBeGreaterThanOrEqual(6);
    pauses = 0;
    await inSlices(busySteps(5, 0), { pause });
    expect(pauses).toBe(0);
  });

  it('does every round of a loop once', () => {
    const rounds: [number, number][] = [];
    const steps = [...inParts(20_000, (from, to) => rounds.push([from, to]))];
    expect(steps).toHaveLength(3);
    expect(rounds).toEqual([
      [0, 8192],
      [8192, 16384],
      [16384, 20_000],
    ]);
  });
});

describe('reading a large export', () => {
  it('lets others run meanwhile', async () => {
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    const parsed = await parseUsageExport(largeExport(300_000));
    clearInterval(timer);
    expect(parsed.kind).toBe('report');
    expect(turns).toBeGreaterThan(2);
  });

  it('ends when it is cancelled', async () => {
    const controller = new AbortController();
    let pauses = 0;
    const pause = () => {
      pauses++;
      controller.abort();
      return Promise.resolve();
    };
    const parsed = await parseUsageExport(largeExport(300_000), { signal: controller.signal, pause });
    expect(parsed).toEqual({ kind: 'cancelled' });
    expect(pauses).toBe(1);
  });

  it('does not begin when it was cancelled before', async () => {
    expect(await parseUsageExport(largeExport(1), { signal: AbortSignal.abort() })).toEqual({
      kind: 'cancelled',
    });
  });
});
