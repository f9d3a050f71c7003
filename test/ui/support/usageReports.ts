import { addDays, parsePlainDate, type PlainDate } from '../../../src/licensing/plainDate';
import type { PageReport } from '../../../src/usage/protocol';
import { parseUsageExport } from '../../../src/usage/reading/usageExport';
import { usagePage } from '../../../src/words/usage/usagePage';

const TODAY = '2027-01-10' as PlainDate;

interface Shape {
  readonly days?: number;
  /** Of the license: 0 for unlimited. */
  readonly seats?: number;
  /** Users of the first day; every fourth day one more. */
  readonly users?: number;
  /** Whether it is that of an instance, and not of a file. */
  readonly isLive?: boolean;
}

/** A report as the extension host makes it: "Production" on 2027-01-10, licensed through 2027-02-21. */
export async function usageReport({
  days = 300,
  seats = 200,
  users = 112,
  isLive = true,
}: Shape = {}): Promise<PageReport> {
  const rows = Array.from(
    { length: days },
    (_, index) => `${addDays(TODAY, index - days)} 12:00:05,${users + Math.floor(index / 4)}\n`,
  );
  const head =
    'Email,ada@example.com\nLicense Start Date,2026-02-22\nLicense End Date,2027-02-22\nCompany,"Example, Inc."\n';
  const file = `${head}Generated At,2027-01-10 06:56:23\n"",""\nDate,Billable User Count\n${rows.join('')}`;
  const parsed = await parseUsageExport(new TextEncoder().encode(file));
  if (parsed.kind !== 'report') {
    throw new Error('This is no usage export.');
  }
  const live = { id: 1, plan: 'ultimate', licensee: {}, user_limit: seats, expires_at: '2027-02-22' };
  const steps = usagePage({
    ...{ title: 'Production', report: parsed.report, key: undefined },
    today: parsePlainDate(TODAY) ?? TODAY,
    live: isLive ? live : undefined,
    renewal: { kind: 'none' },
  });
  for (;;) {
    const step = steps.next();
    if (step.done === true) {
      return step.value;
    }
  }
}
