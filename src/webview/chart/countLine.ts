import type uPlot from 'uplot';
import type { Look } from './chartTheme';

/** Up to this many days in sight, each has a point. */
const MOST_POINTS = 45;

/**
 * The line of the counts, with the area below it; above the seat limit it has another color.
 *
 * @param limit the seat limit; undefined for none
 * @param alone places of counts with a gap on both sides, which always have a point
 */
export function countLine(look: Look, limit: number | undefined, alone: readonly number[]): uPlot.Series {
  const isNear = (plot: uPlot) => (plot.scales.x?.max ?? 0) - (plot.scales.x?.min ?? 0) <= MOST_POINTS;
  return {
    stroke: (plot) => split(plot, limit, look.limit, look.users),
    fill: (plot) => split(plot, limit, look.overArea, look.usersArea),
    width: 2,
    points: {
      size: 5,
      fill: look.users,
      show: isNear,
      filter: (_, _series, isShown) => (isShown ? null : [...alone]),
    },
  };
}

/** One color above the seat limit and another one below. */
function split(
  plot: uPlot,
  limit: number | undefined,
  above: string,
  below: string,
): CanvasGradient | string {
  const max = plot.scales.y?.max ?? 0;
  if (limit === undefined || limit >= max) {
    return below;
  }
  const { top, height } = plot.bbox;
  const share = Math.min(Math.max((plot.valToPos(limit, 'y', true) - top) / height, 0), 1);
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, above);
  gradient.addColorStop(share, above);
  gradient.addColorStop(share, below);
  gradient.addColorStop(1, below);
  return gradient;
}
