import * as vscode from 'vscode';
import { readCaFile } from '../../gitlab/caFile';
import { sentSecrets } from '../../gitlab/foreign/sentSecrets';
import type { CaFileProblem } from '../../gitlab/errors';
import { caFilesOf, planImport, type PlannedRow } from '../../importing/plan';
import { readImport } from '../../importing/readImport';
import type { ImportFile } from '../../importing/writtenRow';
import { NotAListError } from '../../storage/instanceSettings';
import { readUri } from '../../storage/readUri';
import { uriName } from '../../storage/uriNames';
import { fileProblemText } from '../../words/failures/fileProblems';
import { fileRefusalText } from '../../words/importing/importTexts';
import { plainText } from '../../words/text/plainText';
import { announce, fail, type CommandFailure, type CommandParts, type CommandResult } from '../base/command';
import { confirmsHttpOfAll } from '../several/confirmsHttpOfAll';
import { entriesNotChanged } from '../several/changeEntries';
import { chooseFile } from '../window/fileDialogs';
import { previewImport, type Importable } from './preview';
import { remindOfTokens } from './remindOfTokens';
import { storeImport } from './storeImport';

/** Many times the size of two thousand rows. */
const LIMIT_BYTES = 4 * 1024 * 1024;

/**
 * Imports instances from a CSV or JSON file: shows first what it would do, writes the setting once and checks each
 * instance. Tokens go from the file to the secret storage and nowhere else.
 *
 * @param input `file`: asked for when it isn't given
 */
export async function importInstances(
  parts: CommandParts,
  input: { readonly file?: vscode.Uri },
): Promise<CommandResult> {
  if (!parts.settings.isList()) {
    return entriesNotChanged(parts, new NotAListError());
  }
  const file = input.file ?? (await pickFile());
  if (file === undefined) {
    return undefined;
  }
  const read = await readFile(file);
  if (read.kind !== 'rows') {
    return read.failure;
  }
  const rows = await plannedRows(parts, read);
  sentSecrets.remember(rows.flatMap((row) => ('token' in row ? (row.token ?? []) : [])));
  const chosen = await chooseRows(rows, read, file);
  if (chosen === undefined || chosen.length === 0) {
    return undefined;
  }
  const withTokens = chosen.filter(({ token }) => token !== undefined);
  if (!(await confirmsHttpOfAll(withTokens.map(({ instance }) => instance)))) {
    return undefined;
  }
  const result = await storeImport(parts, chosen);
  remindOfTokens(file, rows);
  return result;
}

/** An import without anything to ask about is over at once. */
async function chooseRows(
  rows: readonly PlannedRow[],
  read: ImportFile,
  file: vscode.Uri,
): Promise<readonly Importable[] | undefined> {
  if (rows.every(({ kind }) => kind === 'same')) {
    announce(
      vscode.l10n.t('Every instance in {0} is already in the list. Nothing was changed.', uriName(file)),
    );
    return undefined;
  }
  return previewImport(rows, read, uriName(file));
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  return chooseFile({
    title: plainText(vscode.l10n.t('Import Instances')),
    openLabel: plainText(vscode.l10n.t('Preview Import')),
    filters: {
      [vscode.l10n.t('CSV or JSON')]: ['csv', 'json', 'tsv', 'txt'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
}

async function readFile(
  file: vscode.Uri,
): Promise<ImportFile | { readonly kind: 'failed'; readonly failure: CommandFailure }> {
  const read = await readUri(file, LIMIT_BYTES);
  if (read.kind !== 'read') {
    return { kind: 'failed', failure: fail(read.kind, fileProblemText(uriName(file), read)) };
  }
  const rows = readImport(read.bytes);
  read.bytes.fill(0);
  return rows.kind === 'rows'
    ? rows
    : { kind: 'failed', failure: fail(rows.kind, fileRefusalText(rows, uriName(file))) };
}

async function plannedRows({ settings }: CommandParts, { rows }: ImportFile): Promise<PlannedRow[]> {
  const { instances } = settings.read();
  const known = new Map(instances.map((instance) => [instance.url, instance]));
  return planImport(rows, { known, caFileProblems: await caFileProblems(caFilesOf(rows)) });
}

async function caFileProblems(paths: readonly string[]): Promise<Map<string, CaFileProblem>> {
  const problems = new Map<string, CaFileProblem>();
  for (const path of paths) {
    const file = await readCaFile(path);
    if (file.kind === 'unusable') {
      problems.set(path, file.problem);
    }
  }
  return problems;
}
