import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

export interface PageFrame {
  /** Of the page's script and style, `<name>.js` and `<name>.css`. */
  readonly name: string;
  readonly title: string;
  /** What the page reads of its body as `data-source`. */
  readonly source?: string;
}

/**
 * A page's frame: nothing but its own script and style may be loaded, and nothing may be asked of a network. What the
 * script imports has its nonce, https://html.spec.whatwg.org/multipage/webappapis.html#descendant-script-fetch-options.
 */
export function pageHtml(webview: vscode.Webview, extension: vscode.Uri, frame: PageFrame): string {
  const nonce = randomBytes(16).toString('base64');
  const part = (ending: string) =>
    webview.asWebviewUri(vscode.Uri.joinPath(extension, 'dist', `${frame.name}.${ending}`)).toString();
  const policy = [
    "default-src 'none'",
    `style-src ${webview.cspSource}`,
    `script-src 'nonce-${nonce}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const source = frame.source === undefined ? '' : ` data-source="${escaped(frame.source)}"`;
  return `<!DOCTYPE html>
<html lang="${escaped(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escaped(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(frame.title)}</title>
<link rel="stylesheet" href="${escaped(part('css'))}">
</head>
<body${source}>
<script type="module" nonce="${nonce}" src="${escaped(part('js'))}"></script>
</body>
</html>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
