import * as vscode from 'vscode';
import type { InstanceUrl } from '../instances/address';
import { entriesOf, readInstances, type Instance, type InstanceList } from '../instances/instance';

const SECTION = 'gitlabLicenses';
const SETTING = 'instances';

/** Thrown in place of writing over a setting that is no list: what stands there was meant to be something. */
export class NotAListError extends Error {
  override readonly name = 'NotAListError';
}

/** The setting `gitlabLicenses.instances`. Only the user's own settings count: no workspace can redirect a token. */
export class InstanceSettings {
  /** Changes wait for each other, since each reads and writes the whole list. */
  #lastChange: Promise<void> = Promise.resolve();

  read(): InstanceList {
    return readInstances(globalValue());
  }

  /** Whether entries can be added to it and removed from it; only a person can fix what is no list. */
  isList(): boolean {
    return entriesOf(globalValue()) !== undefined;
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${SETTING}`)) {
        listener();
      }
    });
  }

  /**
   * Adds one entry at the end; every other entry stays as it was written.
   *
   * @throws NotAListError
   */
  async add(instance: Instance): Promise<void> {
    await this.change((entries) => [...entries, instance]);
  }

  /**
   * Puts another entry in the place of the one of this instance, and removes its duplicates.
   *
   * @throws Error when another window has removed the instance
   */
  async replace(url: InstanceUrl, by: Instance): Promise<void> {
    const { withReplaced } = await import('../instances/entries');
    await this.change((entries) => found(withReplaced(entries, url, by)));
  }

  /**
   * Mutes an instance, or unmutes it.
   *
   * @throws Error when another window has removed the instance
   */
  async setMuted(url: InstanceUrl, isMuted: boolean): Promise<void> {
    const { withMuted } = await import('../instances/entries');
    await this.change((entries) => found(withMuted(entries, url, isMuted)));
  }

  /** Removes every entry of this instance, however its address is written. */
  async remove(url: InstanceUrl): Promise<void> {
    const { withoutAll } = await import('../instances/entries');
    await this.change((entries) => withoutAll(entries, [url]));
  }

  /**
   * Changes any number of entries and writes the setting once.
   *
   * @param edit gets the entries as they are written
   * @throws NotAListError
   */
  async change(edit: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    const change = this.#lastChange.then(() => {
      const entries = entriesOf(globalValue());
      if (entries === undefined) {
        throw new NotAListError(`${SECTION}.${SETTING} is not a list`);
      }
      return vscode.workspace
        .getConfiguration(SECTION)
        .update(SETTING, edit(entries), vscode.ConfigurationTarget.Global);
    });
    this.#lastChange = change.catch(() => undefined);
    await change;
  }
}

function found(entries: readonly unknown[] | undefined): readonly unknown[] {
  if (entries === undefined) {
    throw new Error('The instance is no longer among the settings.');
  }
  return entries;
}

function globalValue(): unknown {
  return vscode.workspace.getConfiguration(SECTION).inspect<unknown>(SETTING)?.globalValue;
}
