import type { PageReport } from '../../usage/protocol';
import { button, element, say } from '../dom';
import { dayText, filled, pointText } from '../format';
import { chartData, daysIn, type ChartData, type Period } from './chartData';
import { legendEntries, legendItem } from './chartLegend';
import { chartPicture } from './chartPicture';
import { currentLook } from './chartTheme';
import { Plot, wholeDays } from './plot';

/** How many days the buttons show; the last one all of them. */
const RANGES = [
  ['range30', 30],
  ['range90', 90],
  ['range365', 365],
  ['rangeAll', Infinity],
] as const;

/** How much of the visible time is left after zooming in. */
const ZOOM = 0.5;

/** With more of them each step of drawing takes some ten milliseconds: between two others get their turn, and a frame. */
const MANY_DAYS = 50_000;

/** What page keys move by, in values. */
const PAGE = 30;

/** What the user has chosen to see of a chart. */
export interface ChartView {
  /** The last days of that number, or two days with all between them. */
  readonly shown: number | Period;
  readonly fromZero: boolean;
}

/** A part of the page, and what takes it away. */
export interface Section {
  readonly section: HTMLElement;
  readonly view: () => ChartView | undefined;
  readonly dispose: () => void;
}

interface Around {
  /** Of the chart before, which this one replaces. */
  readonly view: ChartView | undefined;
  /** Takes the chart as a picture, as PNG. */
  readonly save: (png: Uint8Array) => void;
}

/**
 * The chart with its ranges, its legend and what is under the pointer or the arrow keys. Zooming is by drag and by + and
 * -, and a double click or 0 shows all again.
 */
export function chartSection(report: PageReport, { view, save }: Around): Section {
  const { texts } = report;
  const heading = element('h2', { text: texts.chart, attributes: { id: 'chart' } });
  if (report.daily.days.length === 0) {
    const section = element('section', {}, [heading, element('p', { class: 'empty', text: texts.noRows })]);
    return { section, view: () => view, dispose: () => undefined };
  }
  const chart = new Chart(report, view, save);
  const period = { role: 'group', 'aria-label': texts.period };
  const section = element('section', { class: 'chart-section' }, [
    element('div', { class: 'head' }, [
      heading,
      element('div', { class: 'tools' }, [
        element('div', { class: 'tools', attributes: period }, chart.ranges),
        chart.zero,
        button(texts.saveChart, () => void chart.save(), { id: 'save-chart' }),
      ]),
    ]),
    element('p', { class: 'only-heard', text: texts.chartKeys, attributes: { id: 'chart-keys' } }),
    chart.frame,
    element('div', { class: 'below' }, [chart.readout, chart.period]),
    chart.legend,
  ]);
  return { section, view: () => chart.view, dispose: () => chart.dispose() };
}

class Chart {
  readonly frame: HTMLElement;
  readonly readout: HTMLElement;
  readonly period: HTMLElement;
  readonly legend: HTMLElement;
  readonly ranges: readonly HTMLButtonElement[];
  readonly zero: HTMLButtonElement;
  readonly #report: PageReport;
  readonly #save: (png: Uint8Array) => void;
  #view: ChartView;
  #plot: Plot | undefined;

