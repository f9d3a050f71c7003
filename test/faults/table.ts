import type { Cell } from './cell';

const LONGEST_SENTENCE = 90;

/**
 * A line for each way in which the operations of a fault end: the fault, who ends so, kind, action, how many requests
 * arrived (+ those at another host), and the sentence.
 */
export function tableOf(cells: readonly Cell[]): string {
  const faults = grouped(cells, ({ fault }) => fault.name);
  return [...faults].flatMap(([name, ofFault]) => linesOf(name, ofFault)).join('\n');
}

function linesOf(name: string, cells: readonly Cell[]): string[] {
  const groups = [...grouped(cells, outcomeOf)].sort(([, a], [, b]) => b.length - a.length);
  return groups.map(([outcome, ofGroup], index) => {
    const who = index === 0 ? 'all others' : ofGroup.map(({ operation }) => operation.name).join(', ');
    const sentence = ofGroup[0]?.text?.message ?? '';
    const start = `${(index === 0 ? name : '').padEnd(40)} ${outcome}`;
    return groups.length === 1 || index === 0 ? `${start} ${shortened(sentence)}` : `${start} ${who}`;
  });
}

function outcomeOf({ failure, text, requests, elsewhere }: Cell): string {
  const sent = elsewhere === 0 ? `${requests}` : `${requests}+${elsewhere}`;
  return `${(failure?.kind ?? 'ok').padEnd(13)} ${(text?.action ?? '').padEnd(13)} ${sent.padEnd(4)}`;
}

function shortened(sentence: string): string {
  return sentence.length <= LONGEST_SENTENCE ? sentence : `${sentence.slice(0, LONGEST_SENTENCE)}…`;
}

function grouped(cells: readonly Cell[], nameOf: (cell: Cell) => string): ReadonlyMap<string, Cell[]> {
  const groups = new Map<string, Cell[]>();
  for (const cell of cells) {
    const group = groups.get(nameOf(cell)) ?? [];
    groups.set(nameOf(cell), [...group, cell]);
  }
  return groups;
}
