/** Work in small steps, as far as it is the same in the extension host and in a page. */

/** Does a little, yields, goes on when it is asked to, and returns what came of it. */
export type Steps<T> = Generator<undefined, T, undefined>;

/** What a loop does in a fraction of a millisecond, or in a few on its first rounds. */
const PART_ROUNDS = 8192;

/** A long loop, part by part: `part` does the rounds from `from` to before `to`. */
export function* inParts(rounds: number, part: (from: number, to: number) => void): Steps<void> {
  for (let from = 0; from < rounds; from += PART_ROUNDS) {
    part(from, Math.min(rounds, from + PART_ROUNDS));
    yield;
  }
}
