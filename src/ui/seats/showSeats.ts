import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { userAddress } from '../../seats/userAddress';
import { shortText } from '../../words/text/foreignText';
import { plainText } from '../../words/text/plainText';
import { usageMessage } from '../../words/usage/usageProblem';
import { address } from '../base/arguments';
import { command, failed, warn, type CommandParts, type CommandResult } from '../base/command';
import { pickInstance } from '../base/pickInstance';
import { SEATS_VIEW } from '../base/viewIds';
import { mayHaveHelped } from '../usage/messageActions';
import { copySeats, saveSeats } from './exportSeats';
import { loadSeats } from './loadSeats';
import { SeatsWebview } from './seatsWebview';

/** The pages that are open: there is never a second one of an instance. */
const pages = new Map<InstanceUrl, SeatsWebview>();

/** The lists that are being read. */
const loads = new Map<SeatsWebview, Promise<CommandResult>>();

/** Shows who takes the seats of an instance, as a page. Fetches the users when a person asks, never by itself. */
export const showSeats = command('showSeats', { url: address }, async (parts, { url }) => {
  const picked = await pickInstance(parts.fleet, url, vscode.l10n.t('Show Seats'));
  if (picked === undefined) {
    return undefined;
  }
  const { instance } = picked;
  const open = pages.get(instance.url);
  open?.reveal();
  return load(parts, open ?? newPage(parts, instance), instance.url);
});

function newPage(parts: CommandParts, instance: Instance): SeatsWebview {
  const { url } = instance;
  const title = plainText(vscode.l10n.t('Seats: {0}', shortText(instanceName(instance))));
  const panel = vscode.window.createWebviewPanel(SEATS_VIEW, title, vscode.ViewColumn.Active);
  const page: SeatsWebview = new SeatsWebview(panel, parts.extension, {
    refresh: () => load(parts, page, url),
    copy: (exported) => copySeats(exported, nameOf(parts, url)),
    save: (exported) => saveSeats(exported, nameOf(parts, url)),
    open: ({ username }) => vscode.env.openExternal(vscode.Uri.parse(userAddress(url, username), true)),
    act: async (action) => {
      if (await mayHaveHelped(action, { kind: 'instance', url })) {
        await load(parts, page, url);
      }
    },
  });
  pages.set(url, page);
  panel.onDidDispose(() => pages.delete(url));
  return page;
}

/** One at a time for each page: who asks while it is being filled gets what comes of that. */
function load(parts: CommandParts, page: SeatsWebview, url: InstanceUrl): Promise<CommandResult> {
  const running = loads.get(page) ?? fill(parts, page, url).finally(() => loads.delete(page));
  loads.set(page, running);
  return running;
}

async function fill(parts: CommandParts, page: SeatsWebview, url: InstanceUrl): Promise<CommandResult> {
  const instance = parts.fleet.status(url)?.instance;
  if (instance === undefined) {
    const gone = usageMessage(
      vscode.l10n.t('{0} is no longer in the list of instances.', url),
      'addInstance',
    );
    page.tell(gone);
    return failed('notSetUp', gone.text);
  }
  const result = await loadSeats(parts, page, instance);
  // Who has gone to another tab meanwhile doesn't see what the page says.
  if (result?.ok === false && !page.isVisible && !page.closed.aborted) {
    warn(result.error.message, [{ title: vscode.l10n.t('Show Seats'), run: () => page.reveal() }]);
  }
  return result;
}

function nameOf({ fleet }: CommandParts, url: InstanceUrl): string {
  const instance = fleet.status(url)?.instance;
  return instance === undefined ? url : instanceName(instance);
}
