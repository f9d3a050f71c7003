import { countResults, describeEvent, readEvents, type HostResults } from './results';

const POLL_MS = 200;

/** A dead host's last lines, and the window's own verdict, get this long to arrive. */
const GRACE_MS = 2_000;

export interface FollowedResults {
  /** Resolves when the first test is about to begin. */
  readonly began: Promise<void>;
  /** Resolves when the run has come to its end. */
  readonly ended: Promise<undefined>;
  /** Resolves when the process that ran the tests is gone without having come to the end. */
  readonly hostDied: Promise<void>;
  /** Prints what is left and counts it all. */
  stop(): HostResults;
}

/** Prints the results of a run while they are written, and watches the process that writes them. */
export function followResults(file: string): FollowedResults {
  let printed = 0;
  let reportBegin = (): void => undefined;
  const began = new Promise<void>((resolve) => {
    reportBegin = resolve;
  });
  let reportEnd = (): void => undefined;
  const ended = new Promise<undefined>((resolve) => {
    reportEnd = () => resolve(undefined);
  });
  let reportDeath = (): void => undefined;
  const hostDied = new Promise<void>((resolve) => {
    reportDeath = () => setTimeout(resolve, GRACE_MS).unref();
  });

  function print(): HostResults {
    const events = readEvents(file);
    for (const event of events.slice(printed)) {
      const line = describeEvent(event);
      if (line !== undefined) {
        console.log(line);
      }
    }
    printed = events.length;
    return countResults(events);
  }

  const timer = setInterval(() => {
    const { pid, complete } = print();
    if (pid !== undefined) {
      reportBegin();
    }
    if (complete) {
      reportEnd();
    }
    if (pid !== undefined && !complete && !isAlive(pid)) {
      reportDeath();
    }
  }, POLL_MS);

  return {
    began,
    ended,
    hostDied,
    stop: () => {
      clearInterval(timer);
      return print();
    },
  };
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
