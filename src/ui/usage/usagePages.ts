import * as vscode from 'vscode';
import type { InstanceUrl } from '../../instances/address';
import { instanceName, type Instance } from '../../instances/instance';
import { shortText } from '../../words/text/foreignText';
import { plainText, type PlainText } from '../../words/text/plainText';
import { usageMessage } from '../../words/usage/usageProblem';
import { openRenewalMail } from '../changes/saving/renewalMail';
import { saveUsageExportOf } from '../changes/saving/saveUsageExport';
import { checkUsageExport } from '../changes/saving/checkUsageExport';
import { fail, failed, warn, type CommandParts, type CommandResult } from '../base/command';
import { runCommand } from '../base/ownCommands';
import { knownInstance } from '../base/pickInstance';
import { USAGE_VIEW } from '../base/viewIds';
import { loadFile, loadInstance, whatGitLabNotes, type Loaded } from './loadUsage';
import { mayHaveHelped } from './messageActions';
import { pickSource, usageSourceOf, type UsageSource } from './pickSource';
import { saveChart } from './saveChart';
import { UsageWebview } from './usageWebview';
import { uriName } from '../../storage/uriNames';

/** The pages that are open, by what they are about: there is never a second one about the same. */
const pages = new Map<string, UsageWebview>();

/** What is being fetched or read. */
const loads = new Map<UsageWebview, Promise<CommandResult>>();

/** Opens the page of an instance's usage export, or of one that was saved, or brings it to the front and up to date. */
export async function showUsage(
  parts: CommandParts,
  given: { readonly url?: InstanceUrl; readonly file?: vscode.Uri },
): Promise<CommandResult> {
  const source = sourceOf(parts, given) ?? (await pickSource(parts.fleet));
  return source && show(parts, source);
}

/** @throws TypeError when the address is no instance that is set up */
function sourceOf(
  { fleet }: CommandParts,
  { url, file }: { readonly url?: InstanceUrl; readonly file?: vscode.Uri },
): UsageSource | undefined {
  if (file !== undefined) {
    return { kind: 'file', file: file.toString() };
  }
  return url && { kind: 'instance', url: knownInstance(fleet, url).instance.url };
}

/** Fills a page again that VS Code has kept over a reload. Fetching is for the user to ask for. */
export function revive(parts: CommandParts, panel: vscode.WebviewPanel, state: unknown): void {
  const source = usageSourceOf(state);
  if (source === undefined) {
    panel.dispose();
    return;
  }
  const open = pages.get(keyOf(source));
  if (open !== undefined) {
    // VS Code revives a page only when its tab is opened, and the command may have made another one before.
    panel.dispose();
    open.reveal();
    return;
  }
  const page = openIn(parts, panel, source);
  if (source.kind === 'file') {
    void load(parts, page, source);
    return;
  }
  const text = vscode.l10n.t(
    "The usage export was fetched before this window was reloaded. It isn't stored on this computer.",
  );
  page.show({
    kind: 'message',
    text: `${text} ${whatGitLabNotes()}`,
    buttons: [{ title: vscode.l10n.t('Fetch Usage Export'), action: 'refresh' }],
  });
}

/** Shows a saved usage export in an editor of its file. */
export function showInEditor(parts: CommandParts, panel: vscode.WebviewPanel, file: vscode.Uri): void {
  const source: UsageSource = { kind: 'file', file: file.toString() };
  void load(parts, newPage(parts, panel, source), source);
}

async function show(parts: CommandParts, source: UsageSource): Promise<CommandResult> {
  const instance = source.kind === 'instance' ? instanceOf(parts, source.url) : undefined;
  if (instance !== undefined && !pages.has(keyOf(source))) {
    // A page that could only say that there is nothing to see isn't opened.
    const checked = await checkUsageExport(parts, instance);
    if (checked.kind === 'none') {
      return checked.result;
    }
  }
  const open = pages.get(keyOf(source));
  open?.reveal();
  const page = open ?? openIn(parts, newPanel(parts, source), source);
  return load(parts, page, source);
}

function openIn(parts: CommandParts, panel: vscode.WebviewPanel, source: UsageSource): UsageWebview {
  const page = newPage(parts, panel, source);
  pages.set(keyOf(source), page);
  panel.onDidDispose(() => pages.delete(keyOf(source)));
  return page;
}

