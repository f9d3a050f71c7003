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
