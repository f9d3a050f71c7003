import * as vscode from 'vscode';
import type { PlannedRow } from '../../importing/plan';
import type { ImportFile } from '../../importing/writtenRow';
import { previewPrompt, previewRow, previewTitle } from '../../words/importing/importTexts';
import { plainText } from '../../words/text/plainText';
import { icons } from '../base/icons';
import { pickSeveral, type PlainItem } from '../window/lists';

/** A row that can be imported. */
export type Importable = Extract<PlannedRow, { readonly kind: 'new' | 'change' }>;

interface PreviewItem extends PlainItem {
  /** undefined: a heading, or a row that isn't imported whether it is selected or not. */
  readonly row?: Importable;
}

/**
 * Shows what an import would do, the rows that are left out first: nobody would see them at the end of hundreds.
 *
 * @param file its name
 * @returns undefined when the user canceled
 */
export async function previewImport(
  rows: readonly PlannedRow[],
  { ignored }: Pick<ImportFile, 'ignored'>,
  file: string,
): Promise<readonly Importable[] | undefined> {
  const items = [
    ...section(vscode.l10n.t("Can't be imported"), rows.filter(isRefused).map(plainRow)),
    ...section(vscode.l10n.t('To import'), rows.filter(isImportable).map(importableRow)),
    ...section(vscode.l10n.t('Already in the list'), rows.filter(isSame).map(plainRow)),
  ];
  const texts = {
    title: plainText(previewTitle(rows, file)),
    placeHolder: plainText(previewPrompt(rows, ignored)),
  };
  const picked = await pickSeveral<PreviewItem>(items, texts, ({ row }) => row !== undefined);
  return picked?.flatMap(({ row }) => row ?? []);
}

function section(title: string, items: readonly PreviewItem[]): PreviewItem[] {
  const heading = { label: plainText(title), kind: vscode.QuickPickItemKind.Separator };
  return items.length === 0 ? [] : [heading, ...items];
}

function importableRow(row: Importable): PreviewItem {
  return { ...texts(row), row };
}

function plainRow(row: PlannedRow): PreviewItem {
  return { ...texts(row), ...(row.kind === 'refused' && { iconPath: icons.error }) };
}

function texts(row: PlannedRow) {
  const { label, description } = previewRow(row);
  return { label: plainText(label), description: plainText(description) };
}

function isRefused({ kind }: PlannedRow): boolean {
  return kind === 'refused';
}

function isSame({ kind }: PlannedRow): boolean {
  return kind === 'same';
}

function isImportable(row: PlannedRow): row is Importable {
  return row.kind === 'new' || row.kind === 'change';
}
