import type { Browser, Page } from '@playwright/test';

/** The longest time in which a page could do nothing else, in milliseconds, and how much of it it computed. */
export interface Block {
  readonly elapsed: number;
  readonly busy: number;
}

/** As the browser traces it, in microseconds. */
interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  readonly dur?: number;
  /** Of the processor. */
  readonly tdur?: number;
  readonly args?: { readonly name?: string };
}

const MICROSECONDS = 1000;

/** What holds a page up the longest while something is done with it. Each measure has its own longest task. */
export async function longestBlock(
  browser: Browser,
  page: Page,
  work: () => Promise<unknown>,
): Promise<Block> {
  await browser.startTracing(page, { categories: ['toplevel'] });
  await work();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  const main = new Set(
    traceEvents
      .filter(({ ph, name, args }) => ph === 'M' && name === 'thread_name' && args?.name === 'CrRendererMain')
      .map(threadOf),
  );
  const tasks = traceEvents.filter((event) => event.ph === 'X' && main.has(threadOf(event)));
  const longest = (of: (task: TraceEvent) => number | undefined) =>
    tasks.reduce((most, task) => Math.max(most, of(task) ?? 0), 0) / MICROSECONDS;
  return { elapsed: longest(({ dur }) => dur), busy: longest(({ tdur }) => tdur) };
}

function threadOf({ pid, tid }: TraceEvent): string {
  return `${pid}:${tid}`;
}
