/** What is said of a file with instances, before and after they are imported. */

import { t } from '@vscode/l10n';
import type { Changed, PlannedRow, RowProblem } from '../../importing/plan';
import type { Field, FileRefusal, Place } from '../../importing/writtenRow';
import { isInsecure, shortAddress, type InstanceUrl } from '../../instances/address';
import { instanceName } from '../../instances/instance';
import { gitLabComText } from '../failures/gitLabCom';
import { withoutSecrets } from '../instances/settingProblems';
import { shortText } from '../text/foreignText';
import { count, line, linesOfCount, listText } from '../text/language';

/** Why nothing of a file is imported. @param file its name */
export function fileRefusalText(refusal: FileRefusal, file: string): string {
  switch (refusal.kind) {
    case 'empty':
      return t('{0} contains no instances.', file);
    case 'notUtf8':
      return t("{0} isn't encoded in UTF-8. Save it as UTF-8 and try again.", file);
    case 'notJson':
      return t("{0} isn't valid JSON.", file);
    case 'notAList':
      return t('{0} must be a list, for example {1}.', file, '[{ "url": "https://gitlab.example.com" }]');
    case 'noAddressColumn':
      return t('{0} has no "{1}" column. The first row must name the columns: {2}.', file, 'url', columns());
    case 'sameColumn':
      return t('{0} has more than one "{1}" column.', file, columnName(refusal.field));
    case 'tooManyRows':
      return t('{0} has too many rows. Import at most {1} instances at a time.', file, count(refusal.limit));
  }
}

/** The rows of a preview that can be imported, and those that can't. */
export interface PreviewRow {
  readonly label: string;
  readonly description: string;
}

/** What becomes of a row: "New · with a token". */
export function previewRow(row: PlannedRow): PreviewRow {
  if (row.kind === 'refused') {
    const address = shortText(withoutSecrets(row.address));
    const [place, problem] = [placeText(row.place), problemText(row.problem)];
    return address === ''
      ? { label: place, description: problem }
      : { label: address, description: line(place, problem) };
  }
  const { instance } = row;
  const address = instance.name === undefined ? undefined : shortAddress(instance.url);
  return { label: shortText(instanceName(instance)), description: line(whatHappens(row), address) };
}

function whatHappens(row: Exclude<PlannedRow, { readonly kind: 'refused' }>): string {
  switch (row.kind) {
    case 'new':
      return line(
        t('new'),
        groupText(row.instance.group),
        row.token === undefined ? t('no token') : httpText(row.instance.url),
      );
    case 'change':
      return line(
        t('already in the list, changes {0}', listText(row.changes.map(changedText))),
        row.token === undefined ? undefined : httpText(row.instance.url),
      );
    case 'same':
      return t('already in the list, no change');
  }
}

function groupText(group: string | undefined): string | undefined {
  return group === undefined ? undefined : t('group {0}', shortText(group));
}

function httpText(url: InstanceUrl): string | undefined {
  return isInsecure(url) ? t('over HTTP, without encryption') : undefined;
}

function changedText(field: Changed): string {
  switch (field) {
    case 'token':
      return t('token');
    case 'name':
      return t('name');
    case 'caFile':
      return t('CA file');
    case 'group':
      return t('group');
  }
}

function placeText({ unit, number }: Place): string {
  return unit === 'line' ? t('line {0}', count(number)) : t('entry {0}', count(number));
}

function problemText(problem: RowProblem): string {
  switch (problem.kind) {
    case 'noAddress':
      return t('no URL');
    case 'badAddress':
      return t('not the URL of a GitLab instance');
    case 'gitLabCom':
      return gitLabComText();
    case 'duplicate':
      return t('same instance as {0}', placeText(problem.first));
    case 'oddToken':
      return t('the token has spaces or other characters that no GitLab token has');
    case 'longToken':
      return t('the token is too long');
    case 'longName':
      return t('the name is too long');
    case 'longGroup':
      return t('the group has more than {0} characters', count(problem.limit));
    case 'misplacedToken':
      return t('a token is in the "{0}" column', columnName(problem.field));
    case 'caFile':
      return caFileText(problem.problem);
    case 'moreCells':
      return t('more values than columns. Put values with commas in quotation marks.');
    case 'openQuote':
      return t('a quotation mark is never closed. Nothing after it is read.');
    case 'notAnEntry':
      return t('not an object');
    case 'notText':
      return t('"{0}" must be a string', columnName(problem.field));
  }
}

function caFileText(problem: Extract<RowProblem, { readonly kind: 'caFile' }>['problem']): string {
  switch (problem.reason) {
    case 'unreadable':
      return problem.code === 'ENOENT'
        ? t("the CA file doesn't exist")
        : t("the CA file can't be read ({0})", problem.code);
    case 'relativePath':
      return t('the path of the CA file must be absolute or start with ~/');
    case 'notAFile':
    case 'tooLarge':
      return t("the CA file isn't a regular file of up to 4 MiB");
    case 'noCertificate':
      return t("the CA file doesn't contain a certificate");
  }
}

/** As README has them. */
function columnName(field: Field): string {
  return field;
}

function columns(): string {
  return ['url', 'token', 'name', 'caFile', 'group'].join(', ');
}

/** Above the preview. @param file its name */
export function previewTitle(rows: readonly PlannedRow[], file: string): string {
  const usable = rows.filter(({ kind }) => kind === 'new' || kind === 'change').length;
  return t('Import {0} of {1} instances from {2}', count(usable), count(rows.length), file);
}

/** What is not imported, which a narrow window would cut off at the end, and what the user does there. @param ignored columns that mean nothing */
export function previewPrompt(rows: readonly PlannedRow[], ignored: readonly string[]): string {
  const refused = rows.filter(({ kind }) => kind === 'refused').length;
  return [
    ...linesOfCount(refused, t("1 row can't be imported."), t("{0} rows can't be imported.", count(refused))),
    ...linesOfCount(
      ignored.length,
      t('Ignored column: {0}.', listText(ignored.map(shortText))),
      t('Ignored columns: {0}.', listText(ignored.slice(0, 5).map(shortText))),
    ),
    t('Select the instances to import.'),
  ].join(' ');
}

/** After an import: the file is the only place beside the secret storage that has the tokens. */
export function tokensInFileText(file: string, tokens: number): string {
  return tokens === 1
    ? t("{0} still contains a token. Delete the file if you don't need it.", file)
    : t("{0} still contains {1} tokens. Delete the file if you don't need it.", file, count(tokens));
}

export function trashedText(file: string): string {
  return t('Moved {0} to the trash. Empty the trash to delete the tokens in it.', file);
}

export function notTrashedText(file: string): string {
  return t("Couldn't move {0} to the trash. Delete it yourself.", file);
}
