import * as vscode from 'vscode';
import { Lanes } from '../../fleet/lanes/lanes';
import type { InstanceUrl } from '../../instances/address';
import { withFieldsOfAll, type EntryFields } from '../../instances/entries';
import type { Instance } from '../../instances/instance';
import { failureText } from '../../words/failures/failures';
import type { CommandFailure, CommandParts, CommandResult } from '../base/command';
import { withProgress } from '../base/progress';
import { noTokenText, showFailure } from '../base/showFailure';
import { failureOf } from '../../gitlab/errors';
import { changeEntries } from '../several/changeEntries';
import { unlessCanceled } from '../several/canceled';
import { runEach, tellOutcomes } from '../several/runEach';
import { tokenStore, type TokenStore } from '../several/tokenStore';
import type { Importable } from './preview';

type TokensStored =
  | { readonly kind: 'stored' }
  /** `result`: undefined when the user canceled. */
  | { readonly kind: 'none'; readonly result: CommandFailure | undefined };

/**
 * Stores the tokens of new instances, writes the setting once, and then looks at each instance: new ones are asked for
 * their licenses, and a token that replaces another one is stored only where it works.
 */
export async function storeImport(parts: CommandParts, rows: readonly Importable[]): Promise<CommandResult> {
  const added = rows.filter(({ kind }) => kind === 'new');
  const tokens = await storeTokens(parts, added);
  if (tokens.kind === 'none') {
    return tokens.result;
  }
  const instances = rows.map(({ instance }) => instance);
  const changed = await changeEntries(parts, instances, (entries) => withImported(entries, rows));
  if (changed?.ok !== true) {
    await removeTokens(parts, added);
    return changed;
  }
  const byUrl = new Map(rows.map((row) => [row.instance.url, row]));
  const store = tokenStore(parts);
  const outcomes = await runEach('import', instances, async ({ url }, signal) => {
    const row = byUrl.get(url);
    return row && check(parts, row, store, signal);
  });
  await store.finish();
  return tellOutcomes(parts, 'import', outcomes);
}

/**
 * The tokens go first: the setting's change event starts the first refresh, which needs them. Where one can't be stored,
 * or the user cancels, none is.
 */
async function storeTokens(parts: CommandParts, rows: readonly Importable[]): Promise<TokensStored> {
  const lanes = new Lanes();
  const stored: Importable[] = [];
  const failures: [Importable, unknown][] = [];
  const store = async (row: Importable, signal: AbortSignal): Promise<void> => {
    if (signal.aborted || failures.length > 0 || row.token === undefined) {
      return;
    }
    try {
      await parts.tokens.set(row.instance.url, row.token);
      stored.push(row);
    } catch (error) {
      failures.push([row, error]);
    }
  };
  const isCanceled = await withProgress(vscode.l10n.t('Storing tokens…'), async (signal) => {
    await Promise.all(rows.map((row) => lanes.add(() => store(row, signal)).result));
    return signal.aborted;
  });
  const [failure] = failures;
  if (failure === undefined && !isCanceled) {
    return { kind: 'stored' };
  }
  await removeTokens(parts, stored);
  return { kind: 'none', result: failure && showFailure(failureOf(failure[1]), failure[0].instance) };
}

/** Throws nothing: a token that stays belongs to an instance that isn't in the list, and Sign Out of All removes it. */
async function removeTokens({ tokens }: CommandParts, rows: readonly Importable[]): Promise<void> {
  const withTokens = rows.filter(({ token }) => token !== undefined);
  await Promise.allSettled(withTokens.map(({ instance }) => tokens.remove(instance.url)));
}

/** Another window may have added or removed some of them meanwhile. */
function withImported(entries: readonly unknown[], rows: readonly Importable[]): readonly unknown[] {
  const fieldsOf = new Map<InstanceUrl, EntryFields>(
    rows.map(({ instance: { url, name, caFile, group } }) => [
      url,
      { ...(name && { name }), ...(caFile && { caFile }), ...(group && { group }) },
    ]),
  );
  const { changed, missing } = withFieldsOfAll(entries, fieldsOf);
  const added = rows.filter(({ instance }) => missing.has(instance.url));
  return [...changed, ...added.map(({ instance }) => instance)];
}

async function check(
  { fleet }: CommandParts,
  { kind, instance, token }: Importable,
  store: TokenStore,
  signal: AbortSignal,
): Promise<string | undefined> {
  if (kind === 'change') {
    return token === undefined ? undefined : replaceToken(store, instance, token, signal);
  }
  if (token === undefined) {
    return noTokenText(instance);
  }
  await unlessCanceled(fleet.refresh(instance.url), signal);
  const failure = fleet.status(instance.url)?.failure;
  return failure && failureText(failure, instance).message;
}

async function replaceToken(
  store: TokenStore,
  instance: Instance,
  token: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const problem = await store.tryAndStore(instance, token, signal);
  return problem && `${problem} ${vscode.l10n.t('The token stored before was kept.')}`;
}
