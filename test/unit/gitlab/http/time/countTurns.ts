/** Counts turns of the event loop until it is ended. */
export function countTurns() {
  const counter = { turn: 0 };
  let next: NodeJS.Immediate;
  const count = (): void => {
    counter.turn += 1;
    next = setImmediate(count);
  };
  count();
  return { counter, end: () => clearImmediate(next) };
}
