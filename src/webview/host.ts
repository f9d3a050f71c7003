import type { FromOverviewPage } from '../overview/protocol';
import type { FromSeatsPage } from '../seats/protocol';
import type { FromPage } from '../usage/protocol';

interface VSCodeApi {
  postMessage(message: FromPage | FromSeatsPage | FromOverviewPage): void;
  /** What VS Code gives back to the page, and to its host, after the window was reloaded. */
  setState(state: unknown): void;
}

declare function acquireVsCodeApi(): VSCodeApi;

export type Send = (message: FromPage) => void;

/** VS Code hands its side out once. */
export const host = acquireVsCodeApi();
