import * as vscode from 'vscode';
import type { InstanceStatus } from '../../fleet/status';
import { needsAttention } from '../../fleet/attention';
import type { Severity } from '../../licensing/severity';

const WARNING = new vscode.ThemeColor('problemsWarningIcon.foreground');
const ERROR = new vscode.ThemeColor('problemsErrorIcon.foreground');

export const icons = {
  failure: new vscode.ThemeIcon('warning', WARNING),
  signedOut: new vscode.ThemeIcon('key'),
  noLicense: new vscode.ThemeIcon('circle-slash'),
  /** Nothing was wrong when the instance answered last: too little for a colour, too much for a tick. */
  disconnected: new vscode.ThemeIcon('debug-disconnect'),
  alarm: new vscode.ThemeIcon('warning', WARNING),
  /** Keeps the texts of facts in line with those that have an icon. */
  fact: new vscode.ThemeIcon('blank'),
  error: new vscode.ThemeIcon('error', ERROR),
};

export function instanceIcon(status: InstanceStatus): vscode.ThemeIcon {
  const { state, attention, failure } = status;
  switch (state) {
    case 'loading':
      return new vscode.ThemeIcon('loading~spin');
    case 'signedOut':
      return icons.signedOut;
    case 'error':
      return new vscode.ThemeIcon('debug-disconnect', WARNING);
    case 'stale':
      return failure !== undefined && !needsAttention(status)
        ? icons.disconnected
        : severityIcon(attention.severity);
    case 'ready':
      return severityIcon(attention.severity);
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
