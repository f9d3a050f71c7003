import type { PageMessage, PageReport, ToPage, Tone } from '../usage/protocol';
import { chartSection, type ChartView } from './chart/chart';
import { button, element, focusedElement, say, sentence, START } from './dom';
import type { Send } from './host';
import { messageParts } from './message';
import { tableSection, type TableState } from './table/table';

/** A sign for everybody who does not see its color. */
const SIGNS: Readonly<Record<Tone, string>> = { plain: '•', good: '✓', warning: '⚠', error: '✕' };

/** What the user has chosen to see. */
export interface ReportView {
  readonly chart: ChartView | undefined;
  readonly table: TableState | undefined;
}

interface ReportPage {
  readonly page: HTMLElement;
  /** Tells how far the next report is, or why there is none. */
  readonly tell: (status: Exclude<ToPage, PageReport>) => true;
  readonly view: () => ReportView;
  readonly dispose: () => void;
}

interface Around {
  /** Of the report before. */
  readonly view: ReportView | undefined;
  /** Has a text read out. */
  readonly announce: (text: string) => void;
}

/** The page of a usage export. */
export function reportPage(report: PageReport, send: Send, { view, announce }: Around): ReportPage {
  const progress = element('p', { class: 'progress', attributes: { role: 'status' } });
  const problem = element('div', { class: 'problem', attributes: { role: 'alert' } });
  const chart = chartSection(report, {
    view: view?.chart,
    save: (png) => send({ kind: 'saveChart', png }),
  });
  const table = tableSection(report, view?.table, (text) => send({ kind: 'copy', text }));
  const copyFigures = () => {
    send({ kind: 'copyMarkdown' });
    announce('');
    setTimeout(() => announce(report.texts.copiedMarkdown));
  };
  const page = element('main', { class: 'page' }, [
    head(report, { progress, send, copyFigures }),
    problem,
    cards(report),
    lead(report),
    chart.section,
    element('div', { class: 'columns' }, [...notes(report), ...order(report), facts(report)]),
    ...table.sections,
  ]);
  const tell: ReportPage['tell'] = (status) => {
    const hadFocus = problem.contains(focusedElement() ?? null);
    say(progress, status.kind === 'progress' ? status.text : '');
    problem.replaceChildren(...(status.kind === 'message' ? problemParts(status, send) : []));
    if (hadFocus) {
      // The button that was pressed is gone.
      (document.getElementById('refresh') ?? document.getElementById(START))?.focus({ preventScroll: true });
    }
    return true;
  };
  return { page, tell, view: () => ({ chart: chart.view(), table: table.state() }), dispose: chart.dispose };
}

interface HeadParts {
  readonly progress: HTMLElement;
  readonly send: Send;
  readonly copyFigures: () => void;
}

/** Over a report its title is where the page begins. */
function problemParts(message: PageMessage, send: Send): HTMLElement[] {
  const [text, ...others] = messageParts(message, send);
  text?.removeAttribute('id');
  return text === undefined ? [] : [text, ...others];
}

function head(
  { title, subtitle, isLive, texts }: PageReport,
  { progress, send, copyFigures }: HeadParts,
): HTMLElement {
  const live = [
    button(texts.refresh, () => send({ kind: 'refresh' }), { id: 'refresh' }),
    button(texts.save, () => send({ kind: 'save' }), { id: 'save' }),
    button(texts.seats, () => send({ kind: 'seats' }), { id: 'seats' }),
  ];
  return element('header', { class: 'head' }, [
    element('div', { class: 'title' }, [
      element('h1', { attributes: { id: START, tabindex: '-1' } }, [foreign(title)]),
      progress,
      element(
        'p',
        { class: 'subtitle' },
        subtitle.flatMap((text, index) => [...(index > 0 ? [' · '] : []), foreign(text)]),
      ),
    ]),
    element('div', { class: 'tools' }, [
      ...(isLive ? live : []),
      button(texts.copyMarkdown, copyFigures, { id: 'copy-markdown' }),
      button(texts.mail, () => send({ kind: 'mail' }), { id: 'mail' }),
    ]),
  ]);
}

/** A text of the file, whose direction of writing must not reverse what is next to it. */
function foreign(text: string): HTMLElement {
  return element('bdi', { text });
}

function sign(tone: Tone): HTMLElement {
  return element('span', { class: 'sign', text: SIGNS[tone], attributes: { 'aria-hidden': 'true' } });
}

function cards({ cards: all }: PageReport): HTMLElement {
  const made = all.map(({ label, value, meaning, tone }) =>
    element('div', { class: `card tone-${tone}` }, [
      element('dt', { text: label }),
      element('dd', { class: 'value' }, [value, ...(tone === 'plain' ? [] : [sign(tone)])]),
      element('dd', { class: 'meaning', text: meaning }),
    ]),
  );
  return element('dl', { class: 'cards' }, made);
}

/** The answer to why one opens the page. */
function lead({ lead: { text, tone } }: PageReport): HTMLElement {
  return element('p', { class: `lead tone-${tone}`, attributes: { id: 'lead' } }, [
    sign(tone),
    element('span', {}, sentence(text)),
  ]);
}

function notes({ notes: all, texts }: PageReport): HTMLElement[] {
  if (all.length === 0) {
    return [];
  }
  const made = all.map(({ text, tone }) =>
    element('li', { class: `tone-${tone}` }, [sign(tone), element('span', {}, sentence(text))]),
  );
  return [
    element('section', {}, [element('h2', { text: texts.notes }), element('ul', { class: 'notes' }, made)]),
  ];
}

function order({ order: given, texts }: PageReport): HTMLElement[] {
  if (given === undefined) {
    return [];
  }
  return [
    element('section', { class: 'order' }, [
      element('h2', { text: texts.seatsToOrder }),
      element('p', {}, sentence(given.answer)),
      element(
        'ul',
        {},
        given.reasons.map((text) => element('li', {}, sentence(text))),
      ),
    ]),
  ];
}

function facts({ facts: all, texts }: PageReport): HTMLElement {
  const made = all.flatMap(({ label, value }) => [
    element('dt', {}, [foreign(label)]),
    element('dd', {}, [foreign(value)]),
  ]);
  return element('section', {}, [
    element('h2', { text: texts.license }),
    element('dl', { class: 'facts' }, made),
  ]);
}
