import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import type { ReportParts } from '../../storage/usageReports';
import { ThrottledChanges } from '../throttledChanges';

export type WatchedReports = ReportParts & { readonly fleet: Pick<Fleet, 'onDidChange' | 'status'> };

/**
 * Looks up what was taken down of an instance's usage reports as soon as its licenses are known, since whether a report
 * is due depends on both. Nothing of it is loaded before.
 */
export function watchUsageReports(parts: WatchedReports): { dispose(): void } {
  const { fleet } = parts;
  const isMissing = (url: InstanceUrl) => {
    const status = fleet.status(url);
    return status?.last !== undefined && status.usageReports === undefined;
  };
  const changes = new ThrottledChanges((urls) => void recall(parts, urls.filter(isMissing)));
  const stop = fleet.onDidChange((urls) => changes.add(urls));
  return {
    dispose: () => {
      stop();
      changes.dispose();
    },
  };
}

async function recall(parts: ReportParts, urls: readonly InstanceUrl[]): Promise<void> {
  if (urls.length > 0) {
    const { recallUsageReportsOf } = await import('../../storage/usageReports');
    await recallUsageReportsOf(parts, urls);
  }
}
