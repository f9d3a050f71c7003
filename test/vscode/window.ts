import type { Page } from '@playwright/test';

/** 32 bytes that encrypt the page's secrets; any will do, but they must stay the same for them to last. */
const MINT_KEY = [...Buffer.alloc(32, 'gitlab-license-manager')];

export interface WindowOptions {
  /** The folder to open; an empty window without. */
  readonly folder?: string;
  /** Flags for the workbench, such as `['extensionDevelopmentPath', '/path']`. */
  readonly flags?: readonly (readonly [string, string])[];
  /** VS Code's display language, such as `de`. */
  readonly language?: string;
}

/** The address that opens a window of VS Code as `options` say. Paths in flags become paths on the server. */
export function windowAddress(serverUrl: string, options: WindowOptions = {}): string {
  const address = new URL(serverUrl);
  const { host } = address;
  if (options.folder === undefined) {
    address.searchParams.set('ew', 'true');
  } else {
    address.searchParams.set('folder', options.folder);
  }
  const flags = (options.flags ?? []).map(([name, value]) => [
    name,
    value.startsWith('/') ? `vscode-remote://${host}${value}` : value,
  ]);
  address.searchParams.set('payload', JSON.stringify([...flags, ['skipWelcome', 'true']]));
  return address.href;
}

/**
 * Opens a window of VS Code in a page. Secrets are kept in the browser's profile: the key that encrypts them
 * is asked for at `/mint-key`, which the test server does not answer.
 */
export async function openWindow(page: Page, serverUrl: string, options: WindowOptions = {}): Promise<void> {
  // Not by a route: that has every request of the page held, passed on and kept out of the browser's cache.
  await page.addInitScript(answerMintKey, MINT_KEY);
  if (options.language !== undefined) {
    await page.addInitScript(setLanguage, options.language);
  }
  await page.goto(windowAddress(serverUrl, options));
}

/** Runs in the page. */
function answerMintKey(key: readonly number[]): void {
  const fetchFromServer = globalThis.fetch;
  globalThis.fetch = async (input, init) =>
    typeof input === 'string' && input.endsWith('/mint-key')
      ? new Response(Uint8Array.from(key))
      : fetchFromServer(input, init);
}

/** Runs in the page. */
function setLanguage(language: string): void {
  Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: language });
}
