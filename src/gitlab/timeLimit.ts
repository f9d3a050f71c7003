import type { Failure } from './errors';

/** Watches one exchange with a server: until its headers, between the pieces of its body, and as a whole. */
export interface TimeLimit {
  /** Aborts the exchange when a limit has passed or the caller has cancelled. */
  readonly signal: AbortSignal;
  /** The server has said something: its silence is counted anew. */
  heard(): void;
  /** The failure when a limit has passed. */
  passed(): Failure | undefined;
  stop(): void;
}

/**
 * @param seconds how long the server may keep silent
 * @param patience how many times `seconds` the whole may take
 */
export function startTimeLimit(
  seconds: number,
  patience: number,
  caller: AbortSignal | undefined,
): TimeLimit {
  const limit = new AbortController();
  let waitingFor: 'headers' | 'body' = 'headers';
  const stop = () => limit.abort();
  const silence = setTimeout(stop, seconds * 1000);
  const whole = setTimeout(stop, seconds * patience * 1000);
  return {
    signal: caller === undefined ? limit.signal : AbortSignal.any([limit.signal, caller]),
    heard() {
      waitingFor = 'body';
      silence.refresh();
    },
    passed: () =>
      limit.signal.aborted ? { kind: 'timeout', seconds: seconds * patience, waitingFor } : undefined,
    stop() {
      clearTimeout(silence);
      clearTimeout(whole);
    },
  };
}
