/** What an import would do, before anything is done. */

import type { CaFileProblem } from '../gitlab/errors';
import { canonicalAddress, isGitLabCom, type InstanceUrl } from '../instances/address';
import { groupName, LONGEST_GROUP, shownText, type Instance } from '../instances/instance';
import { pastedToken } from '../instances/pastedToken';
import type { Field, Place, UnreadRow, WrittenRow } from './writtenRow';

/** Why a row is left out. */
export type RowProblem =
  | UnreadRow['problem']
  | { readonly kind: 'noAddress' | 'badAddress' | 'gitLabCom' | 'oddToken' | 'longToken' | 'longName' }
  | { readonly kind: 'longGroup'; readonly limit: number }
  /** The same instance as an earlier row. */
  | { readonly kind: 'duplicate'; readonly first: Place }
  /** A token stands where it would be stored or shown. */
  | { readonly kind: 'misplacedToken'; readonly field: Field }
  | { readonly kind: 'caFile'; readonly problem: CaFileProblem };

/** What changes of an instance that is in the list. */
export type Changed = Exclude<Field, 'url'>;

/** What becomes of a row. */
export type PlannedRow =
  | {
      readonly kind: 'new';
      readonly place: Place;
      readonly instance: Instance;
      readonly token: string | undefined;
    }
  | {
      readonly kind: 'change';
      readonly place: Place;
      /** As it will be. */
      readonly instance: Instance;
      readonly token: string | undefined;
      readonly changes: readonly Changed[];
    }
  /** It is in the list, and the row says nothing new. */
  | { readonly kind: 'same'; readonly place: Place; readonly instance: Instance }
  | {
      readonly kind: 'refused';
      readonly place: Place;
      /** As it is written; it can have secrets in it. */
      readonly address: string;
      readonly problem: RowProblem;
    };

/** What is known apart from the file. */
export interface ImportSituation {
  readonly known: ReadonlyMap<InstanceUrl, Instance>;
  /** What is wrong with the CA files that the rows name, by path. */
  readonly caFileProblems: ReadonlyMap<string, CaFileProblem>;
}

/** GitLab's have about 30 characters, with a prefix of an administrator's own up to 20 more. */
const LONGEST_TOKEN = 500;

/** In characters. */
const LONGEST_NAME = 200;

/** GitLab's prefixes of tokens: https://docs.gitlab.com/security/tokens/#token-prefixes. */
const TOKEN = /\bgl(?:agent|cbt|dt|ffct|ft|imt|oas|pat|ptt|rt|rtr|soat|wt)-[\w.-]{12,}/i;

/** What becomes of each row, in the order of the file. */
export function planImport(
  rows: readonly (WrittenRow | UnreadRow)[],
  situation: ImportSituation,
): PlannedRow[] {
  const first = new Map<InstanceUrl, Place>();
  return rows.map((row) => {
    const planned = plannedAlone(row, situation);
    if (planned.kind === 'refused') {
      return planned;
    }
    const { url } = planned.instance;
    const earlier = first.get(url);
    if (earlier !== undefined) {
      return refused(row, { kind: 'duplicate', first: earlier });
    }
    first.set(url, row.place);
    return planned;
  });
}

/** The CA files that rows name, each once. */
export function caFilesOf(rows: readonly (WrittenRow | UnreadRow)[]): string[] {
  return [...new Set(rows.flatMap((row) => ('fields' in row ? (row.fields.caFile ?? []) : [])))];
}

function plannedAlone(row: WrittenRow | UnreadRow, situation: ImportSituation): PlannedRow {
  if ('problem' in row) {
    return refused(row, row.problem);
  }
  const { fields, place } = row;
  const { url: written = '' } = fields;
  const address = canonicalAddress(written);
  // A person who pastes sees what became of it; here, text around an address is a slip.
  if (!address.ok || /\s/.test(written)) {
    return refused(row, { kind: written === '' ? 'noAddress' : 'badAddress' });
  }
  const problem = problemOf(fields, address.url, situation);
  if (problem !== undefined) {
    return refused(row, problem);
  }
  const said = saidOf(row);
  const token = fields.token === undefined ? undefined : pastedToken(fields.token).token;
  const before = situation.known.get(address.url);
  if (before === undefined) {
    return { kind: 'new', place, instance: { url: address.url, ...said }, token };
  }
  const instance = { ...before, ...said };
  const texts = (['name', 'caFile', 'group'] as const).filter((field) => instance[field] !== before[field]);
  const changes: Changed[] = [...(token === undefined ? [] : (['token'] as const)), ...texts];
  return changes.length === 0
    ? { kind: 'same', place, instance: before }
    : { kind: 'change', place, instance, token, changes };
}

function problemOf(
  { token, name, caFile, group }: WrittenRow['fields'],
  url: InstanceUrl,
  { caFileProblems }: ImportSituation,
): RowProblem | undefined {
  const misplaced = Object.entries({ url, name, caFile, group }).find(([, text]) => TOKEN.test(text ?? ''));
  if (misplaced !== undefined) {
    return { kind: 'misplacedToken', field: misplaced[0] as Field };
  }
  if (isGitLabCom(url)) {
    return { kind: 'gitLabCom' };
  }
  if (token !== undefined && token.length > LONGEST_TOKEN) {
    return { kind: 'longToken' };
  }
  if (token !== undefined && isOdd(token)) {
    return { kind: 'oddToken' };
  }
  if (name !== undefined && name.length > LONGEST_NAME) {
    return { kind: 'longName' };
  }
  if (group !== undefined && group.length > LONGEST_GROUP) {
    return { kind: 'longGroup', limit: LONGEST_GROUP };
  }
  const problem = caFile === undefined ? undefined : caFileProblems.get(caFile);
  return problem && { kind: 'caFile', problem };
}

function isOdd(written: string): boolean {
  const { token, isOdd: hasOddCharacters } = pastedToken(written);
  return hasOddCharacters || token === '';
}

/** What a row says beside address and token. */
function saidOf({ fields }: WrittenRow): Pick<Instance, 'name' | 'caFile' | 'group'> {
  const [name, group] = [shownText(fields.name), groupName(fields.group)];
  const { caFile } = fields;
  return { ...(name && { name }), ...(caFile && { caFile }), ...(group && { group }) };
}

function refused(row: WrittenRow | UnreadRow, problem: RowProblem): PlannedRow {
  const address = 'fields' in row ? (row.fields.url ?? '') : '';
  return { kind: 'refused', place: row.place, address, problem };
}
