import * as vscode from 'vscode';
import type { Thresholds } from '../../licensing/severity';

/** When the status bar item shows. */
export type StatusBarMode = 'always' | 'whenNeeded' | 'never';

/** The extension's settings besides the list of instances; read at every use, since they change. */
export const configuration = {
  thresholds(): Thresholds {
    return {
      warningWithinDays: number('warningWithinDays', 30),
      criticalWithinDays: number('criticalWithinDays', 7),
    };
  },

  requestTimeoutSeconds(): number {
    return Math.min(600, Math.max(1, number('requestTimeoutSeconds', 30)));
  },

  /** 0: nothing is refreshed by itself. */
  refreshIntervalMinutes(): number {
    return number('refreshIntervalMinutes', 360);
  },

  /** Paths. */
  publicKeyFiles(): readonly string[] {
    const files = section().get('publicKeyFiles');
    return Array.isArray(files) ? files.filter((file) => typeof file === 'string') : [];
  },

  statusBar(): StatusBarMode {
    const mode = section().get('statusBar');
    return mode === 'always' || mode === 'never' ? mode : 'whenNeeded';
  },
};

function section(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('gitlabLicenses');
}

/** VS Code only marks a wrong value in settings.json; it still hands it out. */
function number(name: string, fallback: number): number {
  const value = section().get(name);
  return typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : fallback;
}
