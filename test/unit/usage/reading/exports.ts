import { parseUsageExport } from '../../../../src/usage/reading/usageExport';
import type { UsageReport } from '../../../../src/usage/reading/usageReport';
import { dayOfNumber } from '../../../../src/usage/dayNumber';
import { parsePlainDate, type PlainDate } from '../../../../src/licensing/plainDate';

export const KEY = 'eyJkYXRhIjoib1Ew\nRWZXU3RobDY2Yl=';

export const HEAD = [
  `License Key,"${KEY}\n"`,
  'Email,jane@example.com',
  'License Start Date,2026-02-22',
  'License End Date,2027-02-22',
  'Company,Example Corp.',
  'Generated At,2027-01-10 06:56:23',
  '"",""',
  'Date,Billable User Count',
];

/** Lines before the first row of the table: the key has three. */
export const HEAD_LINES = HEAD.length + 2;

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** A whole file with LF line ends. */
export function exportOf(rows: readonly string[], head: readonly string[] = HEAD): string {
  return [...head, ...rows].map((row) => `${row}\n`).join('');
}

export async function reportOf(file: string | Uint8Array): Promise<UsageReport> {
  const parsed = await parseUsageExport(typeof file === 'string' ? bytesOf(file) : file);
  if (parsed.kind !== 'report') {
    throw new Error(`No report, but ${JSON.stringify(parsed)}`);
  }
  return parsed.report;
}

/** The rows of a report as texts: "2027-01-09 12:00:05,21". */
export function rowsOf({ table: { days, seconds, counts } }: UsageReport): string[] {
  return [...days].map(
    (number, row) => `${momentOf(number, seconds[row]!)},${counts[row] === -1 ? '' : counts[row]!}`,
  );
}

/** One count a day of a report: "2027-01-09: 21". */
export function daysOf({ daily: { days, counts } }: UsageReport): string[] {
  return [...days].map((number, index) => `${dayOfNumber(number)}: ${counts[index]!}`);
}

export function day(text: string): PlainDate {
  const parsed = parsePlainDate(text);
  if (parsed === undefined) {
    throw new Error(`${text} is no day`);
  }
  return parsed;
}

function momentOf(number: number, second: number): string {
  const time = second === -1 ? '' : ` ${new Date(second * 1000).toISOString().slice(11, 19)}`;
  return `${dayOfNumber(number)}${time}`;
}
