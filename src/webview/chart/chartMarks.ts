import type uPlot from 'uplot';
import type { Marks } from '../../usage/protocol';
import type { Look } from './chartTheme';

/** What is drawn on, in the canvas's own pixels, of which `pixel` make a CSS pixel. */
interface Drawing {
  readonly plot: uPlot;
  readonly ctx: CanvasRenderingContext2D;
  readonly look: Look;
  readonly pixel: number;
}

/** Draws the seat limit, the license's end and the peak over the counts. The legend says what they are. */
export function drawMarks(plot: uPlot, marks: Marks, look: Look): void {
  const drawing = { plot, ctx: plot.ctx, look, pixel: devicePixelRatio };
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.lineWidth = 1.5 * drawing.pixel;
  drawEnd(drawing, marks);
  drawLimit(drawing, marks);
  drawPeak(drawing, marks);
  ctx.restore();
}

function drawLimit({ plot, ctx, look }: Drawing, { limit }: Marks): void {
  if (limit === undefined) {
    return;
  }
  const { left, width } = plot.bbox;
  const y = plot.valToPos(limit, 'y', true);
  line(ctx, look.limit, [], [left, y], [left + width, y]);
}

function drawEnd({ plot, ctx, look, pixel }: Drawing, { end }: Marks): void {
  if (end === undefined) {
    return;
  }
  const { top, height } = plot.bbox;
  const x = plot.valToPos(end, 'x', true);
  line(ctx, look.text, [2 * pixel, 3 * pixel], [x, top], [x, top + height]);
}

function drawPeak({ plot, ctx, look, pixel }: Drawing, { peak }: Marks): void {
  if (peak === undefined) {
    return;
  }
  const x = plot.valToPos(peak.day, 'x', true);
  const y = plot.valToPos(peak.count, 'y', true);
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.strokeStyle = look.peak;
  ctx.fillStyle = look.background;
  ctx.arc(x, y, 4.5 * pixel, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
}

function line(
  ctx: CanvasRenderingContext2D,
  color: string,
  dashes: readonly number[],
  from: readonly [number, number],
  to: readonly [number, number],
): void {
  ctx.beginPath();
  ctx.setLineDash([...dashes]);
  ctx.strokeStyle = color;
  ctx.moveTo(...from);
  ctx.lineTo(...to);
  ctx.stroke();
}
