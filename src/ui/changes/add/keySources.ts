import * as vscode from 'vscode';
import { keyFileText } from '../../../licensing/key/keyFileText';
import { KEY_LIMIT_BYTES } from '../../../licensing/key/recognizeKey';
import { count } from '../../../words/text/language';
import { fileProblemText } from '../../../words/failures/fileProblems';
import { plainText } from '../../../words/text/plainText';
import { fail, type CommandFailure } from '../../base/command';
import { readUri } from '../../../storage/readUri';
import { chooseFile } from '../../window/fileDialogs';
import { askForSecret } from '../../window/inputs';
import { uriName } from '../../../storage/uriNames';

/** A text that may be a license key, or why there is none; `undefined`: the user has cancelled. */
export type Source =
  | { readonly kind: 'text'; readonly text: string; readonly origin: Origin }
  | { readonly kind: 'none'; readonly result: CommandFailure | undefined };

/** Where a key came from: only one that came from a file is there already to be kept. */
export type Origin = 'selection' | 'clipboard' | 'file' | 'pasted';

const LICENSE_LANGUAGE = 'gitlab-license';

/** The selected text; of a license file all of it when nothing is selected. */
export function fromSelection(): Source {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) {
    return refused('noSelection', vscode.l10n.t('Select a license key in an editor first.'));
  }
  const { document } = editor;
  const selections = editor.selections.filter((selection) => !selection.isEmpty);
  const [selection] = selections;
  if (selections.length > 1) {
    const problem = vscode.l10n.t(
      'There are {0} selections. Select a single license key.',
      count(selections.length),
    );
    return refused('severalSelections', problem);
  }
  if (selection !== undefined) {
    return { kind: 'text', text: document.getText(selection), origin: 'selection' };
  }
  if (document.languageId === LICENSE_LANGUAGE) {
    const isSaved = !document.isUntitled && !document.isDirty;
    return { kind: 'text', text: document.getText(), origin: isSaved ? 'file' : 'selection' };
  }
  return refused('noSelection', vscode.l10n.t('Nothing is selected. Select a license key first.'));
}

export async function fromClipboard(): Promise<Source> {
  return { kind: 'text', text: await vscode.env.clipboard.readText(), origin: 'clipboard' };
}

/** Lets the user paste it, which takes the line breaks away. */
export async function fromPasted(title: string): Promise<Source> {
  const texts = {
    title: plainText(title),
    prompt: plainText(vscode.l10n.t('Paste the license key. It stays on this computer.')),
  };
  const text = await askForSecret(texts);
  return text === undefined ? { kind: 'none', result: undefined } : { kind: 'text', text, origin: 'pasted' };
}

/** A file of another program, which has no address. */
export async function fromDropped(file: vscode.DataTransferFile): Promise<Source> {
  const bytes = await file.data();
  return bytes.length > KEY_LIMIT_BYTES
    ? tooLarge(file.name)
    : { kind: 'text', text: keyFileText(bytes), origin: 'file' };
}

/** @param given asked for when there is none */
export async function fromFile(given: vscode.Uri | undefined): Promise<Source> {
  const file = given ?? (await pickFile());
  return file === undefined ? { kind: 'none', result: undefined } : readFile(file);
}

async function pickFile(): Promise<vscode.Uri | undefined> {
  return chooseFile({
    title: plainText(vscode.l10n.t('Choose License File')),
    openLabel: plainText(vscode.l10n.t('Choose')),
    filters: {
      [vscode.l10n.t('GitLab License')]: ['gitlab-license'],
      [vscode.l10n.t('All Files')]: ['*'],
    },
  });
}

async function readFile(file: vscode.Uri): Promise<Source> {
  const name = uriName(file);
  const read = await readUri(file, KEY_LIMIT_BYTES);
  switch (read.kind) {
    case 'read':
      return { kind: 'text', text: keyFileText(read.bytes), origin: 'file' };
    case 'tooLarge':
      return tooLarge(name);
    default:
      return refused('file', fileProblemText(name, read));
  }
}

function tooLarge(name: string): Source {
  const problem = vscode.l10n.t("{0} is larger than 1 MiB, so it isn't a license key.", name);
  return refused('tooLarge', problem);
}

function refused(kind: string, problem: string): Source {
  return { kind: 'none', result: fail(kind, problem) };
}
