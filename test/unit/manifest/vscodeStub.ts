/** As much of VS Code as it takes to load the extension's code in plain Node. It notes what the code tells VS Code. */

/** What the code has registered, by id. */
export const registered = {
  commands: [] as string[],
  serializers: [] as string[],
  editors: [] as string[],
};

/** The values in settings.json, by id; VS Code would fill in the manifest's defaults, this does not. */
export const settingsJson = new Map<string, unknown>();

/** The ids of the settings that the code has read. */
export const settingsRead = new Set<string>();

const nothing = { dispose: () => undefined };

const note = (ids: string[]) => (id: string) => {
  ids.push(id);
  return nothing;
};

function read(id: string): unknown {
  settingsRead.add(id);
  return settingsJson.get(id);
}

export const workspace = {
  getConfiguration: (section: string) => ({
    get: (name: string) => read(`${section}.${name}`),
    inspect: (name: string) => ({ globalValue: read(`${section}.${name}`) }),
  }),
};

export const commands = { registerCommand: note(registered.commands) };

export const window = {
  registerWebviewPanelSerializer: note(registered.serializers),
  registerCustomEditorProvider: note(registered.editors),
};

export const Disposable = { from: () => nothing };
export const TreeItemCollapsibleState = { Collapsed: 1, Expanded: 2 };
export const Uri = { parse: (text: string) => text };
export const l10n = { t: (text: string) => text };

class Thing {
  contextValue?: string;
}
export { Thing as ThemeColor, Thing as ThemeIcon, Thing as TreeItem };
