import { runCell, type Cell } from './cell';
import { openOtherHost } from './elsewhere';
import type { Fault } from './fault';
import { OPERATIONS, type OperationName } from './operations';

/** Enough that what waits for a time limit costs nothing but time that others use. */
const AT_ONCE = 24;

/**
 * Runs every operation against every fault.
 *
 * @param isLong also what takes long
 */
export async function runMatrix(faults: readonly Fault[], isLong: boolean): Promise<readonly Cell[]> {
  const otherHost = await openOtherHost();
  const waiting = faults.flatMap((fault) =>
    OPERATIONS.filter(({ name }) => isLong || !takesLong(fault, name)).map((operation) => ({
      fault,
      operation,
    })),
  );
  const cells = new Map<string, Cell>();
  const ids = waiting.map((_, index) => `cell-${index}`);
  const next = waiting.entries();
  const work = async () => {
    for (const [index, { fault, operation }] of next) {
      const id = ids[index] ?? '';
      cells.set(id, await runCell(fault, operation, id, otherHost));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  await otherHost.close();
  return ids.flatMap((id) => cells.get(id) ?? []);
}

function takesLong({ isLong = [] }: Fault, name: OperationName): boolean {
  return isLong === true || isLong.includes(name);
}
