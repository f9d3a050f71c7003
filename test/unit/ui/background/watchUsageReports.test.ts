import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LicenseTerms } from '../../../../src/licensing/usageReports';
import { StateFiles } from '../../../../src/storage/stateFiles';
import { noteTerms } from '../../../../src/storage/usageReports';
import { watchUsageReports } from '../../../../src/ui/background/watchUsageReports';
import { A, B, fleetWith, heldReader, readerOf, statusOf, ULTIMATE } from '../../fleet/support';

const OFFLINE: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: [] };

let storage: string;

beforeEach(() => void (storage = mkdtempSync(join(tmpdir(), 'watched-reports-'))));
afterEach(() => rmSync(storage, { recursive: true }));

it('a report that is due is known as soon as the licenses are, without a look at all others', async () => {
  await noteTerms({ storage, fleet: fleetWith() }, A, ULTIMATE, OFFLINE);
  const read = vi.spyOn(StateFiles.prototype, 'read');
  const held = heldReader();
  const fleet = fleetWith({ connect: ({ url }) => (url === A ? readerOf(ULTIMATE) : held.reader) }, [A, B]);
  const watching = watchUsageReports({ storage, fleet });
  const refreshes = fleet.refreshAll();
  await vi.waitFor(() => expect(statusOf(fleet).usageReports?.current?.terms).toMatchObject(OFFLINE));
  expect(statusOf(fleet).attention.reasons).toMatchObject([{ kind: 'usageReport' }]);
  expect(read.mock.calls.map(([url]) => url)).not.toContain(B);
  const calls = read.mock.calls.length;
  held.resolve(ULTIMATE);
  await refreshes;
  await vi.waitFor(() => expect(statusOf(fleet, B).usageReports).toEqual({}));
  await fleet.refresh(A);
  // Nothing was taken down of the other one, and what is known isn't looked up again.
  expect(read.mock.calls.slice(calls).map(([url]) => url)).toEqual([B]);
  watching.dispose();
  read.mockRestore();
});

it('what is looked up again without a change is none of the fleet', async () => {
  const fleet = fleetWith();
  await fleet.refresh(A);
  fleet.takeDetails(A, { reports: { terms: [] } });
  const listener = vi.fn();
  fleet.onDidChange(listener);
  fleet.takeDetails(A, { reports: { terms: [] } });
  expect(listener).not.toHaveBeenCalled();
  fleet.takeDetails(A, { reports: { terms: [], savedOn: statusOf(fleet).coverage?.today } });
  expect(listener).toHaveBeenCalledOnce();
});
