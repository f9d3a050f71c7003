import * as vscode from 'vscode';
import type { InstanceUrl } from './address';
import { isEntryOf, readInstances, type Instance, type InstanceList } from './instance';

const SECTION = 'gitlabLicenses';
const SETTING = 'instances';

/** The setting `gitlabLicenses.instances`. Only the user's own settings count: no workspace can redirect a token. */
export class InstanceSettings {
  /** Changes wait for each other, since each reads and writes the whole list. */
  #lastChange: Promise<void> = Promise.resolve();

  read(): InstanceList {
    return readInstances(this.#entries());
  }

  onDidChange(listener: () => void): vscode.Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${SECTION}.${SETTING}`)) {
        listener();
      }
    });
  }

  /** Adds one entry at the end; every other entry stays as it was written. */
  async add(instance: Instance): Promise<void> {
    await this.#change((entries) => [...entries, instance]);
  }

  /** Puts another entry in the place of the one of this instance. Throws when another window has removed that. */
  async replace(url: InstanceUrl, by: Instance): Promise<void> {
    await this.#change((entries) => {
      const index = entries.findIndex((entry) => isEntryOf(entry, url));
      if (index === -1) {
        throw new Error('The instance is no longer among the settings.');
      }
      return entries.with(index, by);
    });
  }

  /** Removes every entry of this instance, however its address is written. */
  async remove(url: InstanceUrl): Promise<void> {
    await this.#change((entries) => entries.filter((entry) => !isEntryOf(entry, url)));
  }

  async #change(edit: (entries: readonly unknown[]) => readonly unknown[]): Promise<void> {
    const change = this.#lastChange.then(() =>
      vscode.workspace
        .getConfiguration(SECTION)
        .update(SETTING, edit(this.#entries()), vscode.ConfigurationTarget.Global),
    );
    this.#lastChange = change.catch(() => undefined);
    await change;
  }

  #entries(): readonly unknown[] {
    const value = vscode.workspace.getConfiguration(SECTION).inspect<unknown>(SETTING)?.globalValue;
    return Array.isArray(value) ? (value as unknown[]) : [];
  }
}
