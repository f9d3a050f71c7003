import type { Json } from '../../testGitlab/world';

/** A key on an instance, and what is foretold. */
export interface Case {
  readonly name: string;
  readonly key: Json;
  /** `historical_max` of the current license; absent: there is no license. */
  readonly past?: number;
  /** Billable users as last counted. */
  readonly now: number;
  /** What a usage export says of any period; absent: there is none. */
  readonly highest?: number;
  /** `now` and `later`: accepted; a text beginning with `?` or `-`: unknown or not sent, and why; else the refusal. */
  readonly expected: string;
  /** The server's status where that does not follow from `expected`. */
  readonly status?: number;
}
