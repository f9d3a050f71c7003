import uPlot from 'uplot';
import type { PageReport } from '../usage/protocol';
import { chartData, secondsOf, type ChartData } from './chartData';
import { drawMarks, themeColours } from './chartMarks';
import { button, element } from './dom';
import { dayText, filled } from './format';

/** How many days the buttons show; the last one all of them. */
const RANGES = [
  ['range30', 30],
  ['range90', 90],
  ['range365', 365],
  ['rangeAll', Infinity],
] as const;

const DAY_SECONDS = 86_400;

/** How much of the visible time a page key moves, and how much of it is left after zooming in. */
const ZOOM = 0.5;

const HEIGHT = 320;

/**
 * The chart with its ranges, its legend and what is under the pointer or the arrow keys. Zooming is by drag, by double
 * click (all) and by + and -.
 *
 * @returns the section, and a function that takes the chart away
 */
export function chartSection(report: PageReport): {
  readonly section: HTMLElement;
  readonly dispose: () => void;
} {
  const { texts, summary } = report;
  const frame = element('div', {
    class: 'chart',
    attributes: { tabindex: '0', role: 'application', 'aria-label': `${summary} ${texts.chartKeys}` },
  });
  const readout = element('p', { class: 'readout', attributes: { role: 'status' } });
  const chart = new Chart(report, frame, readout);
  const ranges = RANGES.map(([name, days]) =>
    button(texts[name], () => chart.showLast(days), { 'aria-pressed': 'false' }),
  );
  chart.onRange((days) =>
    ranges.forEach((range, index) => range.setAttribute('aria-pressed', String(RANGES[index]?.[1] === days))),
  );
  const section = element('section', {}, [
    element('h2', { text: texts.chart }),
    element('div', { class: 'tools', attributes: { role: 'group', 'aria-label': texts.chart } }, ranges),
    frame,
    readout,
    legend(report),
  ]);
  requestAnimationFrame(() => chart.showLast(Infinity));
  return { section, dispose: () => chart.dispose() };
}

function legend({ texts, marks }: PageReport): HTMLElement {
  const shown = [
    'billableUsers' as const,
    ...(marks.limit === undefined ? [] : ['limit' as const]),
    ...(marks.peak === undefined ? [] : ['peak' as const]),
    ...(marks.forecast === undefined ? [] : ['forecast' as const]),
    ...(marks.end === undefined ? [] : ['end' as const]),
  ];
  const entries = shown.map((name) =>
    element('li', {}, [element('span', { class: `key ${name}` }), document.createTextNode(texts[name])]),
  );
  return element('ul', { class: 'legend' }, entries);
}

class Chart {
  readonly #report: PageReport;
  readonly #frame: HTMLElement;
  readonly #readout: HTMLElement;
  readonly #data: ChartData;
  readonly #watches: { disconnect(): void }[];
  #plot: uPlot;
  #colours = themeColours();
  #heard: (days: number | undefined) => void = () => undefined;

  constructor(report: PageReport, frame: HTMLElement, readout: HTMLElement) {
    this.#report = report;
    this.#frame = frame;
    this.#readout = readout;
    this.#data = chartData(report);
    this.#plot = this.#draw();
    frame.addEventListener('keydown', (event) => this.#press(event));
    frame.addEventListener('dblclick', () => this.showLast(Infinity));
    const theme = new MutationObserver(() => this.#redraw());
    theme.observe(document.body, { attributes: true, attributeFilter: ['class'] });
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['style'] });
    const size = new ResizeObserver(() => this.#plot.setSize({ width: frame.clientWidth, height: HEIGHT }));
    size.observe(frame);
    this.#watches = [theme, size];
  }

  /** Hears which range is shown: its days, or undefined for one that was zoomed to. */
  onRange(heard: (days: number | undefined) => void): void {
    this.#heard = heard;
  }

  /** Shows the last days that were counted (and with all of them what lies ahead). */
  showLast(days: number): void {
    const { whole } = this.#data;
    const last = this.#report.daily.days.at(-1);
    const isAll = days === Infinity || last === undefined;
    this.#plot.setScale('x', isAll ? whole : { min: secondsOf(last - days + 1), max: secondsOf(last) });
    this.#heard(days);
  }

  dispose(): void {
    this.#watches.forEach((watch) => watch.disconnect());
    this.#plot.destroy();
  }

  #redraw(): void {
    const { min, max } = this.#plot.scales.x ?? {};
    this.#plot.destroy();
    this.#colours = themeColours();
    this.#plot = this.#draw();
    if (min !== undefined && max !== undefined) {
      this.#plot.setScale('x', { min, max });
    }
  }

