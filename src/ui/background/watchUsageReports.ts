import type { Fleet } from '../../fleet/fleet';
import type { InstanceUrl } from '../../instances/address';
import type { ReportParts } from '../../storage/usageReports';
import { ThrottledChanges } from '../throttledChanges';

export type WatchedReports = ReportParts & { readonly fleet: Pick<Fleet, 'onDidChange' | 'status'> };

/**
 * Looks up what was recorded of an instance's usage reports as soon as its licenses are known, since whether a report
 * is due depends on both. Nothing of it is loaded before.
 */
export function watchUsageReports(parts: WatchedReports): { dispose(): void } {
  const { fleet } = parts;
  const underWay = new Set<InstanceUrl>();
  const isMissing = (url: InstanceUrl) => {
    const status = fleet.status(url);
    return status?.last !== undefined && status.usageReports === undefined && !underWay.has(url);
  };
  const changes = new ThrottledChanges((urls) => {
    const missing = urls.filter(isMissing);
    missing.forEach((url) => underWay.add(url));
    void recall(parts, missing).finally(() => missing.forEach((url) => underWay.delete(url)));
  });
  const stop = fleet.onDidChange((urls) => changes.add(urls));
  return {
    dispose: () => {
      stop();
      changes.dispose();
    },
  };
}

/** Throws nothing: what could not be loaded is loaded with the next change. */
async function recall(parts: ReportParts, urls: readonly InstanceUrl[]): Promise<void> {
  if (urls.length > 0) {
    const loaded = await import('../../storage/usageReports').catch(() => undefined);
    await loaded?.recallUsageReportsOf(parts, urls);
  }
}
