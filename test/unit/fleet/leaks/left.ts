import { getEventListeners } from 'node:events';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What a process holds at a moment, once what closes has closed. */
export interface Left {
  /** Sockets, pipes and look-ups of names. */
  readonly handles: number;
  readonly timers: number;
  readonly listeners: number;
  /** What is still in use after garbage is collected. */
  readonly heapKiB: number;
}

const HANDLE = /^(?:TCP|TLS|Pipe|GetAddrInfo|HTTP)/;

/** @returns the open handles, the one of each server included */
export function openHandles(): number {
  return process.getActiveResourcesInfo().filter((kind) => HANDLE.test(kind)).length;
}

/** @param signal what everything that was asked could still listen to */
export function left(signal: AbortSignal): Left {
  collectGarbage();
  return {
    handles: openHandles(),
    timers: process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length,
    listeners: getEventListeners(signal, 'abort').length,
    heapKiB: Math.round(process.memoryUsage().heapUsed / 1024),
  };
}

/** The test runner starts its processes without it. */
function collectGarbage(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}
