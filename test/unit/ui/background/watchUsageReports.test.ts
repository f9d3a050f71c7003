import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { LicenseTerms } from '../../../../src/licensing/usageReports';
import { StateFiles } from '../../../../src/storage/stateFiles';
import { noteTerms } from '../../../../src/storage/usageReports';
import { watchUsageReports } from '../../../../src/ui/background/watchUsageReports';
import { A, B, fleetWith, heldReader, readerOf, statusOf, ULTIMATE } from '../../fleet/support';

const OFFLINE: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: [] };

/** Longer than changes are gathered. */
const PAUSE_MS = 250;

describe('a usage report that is due', () => {
  let storage: string;
  let watching: ReturnType<typeof watchUsageReports> | undefined;

  beforeEach(() => void (storage = mkdtempSync(join(tmpdir(), 'watched-reports-'))));
  afterEach(() => {
    watching?.dispose();
    vi.restoreAllMocks();
    rmSync(storage, { recursive: true });
  });

  it('is known as soon as the licenses are, and looked up once', async () => {
    await noteTerms({ storage, fleet: fleetWith() }, A, ULTIMATE, OFFLINE);
    const read = vi.spyOn(StateFiles.prototype, 'read');
    const asked = () => read.mock.calls.map(([url]) => url);
    const held = heldReader();
    const fleet = fleetWith({ connect: ({ url }) => (url === A ? readerOf(ULTIMATE) : held.reader) }, [A, B]);
    watching = watchUsageReports({ storage, fleet });
    const refreshes = fleet.refreshAll();
    await vi.waitFor(() => expect(statusOf(fleet).usageReports?.current?.terms).toMatchObject(OFFLINE));
    expect(statusOf(fleet).attention.reasons).toMatchObject([{ kind: 'usageReport' }]);
    expect(asked()).toEqual([A]);
    held.resolve(ULTIMATE);
    await refreshes;
    await vi.waitFor(() => expect(statusOf(fleet, B).usageReports).toEqual({}));
    await fleet.refreshAll();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    expect(asked()).toEqual([A, B]);
  });

  it('is looked up once, however long that takes', async () => {
    let goOn!: () => void;
    const held = new Promise<undefined>((resolve) => (goOn = () => resolve(undefined)));
    const read = vi.spyOn(StateFiles.prototype, 'read').mockReturnValue(held);
    const fleet = fleetWith();
    watching = watchUsageReports({ storage, fleet });
    await fleet.refresh(A);
    await vi.waitFor(() => expect(read).toHaveBeenCalled());
    await fleet.refresh(A);
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    goOn();
    await vi.waitFor(() => expect(statusOf(fleet).usageReports).toEqual({}));
    expect(read).toHaveBeenCalledOnce();
  });
});

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
