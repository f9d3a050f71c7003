import { freeBytes } from '../../gitlab/http/freeBytes';
import { readLicenseKey } from '../../licensing/key/licenseKey';
import { recognizeKey } from '../../licensing/key/recognizeKey';
import { Lanes } from '../../fleet/lanes/lanes';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import type { Instance } from '../../instances/instance';
import { parsePlainDate, plainDateOf } from '../../licensing/plainDate';
import { usageStatistics, type UsageStatistics } from '../../usage/figures/statistics';
import type { UsageReport } from '../../usage/reading/usageReport';
import { inSlices } from '../../usage/steps';
import { renewalOf } from '../../words/renewal/planFigures';
import { outcomeOf } from '../base/ask';
import type { CommandParts } from '../base/command';
import { readPublicKeys } from '../base/readPublicKeys';
import { noteKey } from '../changes/saving/noteUsageExport';
import { fetchUsageExport, type FetchedExport } from '../changes/saving/saveUsageExport';

/** What came of the usage exports of some instances. */
export interface FetchedStatistics {
  readonly statistics: ReadonlyMap<InstanceUrl, UsageStatistics>;
  /** Those whose export could not be fetched or read; the log says why. */
  readonly failed: readonly Instance[];
}

/** Fetches the usage exports of these instances: only where a person has asked for it. Throws nothing. */
export async function fetchStatistics(
  parts: CommandParts,
  statuses: readonly InstanceStatus[],
  signal: AbortSignal,
): Promise<FetchedStatistics> {
  const lanes = new Lanes();
  const fetched = await Promise.all(
    statuses.map(async (status) => ({
      instance: status.instance,
      statistics: signal.aborted ? undefined : await lanes.add(() => fetchOne(parts, status, signal)).result,
    })),
  );
  return {
    statistics: new Map(
      fetched.flatMap(({ instance, statistics }) =>
        statistics === undefined ? [] : [[instance.url, statistics] as const],
      ),
    ),
    failed: fetched.flatMap(({ instance, statistics }) => (statistics === undefined ? [instance] : [])),
  };
}

async function fetchOne(
  parts: CommandParts,
  status: InstanceStatus,
  signal: AbortSignal,
): Promise<UsageStatistics | undefined> {
  const { url } = status.instance;
  const outcome = await outcomeOf(parts, status.instance, fetchUsageExport, signal);
  if (outcome.kind !== 'answer' || outcome.value === undefined) {
    parts.log.warn(`${url}: no usage export for the renewal plan: ${JSON.stringify(outcome)}`);
    return undefined;
  }
  return statisticsOf(parts, status, outcome.value, signal);
}

async function statisticsOf(
  parts: CommandParts,
  status: InstanceStatus,
  { license, bytes }: FetchedExport,
  signal: AbortSignal,
): Promise<UsageStatistics | undefined> {
  const { parseUsageExport } = await import('../../usage/reading/usageExport');
  const parsed = await parseUsageExport(bytes, { signal });
  freeBytes(new Uint8Array(bytes.buffer));
  if (parsed.kind !== 'report') {
    parts.log.warn(`${status.instance.url}: no usage export for the renewal plan: ${parsed.kind}`);
    return undefined;
  }
  await noteKeyOf(parts, status.instance, license, parsed.report);
  const steps = usageStatistics(parsed.report, {
    today: plainDateOf(new Date()),
    billable: license.active_users ?? undefined,
    seatLimit: license.user_limit ?? undefined,
    startsOn: parsePlainDate(license.starts_at ?? ''),
    endsOn: parsePlainDate(license.expires_at ?? ''),
    renewal: renewalOf(status),
  });
  return inSlices(steps, { signal });
}

/** Which add-ons there are, and whether it is a trial, is read in the key. */
async function noteKeyOf(
  parts: CommandParts,
  instance: Instance,
  license: FetchedExport['license'],
  { header }: UsageReport,
): Promise<void> {
  const recognized = recognizeKey(header.licenseKey ?? '');
  if (recognized.kind === 'licenseKey') {
    await noteKey(parts, instance, license, readLicenseKey(recognized.key, await readPublicKeys()));
  }
}
