import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import type { InstanceUrl } from '../../instances/address';
import { groupOf, overviewRow } from '../../words/overview/overviewRow';
import { overviewSummary, overviewTexts } from '../../words/overview/overviewTexts';
import { plainText } from '../../words/text/plainText';
import { command, type CommandParts } from '../base/command';
import { onSettingChanged } from '../base/configuration';
import { runCommand } from '../base/ownCommands';
import { OVERVIEW_VIEW } from '../base/viewIds';
import { ThrottledChanges } from '../throttledChanges';
import { copyOverview, saveOverview } from './exportOverview';
import { OverviewWebview, type OverviewContent } from './overviewWebview';

/** There is never a second one. */
let open: OverviewWebview | undefined;

/** Shows all instances in one table, as a page that follows what becomes known. */
export const showOverview = command('showOverview', {}, (parts) => {
  if (open === undefined) {
    open = newPage(parts);
  } else {
    open.reveal();
  }
  return Promise.resolve({ ok: true });
});

function newPage(parts: CommandParts): OverviewWebview {
  const { fleet } = parts;
  const texts = overviewTexts();
  const title = plainText(vscode.l10n.t('GitLab Licenses: Overview'));
  const panel = vscode.window.createWebviewPanel(OVERVIEW_VIEW, title, vscode.ViewColumn.Active);
  const page = new OverviewWebview(panel, parts.extension, texts, {
    content: () => contentOf(parts),
    refresh: () => runCommand('view.refreshAll'),
    copy: (format, urls) => copyOverview(format, statusesOf(parts, urls)),
    save: (format, urls) => saveOverview(format, statusesOf(parts, urls)),
    reveal: (url) => revealKnown(parts, url),
  });
  // Gathered as the view's changes are: hundreds of refreshes make hundreds of changes.
  const changes = new ThrottledChanges((urls) => void page.update(urls));
  const stop = fleet.onDidChange((urls) => changes.add(urls));
  const settings = onSettingChanged(() => changes.add(fleet.statuses().map(({ instance }) => instance.url)));
  panel.onDidDispose(() => {
    open = undefined;
    stop();
    settings.dispose();
    changes.dispose();
  });
  return page;
}

function contentOf({ fleet }: CommandParts): OverviewContent {
  const statuses = fleet.statuses();
  const now = Date.now();
  return {
    urls: statuses.map(({ instance }) => instance.url),
    row: (url) => {
      const status = fleet.status(url as InstanceUrl);
      return status && overviewRow(status, now);
    },
    summary: overviewSummary(statuses),
    hasGroups: statuses.some(({ instance }) => groupOf(instance) !== ''),
  };
}

/** In the order of the page. */
function statusesOf({ fleet }: CommandParts, urls: readonly string[]): InstanceStatus[] {
  return urls.map((url) => fleet.status(url as InstanceUrl)).filter((status) => status !== undefined);
}

/** What the page says may have been removed since. */
async function revealKnown({ fleet }: CommandParts, url: string): Promise<void> {
  if (fleet.status(url as InstanceUrl) !== undefined) {
    await runCommand('view.revealInstance', { url });
  }
}