  constructor(report: PageReport, view: ChartView | undefined, save: (png: Uint8Array) => void) {
    const { texts } = report;
    this.#report = report;
    this.#save = save;
    this.#view = view ?? { shown: Infinity, fromZero: false };
    this.frame = element('div', {
      class: 'chart',
      attributes: {
        id: 'chart-frame',
        tabindex: '0',
        role: 'application',
        'aria-roledescription': texts.chartRole,
        'aria-label': texts.chart,
        'aria-describedby': 'lead chart-keys',
      },
    });
    this.readout = element('p', { class: 'readout', attributes: { role: 'status' } });
    this.period = element('p', { class: 'period', attributes: { role: 'status' } });
    this.legend = element('ul', { class: 'legend' });
    this.ranges = RANGES.map(([name, days]) => button(texts[name], () => this.#showLast(days), { id: name }));
    this.zero = button(texts.startAtZero, () => this.#startAtZero(!this.#view.fromZero), {
      id: 'start-at-zero',
    });
    this.#press();
    this.frame.addEventListener('keydown', (event) => this.#type(event));
    this.frame.addEventListener('dblclick', () => this.#showLast(Infinity));
    // It is drawn as large as its frame, which is in the page by then.
    const next = report.daily.days.length > MANY_DAYS ? setTimeout : queueMicrotask;
    next(() => {
      const data = chartData(report);
      next(() => this.#draw(data));
    });
  }

  get view(): ChartView {
    return this.#view;
  }

  dispose(): void {
    this.#plot?.dispose();
  }

  async save(): Promise<void> {
    const plot = this.#plot;
    if (plot !== undefined) {
      const legend = legendEntries(this.#report, plot.data.limit);
      const lines = [this.#report.title, this.period.textContent];
      this.#save(await chartPicture(plot.canvas, { lines, legend, look: currentLook() }));
    }
  }

  #draw(data: ChartData): void {
    // Another report may have come meanwhile.
    if (!this.frame.isConnected) {
      return;
    }
    const { shown, fromZero } = this.#view;
    const heard = {
      onPeriod: (period: Period, isChosen: boolean) => this.#showPeriod(period, isChosen),
      onPointer: (place: number | undefined) => this.#tell(place),
    };
    this.#plot = new Plot(this.#report, data, this.frame, heard, fromZero);
    this.legend.replaceChildren(...legendEntries(this.#report, data.limit).map(legendItem));
    if (typeof shown === 'number') {
      this.#showLast(shown);
    } else {
      this.#plot.show(shown, true);
    }
  }

  /** Shows the last days that were counted, and with all of them what lies ahead. */
  #showLast(days: number): void {
    const plot = this.#plot;
    const last = this.#report.daily.days.at(-1);
    if (plot === undefined || last === undefined) {
      return;
    }
    this.#view = { ...this.#view, shown: days };
    plot.show(days === Infinity ? plot.data.whole : wholeDays(last - days + 1, last));
  }

  #showPeriod(period: Period, isChosen: boolean): void {
    const { ends } = this.#plot?.data ?? {};
    if (ends === undefined) {
      return;
    }
    this.#view = isChosen ? { ...this.#view, shown: period } : this.#view;
    this.#press();
    const { min, max } = daysIn(period, ends);
    say(this.period, filled(this.#report.texts.periodShown, dayText(min), dayText(max)));
  }

  #startAtZero(fromZero: boolean): void {
    this.#view = { ...this.#view, fromZero };
    this.#press();
    if (this.#plot !== undefined) {
      this.#plot.fromZero = fromZero;
    }
  }

  #press(): void {
    const { shown, fromZero } = this.#view;
    this.ranges.forEach((range, index) => (range.ariaPressed = String(RANGES[index]?.[1] === shown)));
    this.zero.ariaPressed = String(fromZero);
  }

  #tell(place: number | undefined): void {
    const { texts, marks } = this.#report;
    const [days, counts, forecast] = this.#plot?.data.columns ?? [];
    const day = place === undefined ? undefined : days?.[place];
    const text =
      place === undefined || day === undefined
        ? ''
        : pointText({ day, count: counts?.[place], expected: forecast?.[place], limit: marks.limit }, texts);
    say(this.readout, text);
  }

  #type(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#move(-1),
      ArrowRight: () => this.#move(1),
      PageUp: () => this.#move(-PAGE),
      PageDown: () => this.#move(PAGE),
      Home: () => this.#move(-Infinity),
      End: () => this.#move(Infinity),
      '+': () => this.#zoom(ZOOM),
      '=': () => this.#zoom(ZOOM),
      '-': () => this.#zoom(1 / ZOOM),
      '0': () => this.#showLast(Infinity),
    };
    const step = steps[event.key];
    if (step !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      step();
    }
  }

  /** From the last count on when nothing is pointed at. */
  #move(by: number): void {
    const plot = this.#plot;
    if (plot === undefined) {
      return;
    }
    const [days, counts] = plot.data.columns;
    const lastCount = counts.findLastIndex((count) => count !== null);
    const target =
      plot.place === undefined && Math.abs(by) === 1 ? lastCount : (plot.place ?? lastCount) + by;
    plot.point(Math.min(Math.max(target, 0), days.length - 1));
  }

  #zoom(factor: number): void {
    const plot = this.#plot;
    if (plot === undefined) {
      return;
    }
    const { min, max } = plot.period;
    const center = plot.data.columns[0][plot.place ?? -1] ?? (min + max) / 2;
    const half = ((max - min) / 2) * factor;
    plot.show({ min: center - half, max: center + half }, true);
  }
}
