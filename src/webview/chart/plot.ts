import uPlot from 'uplot';
import type { PageReport } from '../../usage/protocol';
import { dateLabels, dateMarks } from './chartAxis';
import { countRange, type ChartData, type Period } from './chartData';
import { drawMarks } from './chartMarks';
import { currentLook, type Look } from './chartTheme';
import { countLine } from './countLine';
import { forecastLine } from './forecastLine';

/** The least that is shown: below it there is nothing to see. */
const LEAST_DAYS = 4;

/** Between two marks of the axis of time, in CSS pixels. */
const MARK_ROOM = 76;

/** Steps of the axis of users, of whom there are only whole ones. */
const COUNT_STEPS = Array.from({ length: 10 }, (_, power) =>
  [1, 2, 5].map((step) => step * 10 ** power),
).flat();

/** Where no day is. */
const NOWHERE = { left: -10, top: -10 };

/** What happens to the chart, by mouse or keys. */
export interface Heard {
  /** Another period is shown; `isChosen`: by dragging or with the keyboard, and not by a button. */
  readonly onPeriod: (period: Period, isChosen: boolean) => void;
  /** The place of the value under the pointer, if there is one. */
  readonly onPointer: (place: number | undefined) => void;
}

/** uPlot with what this page draws, drawn again whenever the theme or the size changes. */
export class Plot {
  readonly data: ChartData;
  readonly #report: PageReport;
  readonly #frame: HTMLElement;
  readonly #heard: Heard;
  readonly #watches: readonly { disconnect(): void }[];
  #plot: uPlot;
  #period: Period;
  #fromZero: boolean;
  /** Meanwhile the pointer is at days on which nobody has put it. */
  #isChanging = false;

  /** @param fromZero whether the axis of users begins at 0 */
  constructor(report: PageReport, data: ChartData, frame: HTMLElement, heard: Heard, fromZero: boolean) {
    this.#report = report;
    this.#fromZero = fromZero;
    this.#frame = frame;
    this.#heard = heard;
    this.data = data;
    this.#period = this.data.whole;
    this.#plot = this.#draw();
    const theme = new MutationObserver(() => this.#redraw());
    theme.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    const size = new ResizeObserver(() => this.#fit());
    size.observe(frame);
    this.#watches = [theme, size];
  }

  get period(): Period {
    return this.#period;
  }

  /** The place under the pointer, or where the arrow keys are. */
  get place(): number | undefined {
    return this.#plot.cursor.idx ?? undefined;
  }

  /** Shows a period, or as much of it as there is. */
  show(period: Period, isChosen = false): void {
    const { whole } = this.data;
    const length = Math.min(Math.max(period.max - period.min, LEAST_DAYS), whole.max - whole.min);
    const min = Math.min(Math.max(period.min, whole.min), whole.max - length);
    this.#period = { min, max: min + length };
    this.#keepPlace(() => this.#scale());
    this.#heard.onPeriod(this.#period, isChosen);
  }

  set fromZero(fromZero: boolean) {
    this.#fromZero = fromZero;
    this.#keepPlace(() => this.#scale());
  }

  /** What is drawn, with its axes. */
  get canvas(): HTMLCanvasElement {
    return this.#plot.ctx.canvas;
  }

  /** Puts the cursor on a value, in sight. */
  point(place: number): void {
    const [days, counts, forecast] = this.data.columns;
    const day = days[place];
    if (day === undefined) {
      return;
    }
    const { min, max } = this.#period;
    const shift = day < min ? day - min : day > max ? day - max : 0;
    if (shift !== 0) {
      this.show({ min: min + shift, max: max + shift }, true);
    }
    const count = counts[place] ?? forecast[place] ?? 0;
    this.#plot.setCursor({ left: this.#plot.valToPos(day, 'x'), top: this.#plot.valToPos(count, 'y') });
  }

  dispose(): void {
    this.#watches.forEach((watch) => watch.disconnect());
    this.#plot.destroy();
  }

  /** A watch tells of the size it begins with, too: then there is nothing to draw again. */
  #fit(): void {
    const size = sizeOf(this.#frame);
    if (size.width !== this.#plot.width || size.height !== this.#plot.height) {
      this.#keepPlace(() => this.#plot.batch(() => this.#plot.setSize(size)));
    }
  }

  /** At once: the places of days are asked for right after it. */
  #scale(): void {
    this.#plot.batch(() => this.#plot.setScale('x', this.#period));
  }

  /** The day that was read stays the one that is read, wherever it stands after a change; out of sight, none is. */
  #keepPlace(change: () => void): void {
    const { place } = this;
    this.#isChanging = true;
    change();
    this.#isChanging = false;
    if (place === undefined) {
      return;
    }
    const day = this.data.columns[0][place] ?? NaN;
    if (day >= this.#period.min && day <= this.#period.max) {
      this.point(place);
    } else {
      this.#plot.setCursor(NOWHERE);
    }
  }

