import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstanceUrl } from '../../../src/instances/address';
import { Changes } from '../../../src/ui/tree/changes';

const HUNDRED = Array.from({ length: 100 }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);

describe('changes of the tree', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  function tree() {
    const view = {
      now: [...HUNDRED],
      redraw: vi.fn<(urls: readonly InstanceUrl[]) => void>(),
      redrawAll: vi.fn<() => void>(),
    };
    const changes = new Changes({
      order: () => view.now,
      drawn: () => HUNDRED,
      redraw: view.redraw,
      redrawAll: view.redrawAll,
    });
    return { view, changes };
  }

  it('redraw what changed and nothing else', () => {
    const { view, changes } = tree();
    changes.add(HUNDRED.slice(3, 5));
    vi.runAllTimers();
    expect(view.redraw.mock.calls).toEqual([[HUNDRED.slice(3, 5)]]);
    expect(view.redrawAll).not.toHaveBeenCalled();
  });

  it('of a hundred instances are shown together, each once', () => {
    const { view, changes } = tree();
    for (const url of [...HUNDRED, ...HUNDRED]) {
      changes.add([url]);
    }
    vi.runAllTimers();
    expect(view.redraw.mock.calls).toEqual([[HUNDRED]]);
  });

  it('do not wait for an end of the changes', () => {
    const { view, changes } = tree();
    for (const url of HUNDRED) {
      changes.add([url]);
      vi.advanceTimersByTime(10);
    }
    expect(view.redraw.mock.calls.length).toBeGreaterThan(5);
  });

  it.each<[string, (urls: InstanceUrl[]) => InstanceUrl[]]>([
    ['moves', ([first, second, ...rest]) => [second!, first!, ...rest]],
    ['goes', (urls) => urls.slice(1)],
    ['comes', (urls) => ['https://new.example' as InstanceUrl, ...urls]],
  ])('redraw everything when an instance %s', (_, change) => {
    const { view, changes } = tree();
    view.now = change([...HUNDRED]);
    changes.add([HUNDRED[0]!]);
    vi.runAllTimers();
    expect(view.redrawAll).toHaveBeenCalledOnce();
    expect(view.redraw).not.toHaveBeenCalled();
  });

  it('are forgotten with the view', () => {
    const { view, changes } = tree();
    changes.add(HUNDRED);
    changes.dispose();
    vi.runAllTimers();
    expect(view.redraw).not.toHaveBeenCalled();
  });
});
