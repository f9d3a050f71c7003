import type { SeatsStart } from '../../seats/protocol';
import type { ActivityBar } from '../../seats/activity';
import type { Tally } from '../../seats/tally';
import { element, say } from '../dom';
import { filled, numberText } from '../format';

/** A bar with anyone in it can be seen, in percent of the chart. */
const LEAST_HEIGHT = 1.5;

/** When the users who use a seat were last active, a bar for each span of days. */
export class ActivityChart {
  readonly section: HTMLElement;
  readonly #start: SeatsStart;
  readonly #frame: HTMLElement;
  readonly #summary = element('p', { class: 'only-heard', attributes: { id: 'activity-summary' } });
  readonly #readout = element('p', { class: 'readout', attributes: { role: 'status' } });
  #bars: readonly ActivityBar[] = [];
  #place: number | undefined;

  constructor(start: SeatsStart) {
    const { texts } = start;
    this.#start = start;
    this.#frame = element('div', {
      class: 'activity',
      attributes: {
        id: 'activity-frame',
        tabindex: '0',
        role: 'application',
        'aria-roledescription': texts.chartRole,
        'aria-label': texts.activityChart,
        'aria-describedby': 'activity-summary activity-keys',
      },
    });
    this.#frame.addEventListener('keydown', (event) => this.#type(event));
    this.#frame.addEventListener('pointermove', ({ target }) => this.#pointAt(target));
    this.#frame.addEventListener('pointerleave', () => this.#choose(undefined));
    this.section = element('section', { class: 'activity-section' }, [
      element('h2', { text: texts.activityChart, attributes: { id: 'activity' } }),
      this.#summary,
      element('p', { class: 'only-heard', text: texts.activityKeys, attributes: { id: 'activity-keys' } }),
      this.#frame,
      element('div', { class: 'below' }, [
        this.#readout,
        element('p', { class: 'axis', text: texts.activityAxis }),
      ]),
      element('ul', { class: 'legend' }, [
        legendItem('active', texts.activityActive),
        legendItem('idle', texts.activityIdle),
      ]),
    ]);
  }

  show({ statistics, bars }: Tally): void {
    const { texts } = this.#start;
    const { taken, idle, neverActive } = statistics;
    this.#bars = bars;
    this.#summary.textContent = filled(
      texts.activitySummary,
      ...[taken, idle, neverActive].map((count) => numberText(count, texts)),
    );
    const most = Math.max(1, ...this.#bars.map((bar) => bar.users));
    this.#frame.replaceChildren(...this.#bars.map((bar) => this.#column(bar, most)));
    this.#choose(this.#place);
  }

  /** The row of bars says all of it to who sees it, and the text below to who doesn't. */
  #column(bar: ActivityBar, most: number): HTMLElement {
    const { texts } = this.#start;
    const [idle, active] = [['idle', bar.idle] as const, ['active', bar.users - bar.idle] as const].map(
      ([name, users]) => {
        const part = element('div', { class: name });
        part.style.height = users === 0 ? '0' : `${Math.max((users / most) * 100, LEAST_HEIGHT)}%`;
        return part;
      },
    );
    return element('div', { class: 'column', attributes: { 'aria-hidden': 'true' } }, [
      element('div', { class: 'bars' }, [
        element('span', { class: 'count', text: numberText(bar.users, texts) }),
        ...[active, idle].filter((part) => part !== undefined),
      ]),
      element('span', { class: 'label', text: this.#label(bar) }),
    ]);
  }

  #label({ from, to }: ActivityBar): string {
    if (from === undefined) {
      return this.#start.texts.neverDay;
    }
    // It may be broken there.
    return to === undefined ? `≥\u00a0${from}` : `${from}–\u200b${to}`;
  }

  #pointAt(target: EventTarget | null): void {
    const column = target instanceof Element ? target.closest('.column') : null;
    if (column !== null) {
      this.#choose([...this.#frame.children].indexOf(column));
    }
  }

  #choose(place: number | undefined): void {
    this.#place = place;
    [...this.#frame.children].forEach((column, index) => column.classList.toggle('chosen', index === place));
    const bar = place === undefined ? undefined : this.#bars[place];
    say(this.#readout, bar === undefined ? '' : this.#textOf(bar));
  }

  #textOf({ from, to, users, idle }: ActivityBar): string {
    const { texts } = this.#start;
    const [count, toWinBack] = [users, idle].map((one) => numberText(one, texts));
    const span = to === undefined ? `≥\u00a0${from}` : `${from}–${to}`;
    return [
      from === undefined ? filled(texts.neverBar, count ?? '') : filled(texts.daysAgo, span, count ?? ''),
      ...(idle === 0 ? [] : [filled(texts.idleOfBar, toWinBack ?? '')]),
    ].join(', ');
  }

  #type(event: KeyboardEvent): void {
    const last = this.#bars.length - 1;
    const place = this.#place;
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: place === undefined ? last : place - 1,
      ArrowRight: place === undefined ? 0 : place + 1,
      Home: 0,
      End: last,
    };
    const target = targets[event.key];
    if (target !== undefined && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      this.#choose(Math.min(Math.max(target, 0), last));
    }
  }
}

function legendItem(name: 'active' | 'idle', text: string): HTMLElement {
  return element('li', {}, [element('span', { class: `bar-key ${name}` }), text]);
}
