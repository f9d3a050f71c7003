import { describe, expect, it, vi } from 'vitest';
import { A, fleetWith, heldReader, statusOf, ULTIMATE } from './support';

describe('what is looked up about an instance', () => {
  it("isn't a change when it changes nothing", async () => {
    const fleet = fleetWith();
    await fleet.refresh(A);
    const listener = vi.fn();
    fleet.onDidChange(listener);
    fleet.takeDetails(A, { reportNotes: { terms: [] } });
    expect(statusOf(fleet).usageReports).toEqual({});
    expect(listener).not.toHaveBeenCalled();
    fleet.takeDetails(A, { reportNotes: { terms: [], savedOn: statusOf(fleet).coverage?.today } });
    expect(listener).toHaveBeenCalledOnce();
  });

  it('stays when a refresh ends that began before', async () => {
    const held = heldReader();
    const fleet = fleetWith({ connect: () => held.reader });
    const refresh = fleet.refresh(A);
    await vi.waitFor(() => expect(held.signals).toHaveLength(1));
    held.resolve(ULTIMATE);
    // At every step between the answer and its end.
    for (let step = 0; step < 50 && statusOf(fleet).refreshing; step++) {
      fleet.takeDetails(A, { version: String(step) });
      await Promise.resolve();
      expect(statusOf(fleet).version).toBe(String(step));
    }
    fleet.takeDetails(A, { version: 'last' });
    await refresh;
    expect(statusOf(fleet)).toMatchObject({ version: 'last', last: { current: { id: ULTIMATE.id } } });
  });
});
