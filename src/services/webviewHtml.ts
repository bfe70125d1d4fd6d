import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';

/** Files of a view, relative to `dist/webview`. */
export interface ViewFiles {
  readonly script: string;
  readonly styles: readonly string[];
}

/** The only folder that a webview may read. */
export function webviewRoot(extensionUri: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
}

/**
 * The document of every webview: an empty page with its style and its script. Content comes by message after the script
 * has said that it is ready, so nothing is ever pasted into this text.
 */
export function webviewHtml(
  webview: vscode.Webview,
  extensionUri: vscode.Uri,
  title: string,
  files: ViewFiles,
): string {
  const nonce = randomBytes(18).toString('base64');
  const uri = (name: string): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(webviewRoot(extensionUri), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ');
  const styles = files.styles.map((name) => `<link rel="stylesheet" href="${uri(name)}">`).join('\n');
  return `<!DOCTYPE html>
<html lang="${vscode.env.language}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeAttribute(title)}</title>
${styles}
</head>
<body>
<div id="page" aria-busy="true"></div>
<script nonce="${nonce}" src="${uri(files.script)}"></script>
</body>
</html>`;
}

function escapeAttribute(text: string): string {
  return text.replace(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);
}
