import type { ReportFormat } from '../../words/report/report';
import { command } from '../base/command';

// Written out, since the list of them is part of the bundle that is loaded later.
const FORMATS: Readonly<Record<ReportFormat, true>> = { csv: true, json: true, markdown: true };

/** Saves a report of all instances and their licenses, as they are known now. */
export const exportReport = command('exportReport', { format: reportFormat }, async (parts, input) => {
  const report = await import('../report/saveReport');
  return report.exportReport(parts, input);
});

function reportFormat(value: unknown): ReportFormat {
  if (!isFormat(value)) {
    throw new TypeError(`is none of ${Object.keys(FORMATS).join(', ')}`);
  }
  return value;
}

function isFormat(value: unknown): value is ReportFormat {
  return typeof value === 'string' && Object.hasOwn(FORMATS, value);
}
