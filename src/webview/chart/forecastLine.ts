import type uPlot from 'uplot';
import type { Look } from './chartTheme';

/** Long and short of the dashes, in CSS pixels: what is expected must not look like what was counted. */
const DASH = [6, 5];

/** The line of the forecast: dashed, from the last count to the expected one, without points. */
export function forecastLine(look: Look): uPlot.Series {
  return { stroke: look.users, width: 2, dash: DASH, spanGaps: true, points: { show: false } };
}
