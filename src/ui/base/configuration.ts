import * as vscode from 'vscode';
import { EXPIRY_WARNING_DAYS, type Thresholds } from '../../licensing/severity';

/** When the status bar item shows. */
export type StatusBarMode = 'always' | 'whenNeeded' | 'never';

const SECTION = 'gitlabLicenses';

/** Every setting and its default; package.json declares the same, which a unit test checks. */
export const SETTINGS = {
  /** `InstanceSettings` reads and writes this one. */
  instances: [],
  /** `ui/notifications` reads this one and `notifications`. */
  expiryWarningDays: EXPIRY_WARNING_DAYS,
  warningWithinDays: 30,
  criticalWithinDays: 7,
  refreshIntervalMinutes: 360,
  statusBar: 'whenNeeded',
  notifications: true,
  requestTimeoutSeconds: 30,
  publicKeyFiles: [],
} as const;

export type SettingName = keyof typeof SETTINGS;

type NumberSetting = {
  [Name in SettingName]: (typeof SETTINGS)[Name] extends number ? Name : never;
}[SettingName];

/** The extension's settings except the list of instances; read at every use, since they change. */
export const configuration = {
  thresholds(): Thresholds {
    return {
      warningWithinDays: number('warningWithinDays'),
      criticalWithinDays: number('criticalWithinDays'),
    };
  },

  requestTimeoutSeconds(): number {
    return Math.min(600, Math.max(1, number('requestTimeoutSeconds')));
  },

  /** 0: nothing is refreshed by itself. */
  refreshIntervalMinutes(): number {
    return number('refreshIntervalMinutes');
  },

  /** Paths. */
  publicKeyFiles(): readonly string[] {
    const files = read('publicKeyFiles');
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : SETTINGS.publicKeyFiles;
  },

  /**
   * Adds a path to the user's settings unless it's there. What is no list is replaced: no key is read with it.
   *
   * @param isSame whether two paths are about the same file
   * @throws Error of VS Code, as when settings.json can't be written
   */
  async addPublicKeyFile(path: string, isSame: (a: string, b: string) => boolean): Promise<void> {
    const setting = vscode.workspace.getConfiguration(SECTION);
    const value = setting.inspect<unknown>('publicKeyFiles')?.globalValue;
    const files: readonly unknown[] = Array.isArray(value) ? value : [];
    if (!files.some((file) => typeof file === 'string' && isSame(file, path))) {
      await setting.update('publicKeyFiles', [...files, path], vscode.ConfigurationTarget.Global);
    }
  },

  /** VS Code's own setting `http.proxy`; it can hold a password. */
  proxy(): string | undefined {
    const value = vscode.workspace.getConfiguration('http').get<unknown>('proxy');
    return typeof value === 'string' ? value : undefined;
  },

  statusBar(): StatusBarMode {
    const mode = read('statusBar');
    return mode === 'always' || mode === 'never' ? mode : SETTINGS.statusBar;
  },
};

/** @param name without it, any setting of the extension */
export function onSettingChanged(listener: () => unknown, name?: SettingName): vscode.Disposable {
  const changed = name === undefined ? SECTION : settingId(name);
  return vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(changed)) {
      listener();
    }
  });
}

/** Reads settings only when one has changed: VS Code takes long for that, and hundreds of statuses ask for each drawing. */
export function keptSetting<T>(readNow: () => T): { get(): T; dispose(): void } {
  let value = readNow();
  const listening = onSettingChanged(() => {
    value = readNow();
  });
  return { get: () => value, dispose: () => void listening.dispose() };
}

/** The setting's name in settings.json. */
export function settingId(name: SettingName): string {
  return `${SECTION}.${name}`;
}

/** A setting as it is written, or its default. */
export function read(name: SettingName): unknown {
  return vscode.workspace.getConfiguration(SECTION).get(name);
}

/** VS Code only marks a wrong value in settings.json; it still hands it out. */
function number(name: NumberSetting): number {
  const value = read(name);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : SETTINGS[name];
}
