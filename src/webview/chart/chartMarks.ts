import type uPlot from 'uplot';
import type { Marks, Texts } from '../../usage/protocol';
import type { Look } from './chartTheme';
import { dayText, filled } from '../format';

/** What is drawn on, in the canvas's own pixels, of which `pixel` make a CSS pixel. */
interface Drawing {
  readonly plot: uPlot;
  readonly ctx: CanvasRenderingContext2D;
  readonly look: Look;
  readonly pixel: number;
}

/** Draws the seat limit, the license's end and the peak over the counts, each with its name. */
export function drawMarks(plot: uPlot, marks: Marks, look: Look, texts: Texts): void {
  const drawing = { plot, ctx: plot.ctx, look, pixel: devicePixelRatio };
  const { ctx } = plot;
  const { left, top, width, height } = plot.bbox;
  ctx.save();
  ctx.beginPath();
  ctx.rect(left, top, width, height);
  ctx.clip();
  ctx.font = look.font.replace(/^[\d.]+/, String(look.fontSize * drawing.pixel));
  ctx.lineWidth = 1.5 * drawing.pixel;
  drawEnd(drawing, marks, texts);
  drawLimit(drawing, marks, texts);
  drawPeak(drawing, marks, texts);
  ctx.restore();
}

function drawLimit(drawing: Drawing, { limit, peak }: Marks, texts: Texts): void {
  if (limit === undefined) {
    return;
  }
  const { plot, ctx, look, pixel } = drawing;
  const { left, top, width } = plot.bbox;
  const text = filled(texts.limitAt, number(limit, texts));
  const isRight = peak !== undefined && plot.valToPos(peak.day, 'x', true) < left + width / 2;
  const x = isRight ? left + width - 6 * pixel : left + 6 * pixel;
  const align = isRight ? 'right' : 'left';
  if (limit > (plot.scales.y?.max ?? Infinity)) {
    label(drawing, `↑ ${text}`, { x, y: top + 4 * pixel, align, baseline: 'top', colour: look.limit });
    return;
  }
  const y = plot.valToPos(limit, 'y', true);
  line(ctx, look.limit, [], [left, y], [left + width, y]);
  label(drawing, text, { x, y: y - 4 * pixel, align, baseline: 'bottom', colour: look.limit });
}

function drawEnd(drawing: Drawing, { end }: Marks, texts: Texts): void {
  if (end === undefined) {
    return;
  }
  const { plot, ctx, look, pixel } = drawing;
  const { left, top, height } = plot.bbox;
  const x = plot.valToPos(end, 'x', true);
  line(ctx, look.text, [2 * pixel, 3 * pixel], [x, top], [x, top + height]);
  const text = filled(texts.endsOn, dayText(end));
  const fitsLeft = x - left > ctx.measureText(text).width + 12 * pixel;
  label(drawing, text, {
    x: fitsLeft ? x - 6 * pixel : x + 6 * pixel,
    y: top + height - 6 * pixel,
    align: fitsLeft ? 'right' : 'left',
    baseline: 'bottom',
    colour: look.text,
  });
}

function drawPeak(drawing: Drawing, { peak, limit, end }: Marks, texts: Texts): void {
  if (peak === undefined) {
    return;
  }
  const { plot, ctx, look, pixel } = drawing;
  const { left, width } = plot.bbox;
  const x = plot.valToPos(peak.day, 'x', true);
  const y = plot.valToPos(peak.count, 'y', true);
  ctx.beginPath();
  ctx.setLineDash([]);
  ctx.strokeStyle = look.peak;
  ctx.fillStyle = look.background;
  ctx.arc(x, y, 4.5 * pixel, 0, 2 * Math.PI);
  ctx.fill();
  ctx.stroke();
  if (x < left || x > left + width) {
    return;
  }
  const text = filled(texts.peakOn, number(peak.count, texts), dayText(peak.day));
  // Not across the license's end either.
  const endX = end === undefined ? Infinity : plot.valToPos(end, 'x', true);
  const right = x < endX ? Math.min(endX, left + width) : left + width;
  const half = ctx.measureText(text).width / 2 + 6 * pixel;
  // Just below the line of the limit there is no room for it.
  const limitY = limit === undefined ? -Infinity : plot.valToPos(limit, 'y', true);
  const isNear = y >= limitY && y - limitY < look.fontSize * 2 * pixel;
  label(drawing, text, {
    x: Math.min(Math.max(x, left + half), right - half),
    y: isNear ? limitY - 4 * pixel : y - 9 * pixel,
    align: 'center',
    baseline: 'bottom',
    colour: look.text,
  });
}

interface MarkLabel {
  readonly x: number;
  readonly y: number;
  readonly align: CanvasTextAlign;
  readonly baseline: CanvasTextBaseline;
  readonly colour: string;
}

/** With an edge in the colour of the background: it stands on lines. */
function label(
  { ctx, look, pixel }: Drawing,
  text: string,
  { x, y, align, baseline, colour }: MarkLabel,
): void {
  const { lineWidth } = ctx;
  ctx.textAlign = align;
  ctx.textBaseline = baseline;
  ctx.setLineDash([]);
  ctx.lineJoin = 'round';
  ctx.lineWidth = 4 * pixel;
  ctx.strokeStyle = look.background;
  ctx.strokeText(text, x, y);
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y);
  ctx.lineWidth = lineWidth;
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

function number(value: number, { locale }: Texts): string {
  return new Intl.NumberFormat(locale).format(value);
}
