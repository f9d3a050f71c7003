import { csvLine, sanitized } from './csv';
import type { Cell } from './csv';
import { historicalPeriod } from './figures';
import type { LicenseRow } from '../rows';
import type { GitLabState, HistoricalDatum, UsageExportLayout } from '../state';

interface Layout {
  key: (text: string) => string;
  separator: readonly Cell[];
  heading: string;
  date: (recordedAt: string) => string;
}

/** 13.x: the key as it was stored, days without time. */
const LAYOUT_13: Layout = {
  key: (text) => text,
  separator: [''],
  heading: 'Active User Count',
  date: (recordedAt) => recordedAt.slice(0, 10),
};
/** 14.x: a normalised key, a separator of two cells, times. */
const LAYOUT_14: Layout = { ...LAYOUT_13, key: normalized, separator: ['', ''], date: csvTime };
const LAYOUT_15: Layout = { ...LAYOUT_14, heading: 'Billable User Count' };

const LAYOUTS: Record<UsageExportLayout, Layout> = { '13': LAYOUT_13, '14': LAYOUT_14, '15': LAYOUT_15 };

/**
 * The license usage file (ee/app/services/historical_user_data/csv_service.rb).
 * @param key the license key as it was stored
 * @returns UTF-8 text with LF line ends
 */
export function usageExport(state: GitLabState, row: LicenseRow, key: string): string {
  const layout = LAYOUTS[state.usageExportLayout];
  const heading: readonly (readonly Cell[])[] = [
    ['License Key', layout.key(key)],
    ['Email', row.licensee.Email ?? null],
    ['License Start Date', row.starts_at],
    ['License End Date', row.expires_at],
    ['Company', row.licensee.Company ?? null],
    ['Generated At', csvTime(state.now().toISOString())],
    layout.separator,
    ['Date', layout.heading],
  ];
  const rows = dataOf(state, row).map((datum) => [layout.date(datum.recorded_at), datum.active_user_count]);
  return [...heading, ...rows.map((cells) => cells.map(sanitized))].map(csvLine).join('');
}

/** In id order, which is the order of recording. */
function dataOf(state: GitLabState, row: LicenseRow): HistoricalDatum[] {
  const { from, to } = historicalPeriod(state, row);
  return state.historicalData.filter((datum) => {
    const recordedOn = datum.recorded_at.slice(0, 10);
    return from <= recordedOn && recordedOn <= to;
  });
}

/** LF line ends and exactly one of them at the end. */
function normalized(key: string): string {
  return `${key.replaceAll('\r\n', '\n').replace(/\n+$/, '')}\n`;
}

/** `%Y-%m-%d %H:%M:%S` in UTC. */
function csvTime(iso: string): string {
  return `${iso.slice(0, 10)} ${iso.slice(11, 19)}`;
}
