import * as vscode from 'vscode';
import { pageHtml } from '../window/pageHtml';
import type { UsageSource } from './pickSource';

/**
 * The usage page's frame.
 *
 * @param source is kept by the page, and comes back when VS Code revives it after a reload
 */
export function usageHtml(webview: vscode.Webview, extension: vscode.Uri, source: UsageSource): string {
  const title = vscode.l10n.t('Usage');
  return pageHtml(webview, extension, { name: 'usage', title, source: JSON.stringify(source) });
}
