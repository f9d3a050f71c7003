import { OwnTurns } from '../../gitlab/http/ownTurns';

/** How many instances are asked at the same time. */
const LANES = 8;

/** After so long without an end a task gives its lane to the next one and goes on beside it: dead instances are silent. */
const PATIENCE_MS = 400;

/** After so long it is put aside when others wait and there's no room: a whole site that is down delays no other one. */
const SILENT_MS = 5_000;

/** An instance is asked two questions at a time: 32 open connections. */
const MOST_AT_ONCE = 16;

/** Where nothing that runs may be put aside for what a person wants, that finds room beside it all. */
const MOST_WITH_WANTED = MOST_AT_ONCE + LANES;

/** A task that is silent while this many others end is put aside when there's no room: then it isn't the network. */
const OTHERS_MEANWHILE = 4 * MOST_AT_ONCE;

/**
 * What a lane runs. One that is put aside is aborted, what it answers is dropped, and it runs once more when all
 * others have had their turn.
 */
export type LaneTask<T> = (putAside: AbortSignal) => Promise<T>;

export interface LaneOptions {
  /** `later`: only when nothing else waits. */
  readonly order?: 'inTurn' | 'later';
  /** What must not run a second time is never put aside. */
  readonly canRepeat?: boolean;
}

/** A task in the queue. */
export interface Queued<T> {
  /** What the task answers or throws. */
  readonly result: Promise<T>;
  /**
   * Starts it at once, whatever else waits or runs: a person wants it. Where sixteen run, another one is put aside for
   * it; of more than sixteen that persons want, the others wait, before all that nobody waits for.
   */
  readonly startNow: () => void;
}

/** Positions in the queue, the first served first. */
const ORDERS = ['wanted', 'inTurn', 'later', 'putAside'] as const;

type Order = (typeof ORDERS)[number];

interface Turn {
  /** Never throws; drops what comes of a run that was put aside. */
  readonly run: (putAside: AbortSignal) => Promise<void>;
  canRepeat: boolean;
  isWanted: boolean;
  /** Whether it was put aside for others, which it won't be for them again. */
  wasPutAside: boolean;
  /** Of its present run. */
  abort: AbortController;
  place: 'waiting' | 'lane' | 'beside' | 'ended';
  /** How many tasks had ended when it began. */
  endedBefore: number;
  /** Whether its present run has lasted for `SILENT_MS`. */
  isSilent: boolean;
}

