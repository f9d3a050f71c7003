import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import type { Severity } from '../../licensing/severity';

const WARNING = new vscode.ThemeColor('problemsWarningIcon.foreground');
const ERROR = new vscode.ThemeColor('problemsErrorIcon.foreground');

export const icons = {
  failure: new vscode.ThemeIcon('warning', WARNING),
  signedOut: new vscode.ThemeIcon('key'),
  noLicense: new vscode.ThemeIcon('circle-slash'),
  muted: new vscode.ThemeIcon('bell-slash'),
  alarm: new vscode.ThemeIcon('warning', WARNING),
  /** Keeps the texts of facts in line with those that have an icon. */
  fact: new vscode.ThemeIcon('blank'),
  error: new vscode.ThemeIcon('error', ERROR),
};

export function instanceIcon(status: InstanceStatus): vscode.ThemeIcon {
  const { instance, state, attention, failure } = status;
  if (instance.muted === true) {
    return icons.muted;
  }
  switch (state) {
    case 'loading':
      return new vscode.ThemeIcon('loading~spin');
    case 'signedOut':
      return new vscode.ThemeIcon('key', severityColor(attention.severity));
    case 'error':
      return disconnected(attention.severity);
    case 'stale':
      return failure === undefined ? severityIcon(attention.severity) : disconnected(attention.severity);
    case 'ready':
      return severityIcon(attention.severity);
  }
}

/** What is known is shown, with the color of its severity, but nothing can be asked. */
function disconnected(severity: Severity): vscode.ThemeIcon {
  return new vscode.ThemeIcon('debug-disconnect', severityColor(severity));
}

/** None where nothing is wrong: an instance that can't be asked gets no green. */
export function severityColor(severity: Severity): vscode.ThemeColor | undefined {
  switch (severity) {
    case 'warning':
      return WARNING;
    case 'critical':
    case 'expired':
      return ERROR;
    case 'ok':
    case 'none':
      return undefined;
  }
}

function severityIcon(severity: Severity): vscode.ThemeIcon {
  switch (severity) {
    case 'ok':
      return new vscode.ThemeIcon('pass', new vscode.ThemeColor('charts.green'));
    case 'warning':
      return new vscode.ThemeIcon('warning', WARNING);
    case 'critical':
    case 'expired':
      return icons.error;
    case 'none':
      return icons.noLicense;
  }
}
