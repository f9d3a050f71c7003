import * as vscode from 'vscode';
import { fileName } from '../../files/fileName';
import { saveProblemOf } from '../../files/saveProblem';
import { Lanes } from '../../fleet/lanes/lanes';
import { instanceName, type Instance } from '../../instances/instance';
import { plainDateOf, type PlainDate } from '../../licensing/plainDate';
import { uriName, uriPath } from '../../storage/uriNames';
import { recallUsageReports } from '../../storage/usageReports';
import { headerSteps } from '../../usage/reading/exportHeader';
import { inSlices } from '../../usage/steps';
import { failureText } from '../../words/failures/failures';
import { saveProblemText } from '../../words/failures/saveProblems';
import { inOrder } from '../../words/instances/sortInstances';
import {
  dueReports,
  exportNameParts,
  nothingDue,
  notSavedText,
  othersCanReadText,
  saveDetail,
  savedText,
  saveQuestion,
  type DueReport,
} from '../../words/renewal/dueExports';
import { plainLines, plainText } from '../../words/text/plainText';
import { notAnExportText } from '../../words/usage/usageNotes';
import { outcomeOf } from '../base/ask';
import {
  announce,
  fail,
  warn,
  type CommandParts,
  type CommandResult,
  type MessageAction,
} from '../base/command';
import { runCommand } from '../base/ownCommands';
import { withProgress } from '../base/progress';
import { noTokenText } from '../base/showFailure';
import { noteUsageExport } from '../changes/saving/noteUsageExport';
import { saveFile } from '../changes/saving/saveFile';
import { fetchUsageExport, withoutLicenseText, type FetchedExport } from '../changes/saving/saveUsageExport';
import { chooseFolder } from '../window/fileDialogs';
import { ask } from '../window/messages';

type Outcome =
  | {
      readonly kind: 'saved';
      readonly instance: Instance;
      readonly file: string;
      /** Whether nobody else can read it. */
      readonly isPrivate: boolean;
    }
  | { readonly kind: 'failed'; readonly instance: Instance; readonly error: string; readonly message: string }
  | { readonly kind: 'canceled' };

type Fetched =
  { readonly kind: 'fetched'; readonly export: FetchedExport } | Exclude<Outcome, { readonly kind: 'saved' }>;

/** Files of one name: what more there is was not made here. */
const MOST_NUMBER = 99;

/** Saves the usage export of every instance whose usage report is due, after one question, a file each. */
export async function saveDueExports(parts: CommandParts): Promise<CommandResult> {
  await recallUsageReports(parts);
  const due = dueReports(inOrder(parts.fleet.statuses()));
  if (due.length === 0) {
    announce(nothingDue());
    return { ok: true, files: [] };
  }
  const folder = await chooseFolder(
    plainText(vscode.l10n.t('Save Due Usage Exports')),
    plainText(vscode.l10n.t('Select Folder')),
  );
  if (folder === undefined || !(await confirms(due, folder))) {
    return undefined;
  }
  const title = vscode.l10n.t('Fetching usage exports…');
  const outcomes = await withProgress(title, (signal) => saveAll(parts, due, folder, signal));
  return result(parts, folder, outcomes);
}

async function confirms(due: readonly DueReport[], folder: vscode.Uri): Promise<boolean> {
  const title = due.length === 1 ? vscode.l10n.t('Save Usage Export') : vscode.l10n.t('Save Usage Exports');
  const answer = await ask({
    question: plainText(saveQuestion(due)),
    detail: plainLines(saveDetail(due, uriPath(folder))),
    isWarning: false,
    buttons: [{ title: plainText(title), answer: 'save', does: 'intended' }],
  });
  return answer === 'save';
}

async function saveAll(
  parts: CommandParts,
  due: readonly DueReport[],
  folder: vscode.Uri,
  signal: AbortSignal,
): Promise<Outcome[]> {
  const lanes = new Lanes();
  const today = plainDateOf(new Date());
  return Promise.all(
    due.map(({ instance }) => {
      const fetchAndSave = async () => {
        const fetched = await fetch(parts, instance, signal);
        return fetched.kind === 'fetched' ? save(parts, instance, fetched.export, folder, today) : fetched;
      };
      return lanes.add(fetchAndSave).result;
    }),
  );
}

/** Throws nothing. */
async function fetch(parts: CommandParts, instance: Instance, signal: AbortSignal): Promise<Fetched> {
  if (signal.aborted) {
    return { kind: 'canceled' };
  }
  const outcome = await outcomeOf(parts, instance, fetchUsageExport, signal);
  switch (outcome.kind) {
    case 'signedOut':
      return failed(instance, 'signedOut', noTokenText(instance));
    case 'failed':
      return outcome.failure.kind === 'cancelled'
        ? { kind: 'canceled' }
        : failed(instance, outcome.failure.kind, failureText(outcome.failure, instance).message);
    case 'answer':
      return outcome.value === undefined
        ? failed(instance, 'noLicense', withoutLicenseText(instance))
        : checked(instance, outcome.value);
  }
}

