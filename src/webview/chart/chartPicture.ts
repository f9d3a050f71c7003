import type { KeyName, LegendEntry } from './chartLegend';
import type { Look } from './chartTheme';

/** What stands around the chart in its picture. */
export interface PictureParts {
  /** Above it: the first one is its title. */
  readonly lines: readonly string[];
  /** Below it. */
  readonly legend: readonly LegendEntry[];
  readonly look: Look;
}

/** In CSS pixels. */
const EDGE = 16;
const KEY_WIDTH = 20;
const KEY_GAP = 6;
const ENTRY_GAP = 18;
/** As a multiple of the size of the font. */
const LINE_HEIGHT = 1.6;

/**
 * The chart with a title and its legend, in the colors in which it is shown.
 *
 * @returns a file in PNG
 * @throws Error when the browser can't write one
 */
export async function chartPicture(chart: HTMLCanvasElement, parts: PictureParts): Promise<Uint8Array> {
  const scale = devicePixelRatio;
  const { look } = parts;
  const width = chart.width / scale + 2 * EDGE;
  const lineHeight = look.fontSize * LINE_HEIGHT;
  const canvas = document.createElement('canvas');
  const ctx = contextOf(canvas);
  ctx.font = look.font;
  const rows = legendRows(ctx, parts.legend, width - 2 * EDGE);
  const top = EDGE + parts.lines.length * lineHeight;
  const height = top + chart.height / scale + rows.length * lineHeight + EDGE;
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  ctx.fillStyle = look.background;
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(chart, EDGE * scale, top * scale);
  ctx.scale(scale, scale);
  ctx.textBaseline = 'middle';
  drawLines(ctx, parts, lineHeight);
  rows.forEach((row, index) =>
    drawRow(ctx, row, look, height - EDGE - (rows.length - index - 0.5) * lineHeight),
  );
  return bytesOf(canvas);
}

function contextOf(canvas: HTMLCanvasElement): CanvasRenderingContext2D {
  const ctx = canvas.getContext('2d');
  if (ctx === null) {
    throw new Error('This browser has no canvas.');
  }
  return ctx;
}

function drawLines(ctx: CanvasRenderingContext2D, { lines, look }: PictureParts, lineHeight: number): void {
  ctx.fillStyle = look.text;
  lines.forEach((text, index) => {
    ctx.font = index === 0 ? `600 ${look.font}` : look.font;
    ctx.fillText(text, EDGE, EDGE + (index + 0.5) * lineHeight);
  });
  ctx.font = look.font;
}

interface PlacedEntry extends LegendEntry {
  readonly x: number;
}

/** As many entries in a row as there is room for. */
function legendRows(
  ctx: CanvasRenderingContext2D,
  legend: readonly LegendEntry[],
  room: number,
): PlacedEntry[][] {
  const rows: PlacedEntry[][] = [];
  let x = Infinity;
  for (const entry of legend) {
    const width = KEY_WIDTH + KEY_GAP + ctx.measureText(entry.text).width;
    if (x + width > room) {
      rows.push([]);
      x = 0;
    }
    rows.at(-1)?.push({ ...entry, x: EDGE + x });
    x += width + ENTRY_GAP;
  }
  return rows;
}

function drawRow(ctx: CanvasRenderingContext2D, row: readonly PlacedEntry[], look: Look, y: number): void {
  for (const { name, text, x } of row) {
    drawKey(ctx, name, look, x, y);
    ctx.fillStyle = look.text;
    ctx.fillText(text, x + KEY_WIDTH + KEY_GAP, y);
  }
}

function drawKey(ctx: CanvasRenderingContext2D, name: KeyName, look: Look, x: number, y: number): void {
  const colors = {
    ...{ users: look.users, forecast: look.users, over: look.limit },
    ...{ limit: look.limit, peak: look.peak, end: look.text },
  };
  ctx.strokeStyle = colors[name];
  ctx.lineWidth = 2;
  ctx.setLineDash(name === 'forecast' ? [5, 3] : name === 'end' ? [2, 2] : []);
  if (name === 'over') {
    ctx.fillStyle = look.overArea;
    ctx.fillRect(x, y - 5, KEY_WIDTH, 10);
  }
  ctx.beginPath();
  switch (name) {
    case 'peak':
      ctx.arc(x + KEY_WIDTH / 2, y, 4, 0, 2 * Math.PI);
      break;
    case 'end':
      ctx.moveTo(x + KEY_WIDTH / 2, y - 6);
      ctx.lineTo(x + KEY_WIDTH / 2, y + 6);
      break;
    default:
      ctx.moveTo(x, name === 'over' ? y - 5 : y);
      ctx.lineTo(x + KEY_WIDTH, name === 'over' ? y - 5 : y);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

async function bytesOf(canvas: HTMLCanvasElement): Promise<Uint8Array> {
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
  if (blob === null) {
    throw new Error("The browser can't write this picture.");
  }
  return new Uint8Array(await blob.arrayBuffer());
}
