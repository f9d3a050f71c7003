import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstanceStatus } from '../../../src/fleet/status';
import type { InstanceUrl } from '../../../src/instances/address';
import type { LicenseTerms, ReportNotes } from '../../../src/licensing/usageReports';
import { StateFiles } from '../../../src/storage/stateFiles';
import {
  noteSavedExport,
  noteTerms,
  recallUsageReports,
  recallUsageReportsOf,
} from '../../../src/storage/usageReports';
import { answered, inDays, license, statusNow, TODAY } from '../fleet/statuses';

const OFFLINE: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: ['duo_pro'] };
const CURRENT = license(1, -40, 325);

describe('what is recorded of usage reports', () => {
  let storage: string;
  let told: (ReportNotes | undefined)[];
  let status: InstanceStatus;

  beforeEach(() => {
    storage = mkdtempSync(join(tmpdir(), 'reports-'));
    told = [];
    status = statusNow(answered([CURRENT, license(2, 325, 690)]));
  });
  afterEach(() => rmSync(storage, { recursive: true }));

  const url = () => status.instance.url;
  const folder = () => join(storage, 'usage-reports');
  const files = () => readdirSync(folder()).map((name) => join(folder(), name));
  const parts = () => ({
    storage,
    fleet: {
      statuses: () => [status],
      takeDetails: (_: InstanceUrl, { reportNotes }: { reportNotes?: ReportNotes }) =>
        void told.push(reportNotes),
    },
  });

  it('is told to the fleet at once, and outlives a session', async () => {
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    expect(told.at(-1)?.terms).toEqual([
      { id: 1, startsAt: inDays(-40), expiresAt: inDays(325), ...OFFLINE },
    ]);
    await noteSavedExport(parts(), url(), TODAY);
    const known = told.at(-1);
    expect(known?.savedOn).toBe(TODAY);
    told = [];
    await recallUsageReports(parts());
    expect(told).toEqual([known]);
  });

  it('of hundreds of instances is read a few at a time, so that none waits long for its turn', async () => {
    const urls = Array.from({ length: 100 }, (_, index) => `https://gitlab${index}.example` as InstanceUrl);
    let [reading, mostAtOnce] = [0, 0];
    const read = vi.spyOn(StateFiles.prototype, 'read').mockImplementation(async () => {
      mostAtOnce = Math.max(mostAtOnce, ++reading);
      await new Promise(setImmediate);
      reading -= 1;
      return undefined;
    });
    const statuses = () => urls.map((each) => ({ ...status, instance: { url: each } }));
    await recallUsageReports({ storage, fleet: { ...parts().fleet, statuses } });
    expect(read.mock.calls.map(([each]) => each)).toEqual(urls);
    expect(mostAtOnce).toBeLessThanOrEqual(8);
    read.mockRestore();
  });

  it('is known of an instance where nothing was recorded, too', async () => {
    await recallUsageReports(parts());
    expect(told).toEqual([{ terms: [] }]);
  });

  it('keeps what is known of several licenses, the latest of each', async () => {
    await noteTerms(parts(), url(), CURRENT, { ...OFFLINE, isTrial: true });
    await noteTerms(parts(), url(), license(2, 325, 690), OFFLINE);
    expect(told.at(-1)?.terms.map(({ id, isTrial }) => [id, isTrial])).toEqual([
      [1, true],
      [2, false],
    ]);
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    expect(told.at(-1)?.terms.map(({ id, isTrial }) => [id, isTrial])).toEqual([
      [2, false],
      [1, false],
    ]);
    await noteTerms(parts(), url(), { ...CURRENT, starts_at: null }, OFFLINE);
    expect(told.at(-1)?.terms).toHaveLength(2);
  });

  it('keeps what is recorded at the same time', async () => {
    await Promise.all([
      noteSavedExport(parts(), url(), TODAY),
      noteTerms(parts(), url(), CURRENT, OFFLINE),
      recallUsageReports(parts()),
      noteTerms(parts(), url(), license(2, 325, 690), OFFLINE),
    ]);
    expect(told.at(-1)?.savedOn).toBe(TODAY);
    expect(told.at(-1)?.terms.map(({ id }) => id)).toEqual([1, 2]);
  });

  it('lies in a file for its owner alone, and goes with its instance', async () => {
    await noteSavedExport(parts(), url(), TODAY);
    expect(statSync(files()[0]!).mode & 0o777).toBe(0o600);
    status = statusNow(answered([CURRENT]), 'Other');
    await recallUsageReportsOf(parts(), [url()]);
    expect(files()).toHaveLength(1);
    await recallUsageReports(parts());
    expect(files()).toEqual([]);
  });

  it.each([
    ['damaged', '{'],
    ['of another version', '{"version":2,"url":"x","terms":[]}'],
    [
      'of another instance',
      '{"version":1,"url":"https://elsewhere.example","terms":[],"savedOn":"2027-01-01"}',
    ],
    ['with a day that does not exist', '{"version":1,"url":"x","terms":[],"savedOn":"2027-02-30"}'],
  ])('counts as nothing in a file that is %s', async (_, text) => {
    await noteSavedExport(parts(), url(), inDays(-1));
    writeFileSync(files()[0]!, text);
    told = [];
    await recallUsageReports(parts());
    expect(told).toEqual([{ terms: [] }]);
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    expect(JSON.parse(readFileSync(files()[0]!, 'utf8'))).toMatchObject({ version: 1, url: url() });
  });

  it('throws nothing where it cannot be written', async () => {
    writeFileSync(folder(), 'a file in place of the folder');
    await noteSavedExport(parts(), url(), TODAY);
    await recallUsageReports(parts());
    expect(told[0]?.savedOn).toBe(TODAY);
  });
});