/** What isn't a usage export is useless to GitLab. */
async function checked(instance: Instance, fetched: FetchedExport): Promise<Fetched> {
  const header = await inSlices(headerSteps(fetched.bytes), {});
  if (header?.kind !== 'notAnExport') {
    return { kind: 'fetched', export: fetched };
  }
  const response = vscode.l10n.t('The response from {0}', instanceName(instance));
  return failed(instance, 'notAnExport', notAnExportText(response, header));
}

async function save(
  parts: CommandParts,
  instance: Instance,
  { license, bytes }: FetchedExport,
  folder: vscode.Uri,
  today: PlainDate,
): Promise<Outcome> {
  try {
    const { uri, isPrivate } = await saveUnderFreeName(instance, bytes, folder, today);
    await noteUsageExport(parts, instance, license, bytes);
    return { kind: 'saved', instance, file: uriPath(uri), isPrivate };
  } catch (error) {
    const name = uriName(target(folder, instance, today, 1));
    return failed(instance, 'file', saveProblemText(name, saveProblemOf(error)));
  }
}

/** Instances can have one name, and an export of this morning is no less true. @throws Error of the file system */
async function saveUnderFreeName(
  instance: Instance,
  bytes: Uint8Array,
  folder: vscode.Uri,
  today: PlainDate,
): Promise<{ readonly uri: vscode.Uri; readonly isPrivate: boolean }> {
  for (let number = 1; ; number++) {
    const uri = target(folder, instance, today, number);
    try {
      return { uri, isPrivate: await saveFile({ uri, mayReplace: false }, bytes) };
    } catch (error) {
      if (number === MOST_NUMBER || !isTaken(error)) {
        throw error;
      }
    }
  }
}

function target(folder: vscode.Uri, instance: Instance, today: PlainDate, number: number): vscode.Uri {
  return vscode.Uri.joinPath(folder, fileName(exportNameParts(instance, today, number), 'csv'));
}

/** Node's code, and that of VS Code's file system. */
function isTaken(error: unknown): boolean {
  return (
    error instanceof Error && 'code' in error && (error.code === 'EEXIST' || error.code === 'FileExists')
  );
}

function failed(instance: Instance, error: string, message: string): Extract<Outcome, { kind: 'failed' }> {
  return { kind: 'failed', instance, error, message };
}

function result({ log }: CommandParts, folder: vscode.Uri, outcomes: readonly Outcome[]): CommandResult {
  const saved = outcomes.filter((outcome) => outcome.kind === 'saved');
  const troubles = outcomes.filter((outcome) => outcome.kind === 'failed');
  for (const { instance, message } of troubles) {
    log.warn(`${instance.url}: the usage export was not saved: ${message}`);
  }
  if (saved.length > 0) {
    announce(savedText(saved.length, uriName(folder)), showFirst(saved[0]?.file, folder));
  }
  if (saved.some(({ isPrivate }) => !isPrivate)) {
    warn(othersCanReadText(uriName(folder)));
  }
  const [first] = troubles;
  if (first === undefined) {
    return saved.length === 0 ? undefined : { ok: true, files: files(saved), failed: [] };
  }
  const names = troubles.map(({ instance }) => instanceName(instance));
  const message = notSavedText(names, first.message);
  const showLog = { title: vscode.l10n.t('Show Log'), run: () => runCommand('showLog') };
  if (saved.length === 0) {
    return fail(first.error, message, [showLog]);
  }
  warn(message, [showLog]);
  const failures = troubles.map(({ instance, error, message: text }) => ({
    url: instance.url,
    error: { kind: error, message: plainText(text) },
  }));
  return { ok: true, files: files(saved), failed: failures };
}

function files(saved: readonly Extract<Outcome, { kind: 'saved' }>[]) {
  return saved.map(({ instance, file }) => ({ url: instance.url, file }));
}

/** A browser and another computer have no folder that could be opened here. */
function showFirst(file: string | undefined, folder: vscode.Uri): MessageAction[] {
  const isHere = folder.scheme === 'file' && vscode.env.uiKind === vscode.UIKind.Desktop;
  if (file === undefined || !isHere) {
    return [];
  }
  const run = () => vscode.commands.executeCommand('revealFileInOS', vscode.Uri.file(file));
  return [{ title: vscode.l10n.t('Show Files'), run }];
}
