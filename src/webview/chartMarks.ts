import type uPlot from 'uplot';
import type { Marks } from '../usage/protocol';
import { secondsOf } from './chartData';

export interface Colours {
  readonly text: string;
  readonly grid: string;
  readonly users: string;
  readonly limit: string;
  readonly forecast: string;
  readonly peak: string;
}

/** The theme's colours of this moment. */
export function themeColours(): Colours {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: string, fallback: string) => style.getPropertyValue(`--vscode-${name}`) || fallback;
  const text = colour('foreground', 'gray');
  return {
    text,
    grid: colour('charts-lines', text),
    users: colour('charts-blue', text),
    limit: colour('charts-red', text),
    forecast: colour('charts-orange', text),
    peak: colour('charts-purple', text),
  };
}

/** Draws the seat limit, the license's end and the peak over the counts. */
export function drawMarks(plot: uPlot, { limit, end, peak }: Marks, colours: Colours): void {
  const { ctx, bbox } = plot;
  ctx.save();
  ctx.beginPath();
  ctx.rect(bbox.left, bbox.top, bbox.width, bbox.height);
  ctx.clip();
  ctx.lineWidth = 2 * devicePixelRatio;
  if (limit !== undefined) {
    const y = plot.valToPos(limit, 'y', true);
    line(ctx, colours.limit, [], [bbox.left, y], [bbox.left + bbox.width, y]);
  }
  if (end !== undefined) {
    const x = plot.valToPos(secondsOf(end), 'x', true);
    const dots = [2, 4].map((length) => length * devicePixelRatio);
    line(ctx, colours.limit, dots, [x, bbox.top], [x, bbox.top + bbox.height]);
  }
  if (peak !== undefined) {
    const x = plot.valToPos(secondsOf(peak.day), 'x', true);
    const y = plot.valToPos(peak.count, 'y', true);
    ctx.beginPath();
    ctx.setLineDash([]);
    ctx.strokeStyle = colours.peak;
    ctx.arc(x, y, 5 * devicePixelRatio, 0, 2 * Math.PI);
    ctx.stroke();
  }
  ctx.restore();
}

function line(
  ctx: CanvasRenderingContext2D,
  colour: string,
  dashes: readonly number[],
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  ctx.beginPath();
  ctx.setLineDash([...dashes]);
  ctx.strokeStyle = colour;
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}
