import type { Expect } from './expected';
import type { Behavior } from './faultyServer';
import type { Elsewhere } from './elsewhere';
import type { OperationName } from './operations';

/** One way in which a server misbehaves, or can't be reached. */
export interface Fault {
  readonly name: string;
  readonly expect: Expect;
  /** What the server does; a fault without one has an address where there is none. */
  readonly behavior?: Behavior | ((elsewhere: Elsewhere) => Behavior);
  /** An address without a server. */
  readonly address?: string;
  readonly scheme?: 'http' | 'https';
  /** A file with an authority that the instance trusts; every instance trusts that of the matrix. */
  readonly caFile?: string;
  /** Whether only the long run has time for it: for all operations, or for these. */
  readonly isLong?: true | readonly OperationName[];
  /** Whether the server never comes to an end, so that a short time limit has to. */
  readonly neverEnds?: true;
  /** Whether it's `fetch` itself that sends everything once more, writes, too. */
  readonly isSentTwiceByFetch?: true;
  /** The pause before each further try, in milliseconds, where the server asks for one. */
  readonly pauseMs?: number;
}
