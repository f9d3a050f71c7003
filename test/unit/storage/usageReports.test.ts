import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { InstanceStatus } from '../../../src/fleet/status';
import type { InstanceUrl } from '../../../src/instances/address';
import type { LicenseTerms, UsageReports } from '../../../src/licensing/usageReports';
import { StateFiles } from '../../../src/storage/stateFiles';
import { noteSavedExport, noteTerms, recallUsageReports } from '../../../src/storage/usageReports';
import { answered, inDays, license, NOW, statusNow, TODAY } from '../fleet/statuses';

const OFFLINE: LicenseTerms = { type: 'offlineCloud', isTrial: false, isFlex: false, addOns: ['duo_pro'] };
const CURRENT = license(1, -40, 325);

describe('what is taken down of usage reports', () => {
  let storage: string;
  let told: (UsageReports | undefined)[];
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
      status: (asked: InstanceUrl) => (asked === url() ? status : undefined),
      takeDetails: (_: InstanceUrl, { usageReports }: { usageReports?: UsageReports }) => {
        told.push(usageReports);
        status = { ...status, ...(usageReports && { usageReports }) };
      },
    },
  });
  /** As after another start. */
  const forgetInMemory = () => {
    status = statusNow(answered(status.last?.licenses ?? []));
    told = [];
  };

  it('is told to the fleet at once, and outlives a session', async () => {
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    expect(told.at(-1)?.licenses[0]).toMatchObject({ licenseId: 1 });
    expect(told.at(-1)?.licenses[0]?.dueDays.some((day) => day <= TODAY)).toBe(true);
    await noteSavedExport(parts(), url(), TODAY);
    const known = told.at(-1);
    expect(known?.savedOn).toBe(TODAY);
    forgetInMemory();
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

  it('is not told again while nothing has changed', async () => {
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    told = [];
    await recallUsageReports(parts());
    expect(told).toEqual([]);
  });

  it('holds for the license with that number and those dates', async () => {
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    const usageReports = told.at(-1);
    status = statusNow(answered([license(1, -41, 325)], usageReports && { usageReports }));
    await recallUsageReports(parts());
    expect(told.at(-1)?.licenses).toEqual([]);
  });

  it('keeps what is known of several licenses, the latest of each', async () => {
    await noteTerms(parts(), url(), CURRENT, { ...OFFLINE, isTrial: true });
    await noteTerms(parts(), url(), license(2, 325, 690), OFFLINE);
    expect(told.at(-1)?.licenses.map(({ dueDays }) => dueDays.length > 0)).toEqual([false, true]);
    await noteTerms(parts(), url(), CURRENT, OFFLINE);
    expect(told.at(-1)?.licenses.map(({ licenseId }) => licenseId)).toEqual([1, 2]);
    await noteTerms(parts(), url(), { ...CURRENT, starts_at: null }, OFFLINE);
    expect(told.at(-1)?.licenses).toHaveLength(2);
  });

  it('counts what GraphQL tells of the type first, and what a key says of the rest', async () => {
    const facts = {
      ...{ at: NOW, waiting: [], addOns: [{ name: 'duo_core', purchased: 5 }] },
      licenses: [{ id: 1, type: 'offlineCloud' as const, trial: false }],
    };
    const withFacts = answered([CURRENT]);
    status = statusNow({
      ...withFacts,
      ...(withFacts.last && { last: { ...withFacts.last, subscription: { facts } } }),
    });
    await recallUsageReports(parts());
    expect(told.at(-1)?.licenses).toMatchObject([{ terms: { ...OFFLINE, addOns: ['duo_core'] } }]);
    expect(status.usageReports?.licenses[0]?.dueDays).not.toEqual([]);
    await noteTerms(parts(), url(), CURRENT, {
      type: 'legacy',
      isTrial: true,
      isFlex: true,
      addOns: ['flex_offline'],
    });
    expect(told.at(-1)?.licenses).toMatchObject([
      { terms: { type: 'offlineCloud', isTrial: false, isFlex: true, addOns: ['flex_offline'] } },
    ]);
  });

  it('lies in a file for its owner alone, and goes with its instance', async () => {
    await noteSavedExport(parts(), url(), TODAY);
    expect(statSync(files()[0]!).mode & 0o777).toBe(0o600);
    status = statusNow(answered([CURRENT]), 'Other');
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
    forgetInMemory();
    await recallUsageReports(parts());
    expect(told).toEqual([]);
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
