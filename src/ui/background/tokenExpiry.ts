import * as vscode from 'vscode';
import type { DetailParts } from './tokenDetails';

const HOUR_MS = 60 * 60 * 1000;
/** The licenses come first after a start; the second look is for those that had not answered yet. */
const FIRST_LOOKS_MS = [15_000, 2 * 60 * 1000];

/**
 * Asks each instance once a day when the stored token ends, so that its end can be announced. Nothing of it is loaded
 * before the first look.
 */
export function watchTokenExpiry(parts: DetailParts): vscode.Disposable {
  let loading: Promise<() => Promise<void>> | undefined;
  const look = async () => {
    loading ??= import('./tokenDetails').then(({ lookAtTokens }) => lookAtTokens(parts));
    await (
      await loading
    )();
  };
  const first = FIRST_LOOKS_MS.map((delay) => setTimeout(() => void look(), delay));
  const timer = setInterval(() => void look(), HOUR_MS);
  return new vscode.Disposable(() => {
    first.forEach(clearTimeout);
    clearInterval(timer);
  });
}