  #draw(): uPlot {
    const { marks, texts } = this.#report;
    const colours = this.#colours;
    const axis = {
      stroke: colours.text,
      grid: { stroke: colours.grid, width: 1 },
      ticks: { stroke: colours.grid },
    };
    const number = new Intl.NumberFormat(texts.locale);
    return new uPlot(
      {
        width: this.#frame.clientWidth || 600,
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
        legend: { show: false },
        cursor: { drag: { x: true, y: false }, points: { size: 8 } },
        scales: { y: { range: (_, low, high) => this.#heights(low, high) } },
        axes: [
          axis,
          { ...axis, size: 70, values: (_, splits) => splits.map((split) => number.format(split)) },
        ],
        series: [
          {},
          { stroke: colours.users, width: 2, points: { show: false } },
          { stroke: colours.forecast, width: 2, dash: [8, 6], spanGaps: true, points: { show: false } },
        ],
        hooks: {
          draw: [(plot) => drawMarks(plot, marks, colours)],
          setCursor: [(plot) => this.#tell(plot.cursor.idx)],
          setSelect: [() => this.#heard(undefined)],
        },
      },
      this.#data.columns,
      this.#frame,
    );
  }

  /** From 0, so that growth is not exaggerated, to above everything that is drawn. */
  #heights(_low: number | null, high: number | null): [number, number] {
    const { limit, peak } = this.#report.marks;
    return [0, Math.max(high ?? 0, limit ?? 0, peak?.count ?? 0, 1) * 1.08];
  }

  #tell(index: number | null | undefined): void {
    const { texts } = this.#report;
    const [days, counts, forecast] = this.#data.columns;
    const second = index == null ? undefined : days[index];
    if (index == null || second === undefined) {
      this.#readout.textContent = '';
      return;
    }
    const number = new Intl.NumberFormat(texts.locale, { maximumFractionDigits: 0 });
    const count = counts[index];
    const expected = forecast[index];
    const value =
      count != null
        ? `${number.format(count)} ${texts.billableUsers}`
        : expected != null
          ? `${texts.forecast}: ${number.format(expected)}`
          : texts.noCount;
    this.#readout.textContent = filled('{0} · {1}', dayText(second / DAY_SECONDS), value);
  }

  #press(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, () => void>> = {
      ArrowLeft: () => this.#move(-1),
      ArrowRight: () => this.#move(1),
      PageUp: () => this.#move(-30),
      PageDown: () => this.#move(30),
      Home: () => this.#move(-Infinity),
      End: () => this.#move(Infinity),
      '+': () => this.#zoom(ZOOM),
      '-': () => this.#zoom(1 / ZOOM),
      '0': () => this.showLast(Infinity),
    };
    const step = steps[event.key];
    if (step !== undefined) {
      event.preventDefault();
      step();
    }
  }

  /** Moves the cursor by so many values, and what is shown with it when it would leave that. */
  #move(by: number): void {
    const [days] = this.#data.columns;
    const from = this.#plot.cursor.idx ?? days.length - 1;
    const index = Math.min(Math.max(from + by, 0), days.length - 1);
    const second = days[index];
    const { min, max } = this.#plot.scales.x ?? {};
    if (second === undefined || min === undefined || max === undefined) {
      return;
    }
    const shift = second < min ? second - min : second > max ? second - max : 0;
    if (shift !== 0) {
      this.#plot.setScale('x', { min: min + shift, max: max + shift });
      this.#heard(undefined);
    }
    const count = this.#data.columns[1][index] ?? this.#data.columns[2][index] ?? 0;
    this.#plot.setCursor({ left: this.#plot.valToPos(second, 'x'), top: this.#plot.valToPos(count, 'y') });
    this.#tell(index);
  }

  #zoom(factor: number): void {
    const { min, max } = this.#plot.scales.x ?? {};
    if (min === undefined || max === undefined) {
      return;
    }
    const { whole } = this.#data;
    const centre = this.#data.columns[0][this.#plot.cursor.idx ?? -1] ?? (min + max) / 2;
    const half = Math.max(((max - min) / 2) * factor, 3 * DAY_SECONDS);
    this.#plot.setScale('x', {
      min: Math.max(centre - half, whole.min),
      max: Math.min(centre + half, whole.max),
    });
    this.#heard(undefined);
  }
}
