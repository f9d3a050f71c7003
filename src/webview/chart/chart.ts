import type { PageReport } from '../../usage/protocol';
import { chartData, type ChartData, type Period } from './chartData';
import { legend } from './chartLegend';
import { button, element } from '../dom';
import { pointText } from '../format';
import { Plot } from './plot';

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

/** A part of the page, and what takes it away. */
export interface Section {
  readonly section: HTMLElement;
  readonly dispose: () => void;
}

/**
 * The chart with its ranges, its legend and what is under the pointer or the arrow keys. Zooming is by drag and by + and
 * -, and a double click or 0 shows all again.
 */
export function chartSection(report: PageReport): Section {
  const { texts } = report;
  const heading = element('h2', { text: texts.chart, attributes: { id: 'chart' } });
  if (report.daily.days.length === 0) {
    const section = element('section', {}, [heading, element('p', { class: 'empty', text: texts.noRows })]);
    return { section, dispose: () => undefined };
  }
  const chart = new Chart(report);
  const tools = element(
    'div',
    { class: 'tools', attributes: { role: 'group', 'aria-labelledby': 'chart' } },
    chart.ranges,
  );
  const section = element('section', { class: 'chart-section' }, [
    element('div', { class: 'head' }, [heading, tools]),
    chart.frame,
    element('div', { class: 'below' }, [legend(report), chart.readout]),
  ]);
  return { section, dispose: () => chart.dispose() };
}

class Chart {
  readonly frame: HTMLElement;
  readonly readout: HTMLElement;
  readonly ranges: readonly HTMLButtonElement[];
  readonly #report: PageReport;
  #plot: Plot | undefined;

  constructor(report: PageReport) {
    const { texts, summary } = report;
    this.#report = report;
    this.frame = element('div', {
      class: 'chart',
      attributes: {
        id: 'chart-frame',
        tabindex: '0',
        role: 'application',
        'aria-roledescription': texts.chartRole,
        'aria-label': `${texts.chart}. ${summary} ${texts.chartKeys}`,
      },
    });
    this.readout = element('p', { class: 'readout', attributes: { role: 'status' } });
    this.ranges = RANGES.map(([name, days]) => button(texts[name], () => this.#showLast(days), { id: name }));
    this.#press(Infinity);
    this.frame.addEventListener('keydown', (event) => this.#type(event));
    this.frame.addEventListener('dblclick', () => this.#showLast(Infinity));
    // It is drawn as large as its frame, which is in the page by then.
    const next = report.daily.days.length > MANY_DAYS ? setTimeout : queueMicrotask;
    next(() => {
      const data = chartData(report);
      next(() => this.#draw(data));
    });
  }

  dispose(): void {
    this.#plot?.dispose();
  }

  #draw(data: ChartData): void {
    // Another report may have come meanwhile.
    if (!this.frame.isConnected) {
      return;
    }
    this.#plot = new Plot(this.#report, data, this.frame, {
      onPeriod: (_, isChosen) => isChosen && this.#press(undefined),
      onPointer: (place) => this.#tell(place),
    });
  }

  /** Shows the last days that were counted, and with all of them what lies ahead. */
  #showLast(days: number): void {
    const plot = this.#plot;
    const last = this.#report.daily.days.at(-1);
    if (plot === undefined || last === undefined) {
      return;
    }
    plot.show(days === Infinity ? plot.data.whole : { min: last - days + 0.5, max: last + 0.5 });
    this.#press(days);
  }

  #press(days: number | undefined): void {
    this.ranges.forEach((range, index) =>
      range.setAttribute('aria-pressed', String(RANGES[index]?.[1] === days)),
    );
  }

  #tell(place: number | undefined): void {
    const { texts, marks } = this.#report;
    const [days, counts, forecast] = this.#plot?.data.columns ?? [];
    const day = place === undefined ? undefined : days?.[place];
    this.readout.textContent =
      place === undefined || day === undefined
        ? ''
        : pointText({ day, count: counts?.[place], expected: forecast?.[place], limit: marks.limit }, texts);
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
    const centre = plot.data.columns[0][plot.place ?? -1] ?? (min + max) / 2;
    const half = ((max - min) / 2) * factor;
    const period: Period = { min: centre - half, max: centre + half };
    plot.show(period, true);
  }
}
