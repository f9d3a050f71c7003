import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { ThrottledChanges, type Throttling } from '../../../src/ui/throttledChanges';

const [first, ...others] = Array.from(
  { length: 100 },
  (_, index) => `https://gitlab${index}.example` as InstanceUrl,
);

describe('changes of instances', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function gathered(throttling: Throttling = {}) {
    const show = vi.fn<(urls: readonly InstanceUrl[]) => void>();
    return { show, changes: new ThrottledChanges(show, throttling) };
  }

  it('are shown at once when nothing else happens', () => {
    const { show, changes } = gathered();
    changes.add([first!]);
    expect(show.mock.calls).toEqual([[[first]]]);
    vi.runAllTimers();
    expect(show).toHaveBeenCalledOnce();
    changes.add([first!]);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('of a hundred instances are shown together, each once', () => {
    const { show, changes } = gathered();
    for (const url of [first!, ...others, ...others]) {
      changes.add([url]);
    }
    vi.runAllTimers();
    expect(show.mock.calls).toEqual([[[first]], [others]]);
  });

  it('are shown again and again while they last', () => {
    const { show, changes } = gathered();
    for (const url of others) {
      changes.add([url]);
      vi.advanceTimersByTime(10);
    }
    expect(show.mock.calls.length).toBeGreaterThan(5);
    expect(show.mock.calls.length).toBeLessThan(20);
  });

  it('wait the longer the more it takes to show them', () => {
    const { show, changes } = gathered();
    vi.spyOn(performance, 'now').mockReturnValueOnce(0).mockReturnValueOnce(500);
    changes.add([first!]);
    changes.add(others);
    vi.advanceTimersByTime(1_900);
    expect(show).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(100);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('wait longer after what costs something once it has been shown', () => {
    const { show, changes } = gathered({ costAfter: () => (show.mock.calls.length === 1 ? 150 : 0) });
    changes.add([first!]);
    changes.add(others);
    vi.advanceTimersByTime(590);
    expect(show).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(20);
    expect(show).toHaveBeenCalledTimes(2);
    changes.add([first!]);
    vi.advanceTimersByTime(100);
    expect(show).toHaveBeenCalledTimes(3);
  });

  it('of what costs the window more to draw wait for a longer pause', () => {
    const { show, changes } = gathered({ pauseMs: 500 });
    changes.add([first!]);
    changes.add(others);
    vi.advanceTimersByTime(499);
    expect(show).toHaveBeenCalledOnce();
    vi.advanceTimersByTime(1);
    expect(show).toHaveBeenCalledTimes(2);
  });

  it('of many are shown a few at a time, each once, those first that came first', () => {
    const { show, changes } = gathered({ mostAtOnce: 40 });
    changes.add([first!]);
    changes.add(others);
    vi.advanceTimersByTime(100);
    changes.add([others[98]!]);
    vi.runAllTimers();
    expect(show.mock.calls).toEqual([
      [[first]],
      [others.slice(0, 40)],
      [others.slice(40, 80)],
      [others.slice(80)],
    ]);
  });

  it('that come while others are shown wait for the next time', () => {
    const { show, changes } = gathered();
    show.mockImplementationOnce(() => changes.add(others));
    changes.add([first!]);
    expect(show).toHaveBeenCalledOnce();
    vi.runAllTimers();
    expect(show.mock.calls).toEqual([[[first]], [others]]);
  });

  it('are forgotten with the view', () => {
    const { show, changes } = gathered();
    changes.add([first!]);
    changes.add(others);
    changes.dispose();
    vi.runAllTimers();
    expect(show).toHaveBeenCalledOnce();
  });
});