/** Runs a few tasks at a time. Those that hang don't delay the others. */
export class Lanes {
  readonly #waiting: Readonly<Record<Order, Turn[]>> = {
    wanted: [],
    inTurn: [],
    later: [],
    putAside: [],
  };
  /** In the order in which they began. */
  readonly #running = new Set<Turn>();
  readonly #turns = new OwnTurns();
  #ended = 0;

  add<T>(task: LaneTask<T>, { order = 'inTurn', canRepeat = false }: LaneOptions = {}): Queued<T> {
    const { run, result } = settling(task, this.#turns, () => (turn.canRepeat = false));
    const turn: Turn = {
      ...{ run, canRepeat, isWanted: false, wasPutAside: false, abort: new AbortController() },
      ...{ place: 'waiting', endedBefore: 0, isSilent: false },
    };
    this.#waiting[order].push(turn);
    this.#fill();
    return { result, startNow: () => this.#startNow(turn) };
  }

  #startNow(turn: Turn): void {
    turn.isWanted = true;
    if (turn.place === 'waiting' && !this.#waiting.wanted.includes(turn)) {
      for (const queue of Object.values(this.#waiting)) {
        remove(queue, turn);
      }
      this.#waiting.wanted.push(turn);
      this.#startWanted();
    }
  }

  #startWanted(): void {
    while (this.#waiting.wanted.length > 0 && this.#hasRoomForWanted()) {
      this.#startNext('wanted', 'beside');
    }
  }

  #hasRoomForWanted(): boolean {
    if (this.#running.size < MOST_AT_ONCE) {
      return true;
    }
    const running = [...this.#running];
    if (running.filter(({ isWanted }) => isWanted).length >= MOST_AT_ONCE) {
      return false;
    }
    // Those beside the lanes have been silent for a while.
    const movable = running.filter(({ canRepeat, isWanted }) => canRepeat && !isWanted);
    const turn = movable.find(({ place }) => place === 'beside') ?? movable[0];
    return turn === undefined ? running.length < MOST_WITH_WANTED : this.#putAside(turn);
  }

  #startNext(order: Order, place: 'lane' | 'beside'): void {
    const turn = this.#waiting[order].shift();
    if (turn !== undefined) {
      this.#start(turn, place);
    }
  }

  #fill(): void {
    this.#startWanted();
    for (let order = this.#nextOrder(); order !== undefined; order = this.#nextOrder()) {
      if (this.#inLanes() >= LANES || !this.#hasRoomFor(order)) {
        return;
      }
      this.#startNext(order, 'lane');
    }
  }

  #nextOrder(): Order | undefined {
    return ORDERS.find((order) => this.#waiting[order].length > 0);
  }

  #inLanes(): number {
    return [...this.#running].filter(({ place }) => place === 'lane').length;
  }

  #hasRoomFor(order: Order): boolean {
    return this.#running.size < MOST_AT_ONCE || (order !== 'putAside' && this.#putOneAside());
  }

  #putOneAside(): boolean {
    const turn = [...this.#running].find(
      ({ canRepeat, isWanted, wasPutAside, place, endedBefore, isSilent }) =>
        canRepeat &&
        !isWanted &&
        !wasPutAside &&
        place === 'beside' &&
        (isSilent || this.#ended - endedBefore >= OTHERS_MEANWHILE),
    );
    return turn !== undefined && this.#putAside(turn);
  }

  #putAside(turn: Turn): true {
    this.#running.delete(turn);
    turn.abort.abort();
    turn.abort = new AbortController();
    turn.wasPutAside = true;
    turn.place = 'waiting';
    this.#waiting.putAside.push(turn);
    return true;
  }

  #start(turn: Turn, place: 'lane' | 'beside'): void {
    const { signal } = turn.abort;
    turn.place = place;
    turn.endedBefore = this.#ended;
    turn.isSilent = false;
    this.#running.add(turn);
    const patience = setTimeout(() => this.#leaveLane(turn), PATIENCE_MS);
    const silence = setTimeout(() => this.#fallSilent(turn), SILENT_MS);
    signal.addEventListener('abort', () => clearTimeout(silence));
    void turn.run(signal).then(() => {
      clearTimeout(patience);
      clearTimeout(silence);
      if (!signal.aborted) {
        this.#end(turn);
      }
    });
  }

  #leaveLane(turn: Turn): void {
    if (turn.place === 'lane') {
      turn.place = 'beside';
      this.#fill();
    }
  }

  #fallSilent(turn: Turn): void {
    turn.isSilent = true;
    this.#fill();
  }

  #end(turn: Turn): void {
    turn.place = 'ended';
    this.#running.delete(turn);
    this.#ended += 1;
    this.#fill();
  }
}

/** @param answered is called when there is an answer, which nothing may throw away */
function settling<T>(
  task: LaneTask<T>,
  turns: OwnTurns,
  answered: () => void,
): { readonly run: Turn['run']; readonly result: Promise<T> } {
  let run!: Turn['run'];
  const result = new Promise<T>((resolve, reject) => {
    run = async (putAside) => {
      const isOver = () => putAside.aborted;
      await turns.next();
      if (isOver()) {
        return;
      }
      const [outcome] = await Promise.allSettled([task(putAside)]);
      if (isOver()) {
        return;
      }
      answered();
      await turns.next();
      if (outcome.status === 'fulfilled') {
        resolve(outcome.value);
      } else {
        reject(outcome.reason as Error);
      }
    };
  });
  return { run, result };
}

function remove<T>(items: T[], item: T): void {
  const index = items.indexOf(item);
  if (index >= 0) {
    items.splice(index, 1);
  }
}
