import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { UsageSource } from './pickSource';

/**
 * The page's frame: nothing but its own script and style may be loaded, and nothing may be asked of a network.
 *
 * @param source is kept by the page, and comes back when VS Code revives it after a reload
 */
export function usageHtml(webview: vscode.Webview, extension: vscode.Uri, source: UsageSource): string {
  const nonce = randomBytes(16).toString('base64');
  const part = (name: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', name)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(vscode.l10n.t('Usage'))}</title>
<link rel="stylesheet" href="${escaped(part('usage.css'))}">
</head>
<body data-source="${escaped(JSON.stringify(source))}">
<script nonce="${nonce}" src="${escaped(part('usage.js'))}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