function newPage(parts: CommandParts, panel: vscode.WebviewPanel, source: UsageSource): UsageWebview {
  const page: UsageWebview = new UsageWebview(panel, parts.extension, source, {
    refresh: () => load(parts, page, source),
    save: () => withInstance(parts, source, (instance) => saveUsageExportOf(parts, instance)),
    mail: () => openRenewalMail(titleOf(parts, source)),
    seats: () => (source.kind === 'instance' ? runCommand('showSeats', { url: source.url }) : undefined),
    saveChart: (png) => saveChart(png, titleOf(parts, source)),
    act: async (action) => {
      if (await mayHaveHelped(action, source)) {
        await load(parts, page, source);
      }
    },
  });
  return page;
}

function newPanel(parts: CommandParts, source: UsageSource): vscode.WebviewPanel {
  return vscode.window.createWebviewPanel(USAGE_VIEW, tabTitle(parts, source), vscode.ViewColumn.Active);
}

function tabTitle(parts: CommandParts, source: UsageSource): PlainText {
  return plainText(vscode.l10n.t('Usage: {0}', shortText(titleOf(parts, source))));
}

/** One at a time for each page: who asks while it is being filled gets what comes of that. */
function load(parts: CommandParts, page: UsageWebview, source: UsageSource): Promise<CommandResult> {
  const running = loads.get(page) ?? fill(parts, page, source).finally(() => loads.delete(page));
  loads.set(page, running);
  return running;
}

async function fill(parts: CommandParts, page: UsageWebview, source: UsageSource): Promise<CommandResult> {
  const loaded = await loadFrom(parts, page, source).catch((error: unknown) => {
    page.show(usageMessage(vscode.l10n.t("Couldn't show the usage."), 'showLog'));
    throw error;
  });
  switch (loaded.kind) {
    case 'loaded':
      if (source.kind === 'instance') {
        // It may have another name by now.
        page.title = tabTitle(parts, source);
      }
      page.show(loaded.report);
      return { ok: true, ...(source.kind === 'instance' ? { url: source.url } : { file: source.file }) };
    case 'failed':
      page.show(loaded.message);
      notifyIfHidden(page, loaded.message.text);
      return loaded.result;
    case 'canceled':
      // Who has canceled a refresh knows it.
      page.show(page.hasReport ? { kind: 'progress', text: '' } : loaded.message);
      return undefined;
  }
}

/** Who has gone to another tab meanwhile doesn't see what the page says. */
function notifyIfHidden(page: UsageWebview, text: string): void {
  if (!page.isVisible && !page.closed.aborted) {
    warn(text, [{ title: vscode.l10n.t('Show Usage'), run: () => page.reveal() }]);
  }
}

async function loadFrom(parts: CommandParts, page: UsageWebview, source: UsageSource): Promise<Loaded> {
  if (source.kind === 'file') {
    return loadFile(vscode.Uri.parse(source.file, true), page.closed);
  }
  const instance = instanceOf(parts, source.url);
  if (instance === undefined) {
    const message = usageMessage(notSetUpText(source.url), 'addInstance');
    return { kind: 'failed', message, result: failed('notSetUp', message.text) };
  }
  const tell = (text: string) => page.show({ kind: 'progress', text });
  return loadInstance(parts, instance, { tell, closed: page.closed });
}

function notSetUpText(url: InstanceUrl): string {
  return vscode.l10n.t('{0} is no longer in the list of instances.', url);
}

async function withInstance(
  parts: CommandParts,
  source: UsageSource,
  run: (instance: Instance) => Promise<unknown>,
): Promise<void> {
  if (source.kind === 'file') {
    return;
  }
  const instance = instanceOf(parts, source.url);
  await (instance === undefined ? fail('notSetUp', notSetUpText(source.url)) : run(instance));
}

function instanceOf({ fleet }: CommandParts, url: InstanceUrl): Instance | undefined {
  return fleet.status(url)?.instance;
}

function titleOf(parts: CommandParts, source: UsageSource): string {
  if (source.kind === 'file') {
    return uriName(vscode.Uri.parse(source.file, true));
  }
  const instance = instanceOf(parts, source.url);
  return instance === undefined ? source.url : instanceName(instance);
}

function keyOf(source: UsageSource): string {
  return source.kind === 'file' ? source.file : source.url;
}
