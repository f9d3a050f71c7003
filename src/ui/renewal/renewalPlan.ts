import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { plainDateOf } from '../../licensing/plainDate';
import { recallUsageReports } from '../../storage/usageReports';
import type { UsageStatistics } from '../../usage/figures/statistics';
import { inOrder } from '../../words/instances/sortInstances';
import { renewalPlanText } from '../../words/renewal/renewalPlan';
import { listText } from '../../words/text/language';
import { announce, warn, type CommandParts, type CommandResult } from '../base/command';
import { runCommand } from '../base/ownCommands';
import { knownInstance, tellOfNoInstance } from '../base/pickInstance';
import { withProgress } from '../base/progress';
import { whatGitLabNotes } from '../usage/loadUsage';
import { fetchStatistics } from './fetchStatistics';

/** More names than a notification holds. */
const MOST_NAMES = 5;

/**
 * Shows what to order for the renewal of an instance, or of all. No instance is asked for anything: the forecast, which
 * needs usage exports, is offered.
 */
export async function renewalPlan(
  parts: CommandParts,
  { url }: { readonly url?: InstanceUrl },
): Promise<CommandResult> {
  const count = statusesOf(parts, url).length;
  if (count === 0) {
    tellOfNoInstance();
    return undefined;
  }
  await recallUsageReports(parts);
  await show(parts, url, new Map());
  offerForecast(parts, url);
  return { ok: true, instances: count };
}

/** @throws TypeError when the address named is no instance that is set up */
function statusesOf({ fleet }: CommandParts, url: InstanceUrl | undefined): readonly InstanceStatus[] {
  return url === undefined ? inOrder(fleet.statuses()) : [knownInstance(fleet, url)];
}

async function show(
  parts: CommandParts,
  url: InstanceUrl | undefined,
  statistics: ReadonlyMap<InstanceUrl, UsageStatistics>,
): Promise<void> {
  const statuses = statusesOf(parts, url);
  const now = Date.now();
  const [only] = statuses;
  await parts.documents.show({
    name:
      statuses.length === 1 && only !== undefined
        ? vscode.l10n.t('Renewal plan of {0}', instanceName(only.instance))
        : vscode.l10n.t('Renewal plan'),
    extension: 'md',
    about: `renewal ${url ?? ''}`,
    text: renewalPlanText(statuses, { now, today: plainDateOf(new Date(now)), statistics }),
  });
}

function offerForecast(parts: CommandParts, url: InstanceUrl | undefined): void {
  const message = vscode.l10n.t(
    "The plan doesn't include a forecast yet because a forecast needs the usage export.",
  );
  announce(`${message} ${whatGitLabNotes()}`, [
    { title: vscode.l10n.t('Add Forecast'), run: () => addForecast(parts, url) },
  ]);
}

async function addForecast(parts: CommandParts, url: InstanceUrl | undefined): Promise<void> {
  const title = vscode.l10n.t('Fetching usage exports…');
  const { statistics, failed } = await withProgress(title, (signal) =>
    fetchStatistics(parts, statusesOf(parts, url), signal),
  );
  if (statistics.size > 0) {
    await show(parts, url, statistics);
  }
  if (failed.length > 0) {
    const names = failed.slice(0, MOST_NAMES).map(instanceName);
    warn(vscode.l10n.t("Couldn't fetch the usage export of {0}.", listText(names)), [
      { title: vscode.l10n.t('Show Log'), run: () => runCommand('showLog') },
    ]);
  }
}