  #redraw(): void {
    this.#keepPlace(() => {
      this.#plot.destroy();
      this.#plot = this.#draw();
    });
  }

  #draw(): uPlot {
    const look = currentLook();
    const { marks, texts } = this.#report;
    const { limit } = this.data;
    const options: uPlot.Options = {
      ...sizeOf(this.#frame),
      // Room for half a label of the axis of time.
      padding: [8, 20, 0, 0],
      legend: { show: false },
      cursor: {
        y: false,
        points: { size: 8 },
        drag: { x: true, y: false, setScale: false },
        bind: { dblclick: () => null },
      },
      scales: {
        x: { time: false },
        y: {
          range: (_, lowest, highest) => countRange({ lowest, highest, limit, fromZero: this.#fromZero }),
        },
      },
      axes: axesOf(look, texts.locale),
      series: [{}, countLine(look, limit, this.data.alone), forecastLine(look)],
      hooks: {
        draw: [(plot) => drawMarks(plot, { ...marks, limit }, look)],
        setCursor: [(plot) => !this.#isChanging && this.#heard.onPointer(plot.cursor.idx ?? undefined)],
        setSelect: [(plot) => this.#zoomTo(plot)],
      },
    };
    const plot = new uPlot(options, this.data.columns, this.#frame);
    plot.batch(() => plot.setScale('x', this.#period));
    return plot;
  }

  #zoomTo(plot: uPlot): void {
    const { left, width } = plot.select;
    if (width > 0) {
      const [first, last] = [plot.posToVal(left, 'x'), plot.posToVal(left + width, 'x')].map(Math.round);
      plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
      this.show(wholeDays(first ?? 0, last ?? 0), true);
    }
  }
}

/** From the beginning of the first day to the end of the last one: each stands in its middle. */
export function wholeDays(first: number, last: number): Period {
  return { min: first - 0.5, max: last + 0.5 };
}

function sizeOf({ clientWidth, clientHeight }: HTMLElement): { width: number; height: number } {
  return { width: clientWidth || 600, height: clientHeight || 300 };
}

function axesOf(look: Look, locale: string): uPlot.Axis[] {
  const number = new Intl.NumberFormat(locale);
  const axis = { stroke: look.muted, font: look.font, ticks: { show: false } };
  const grid = { stroke: look.grid, width: 1 };
  return [
    {
      ...axis,
      grid: { show: false },
      ticks: { stroke: look.grid, width: 1, size: 5 },
      size: look.fontSize * 3.4,
      splits: ({ bbox }, _, min, max) => dateMarks(min, max, bbox.width / devicePixelRatio / MARK_ROOM),
      values: (_, marks) => dateLabels(marks, locale),
    },
    {
      ...axis,
      grid,
      incrs: COUNT_STEPS,
      size: (plot, values: string[] | null) => widthOf(plot, values ?? [], look),
      values: (_, counts) => counts.map((count) => number.format(count)),
    },
  ];
}

function widthOf({ ctx }: uPlot, labels: readonly string[], { font }: Look): number {
  ctx.save();
  ctx.font = font;
  const widths = labels.map((text) => ctx.measureText(text).width);
  ctx.restore();
  return Math.ceil(Math.max(24, ...widths)) + 12;
}
